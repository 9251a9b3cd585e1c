import createClient from 'openapi-fetch';
import { currentToken, refuseToken } from '../session/session';
import { reportConnection } from './connection';
import { ApiError, ConnectionError, toProblem } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Where the API is: the page's own origin unless the build was told another one. */
const API_URL: string = import.meta.env.VITE_API_URL ?? '';

/** A resource and the tag that a change of it is based on. */
export interface Tagged<T> {
  readonly value: T;
  readonly etag: string;
}

/** Tells the page whether the service is there, apart from requests that were given up. */
async function watchedFetch(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (isOfGateway(response)) throw new Error(`HTTP ${response.status} of a gateway`);
    reportConnection(true);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    reportConnection(false);
    throw new ConnectionError(request.method, error);
  }
}

/** What a proxy says when it got no answer; the service's own failures are problem documents. */
function isOfGateway({ status, headers }: Response): boolean {
  return status >= 500 && !(headers.get('Content-Type') ?? '').startsWith('application/problem+json');
}

/** The typed client: every path, query, body and answer is checked against the API's own document. */
export const api = createClient<paths>({ baseUrl: API_URL, fetch: watchedFetch });

api.use({
  onRequest({ request }) {
    const token = currentToken();
    if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
});

interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** @throws ApiError with the problem that the service named, ConnectionError when it did not answer */
export async function ask<T>(request: Promise<Answer<T>>): Promise<T> {
  return (await askTagged(request)).value;
}

/** The same, with the answer's tag. */
export async function askTagged<T>(request: Promise<Answer<T>>): Promise<Tagged<T>> {
  const token = currentToken();
  const { data, error, response } = await request;
  if (response.ok) return { value: data as T, etag: response.headers.get('ETag') ?? '' };
  if (response.status === 401) refuseToken(token);
  throw new ApiError(toProblem(error, response.status));
}

interface RawRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** A request that the typed client has no words for: a stream, or one with a token that is not signed in yet. */
export function rawFetch(path: string, request: RawRequest = {}): Promise<Response> {
  return watchedFetch(new Request(`${API_URL}${path}`, { cache: 'no-store', ...request }));
}
