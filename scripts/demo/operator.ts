import type { Cast, Role } from './cast.js';
import { DemoError } from './demo-error.js';

export type Addressee = 'service' | 'exotel' | 'fastExotel';

/** One HTTP request, as it is sent and as it is shown. */
export interface DemoRequest {
  /** The service unless said otherwise. */
  readonly at?: Addressee;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** The service asks for a token; the stand-ins do not. */
  readonly as?: Role;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  /** As JSON, or as the text that it is; undefined without a body. */
  readonly body: unknown;
}

const ANSWER_WITHIN_MS = 20_000;

/** Does over HTTP what a person does with the console, Swagger UI or curl, and has no other way in. */
export class Operator {
  constructor(
    private readonly cast: Pick<Cast, 'serviceUrl' | 'exotelUrl' | 'fastExotelUrl' | 'tokens'>,
    private readonly stopped: AbortSignal,
  ) {}

  async ask(request: DemoRequest): Promise<Answer> {
    const response = await this.fetch(request, AbortSignal.timeout(ANSWER_WITHIN_MS));
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  }

  /** An answer whose body is read piece by piece until `signal` ends it. */
  async open(request: DemoRequest, signal: AbortSignal): Promise<Response> {
    return this.fetch(request, signal);
  }

  private async fetch(request: DemoRequest, signal: AbortSignal): Promise<Response> {
    const { method, path, as, body } = request;
    const url = `${this.cast[`${request.at ?? 'service'}Url`]}${path}`;
    return fetch(url, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${this.cast.tokens[as]}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.any([this.stopped, signal]),
    }).catch((error: unknown) => {
      throw new DemoError(`${method} ${url} was not answered: ${reasonOf(error)}`, { cause: error });
    });
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** `fetch failed` alone says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
