import { benchToken } from './token.js';

export const ROOT = '/api/v1/integrations/exotel';

const token = benchToken();

/** One request to the service, as super_admin; one that fails ends the bench. */
export async function ask(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}${ROOT}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** How long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
