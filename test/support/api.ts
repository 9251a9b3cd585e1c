import type { AnswerRules } from './answer-rules.js';
import { tokenFor } from './sign-in.js';
import type { TokenOptions } from './sign-in.js';

export const ROOT = '/api/v1/integrations/exotel';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text. */
  readonly text: string;
  /** The body as JSON; undefined when there is none. */
  readonly body: any;
}

export interface RequestOptions {
  readonly as?: TokenOptions['role'] | undefined;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

/** What a caller of the API does; as super_admin unless told otherwise. */
export class Api {
  /** `rules` hold for every answer; a request whose answer breaks one fails. */
  constructor(
    readonly url: string,
    private readonly rules?: () => AnswerRules,
  ) {}

  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...authorization(options),
        ...('json' in options && { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...('json' in options && { body: JSON.stringify(options.json) }),
      ...(options.raw !== undefined && { body: options.raw }),
    });
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, text, body: parsed(response, text) };
    this.rules?.().check(method, path, answer);
    return answer;
  }

  get(path: string, options?: RequestOptions): Promise<Answer> {
    return this.request('GET', path, options);
  }

  put(path: string, json: unknown, options?: RequestOptions): Promise<Answer> {
    return this.request('PUT', path, { json, ...options });
  }

  post(path: string, json: unknown, options?: RequestOptions): Promise<Answer> {
    return this.request('POST', path, { json, ...options });
  }

  delete(path: string, options?: RequestOptions): Promise<Answer> {
    return this.request('DELETE', path, options);
  }

  /** Stores credentials that the stand-in accepts. */
  storeCredentials(exotelUrl: string): Promise<Answer> {
    return this.put(ROOT, {
      account_sid: 'cxbsim',
      api_key: 'simkey',
      api_token: 'simtoken',
      api_base_url: exotelUrl,
    });
  }

  /** Adds a number that is ready for a test call, and gives its id. */
  async addDid(did: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const answer = await this.post(`${ROOT}/dids`, {
      number: '+918047110001',
      label: 'Support line',
      bot_id: 'echo',
      flow_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
      ...did,
    });
    if (answer.status !== 201) throw new Error(`could not add a number: ${answer.text}`);
    return answer.body.id as string;
  }

  placeTestCall(didId: string, toNumber: string, options?: RequestOptions): Promise<Answer> {
    return this.post(`${ROOT}/dids/${didId}/test-call`, { to_number: toNumber }, { as: 'admin', ...options });
  }
}

/** No `Authorization` at all where `as` is given and undefined. */
function authorization(options: RequestOptions): { authorization?: string } {
  if (options.token !== undefined) return { authorization: `Bearer ${options.token}` };
  if ('as' in options && options.as === undefined) return {};
  return { authorization: `Bearer ${tokenFor({ role: options.as ?? 'super_admin' })}` };
}

function parsed(response: Response, text: string): unknown {
  const isJson = response.headers.get('content-type')?.includes('json');
  return isJson && text !== '' ? JSON.parse(text) : undefined;
}
