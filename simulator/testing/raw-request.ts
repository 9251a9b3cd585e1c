import { request } from 'node:http';

export interface RawAnswer {
  status: number;
  type: string;
  location: string | undefined;
  body: string;
}

export interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
}

export const FLOW_URL = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';
export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
export const ACCOUNT = '/v1/Accounts/cxbsim';

export function basic(key = 'simkey', token = 'simtoken'): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${key}:${token}`).toString('base64')}` };
}

/** One request as it goes over the wire: no redirects, no decoding, no parsing. */
export function rawRequest(url: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body, signal } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers, agent: false, ...(signal ? { signal } : {}) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            location: response.headers.location,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The form of a good test call to `to`, with fields changed, or left out by `null`. */
export function form(to: string, changes: Record<string, string | null> = {}): string {
  const fields: Record<string, string | null> = {
    From: to,
    CallerId: '08047110001',
    Url: FLOW_URL,
    CallType: 'trans',
    ...changes,
  };
  const kept = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(kept).toString();
}

/** Places a call in the usual way, on the `.json` route unless told otherwise. */
export function place(
  base: string,
  to: string,
  changes: Record<string, string | null> = {},
  path = '/Calls/connect.json',
): Promise<RawAnswer> {
  return rawRequest(`${base}${ACCOUNT}${path}`, {
    method: 'POST',
    headers: { ...basic(), ...FORM },
    body: form(to, changes),
  });
}

export function get(base: string, path: string): Promise<RawAnswer> {
  return rawRequest(`${base}${path}`, { headers: basic() });
}

export function control(base: string, method: string, path: string, body?: unknown): Promise<RawAnswer> {
  return rawRequest(`${base}/sim${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export function parsed(answer: RawAnswer): unknown {
  return JSON.parse(answer.body);
}

/** The SID out of a JSON connect answer. */
export function sidOf(answer: RawAnswer): string {
  return (parsed(answer) as { Call: { Sid: string } }).Call.Sid;
}
