import autocannon from 'autocannon';
import type { Request, Result } from 'autocannon';

export interface Load {
  readonly path: string;
  readonly token: string;
  readonly connections?: number;
  /** The bounds of a run: so long, or so many requests. */
  readonly seconds?: number;
  readonly amount?: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly failed: number;
}

/** How often it looks whether a run is over; a second, where nobody says. */
const LOOK_EVERY_MS = 100;

/** Loads a server from this process, within its bounds. */
export async function load(url: string, given: Load): Promise<LoadResult> {
  const { path, token, connections = 50, seconds = 1, amount, method = 'GET', body } = given;
  const request: Request = {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  };
  const began = performance.now();
  let last = began;
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: `${url}${path}`,
        connections,
        sampleInt: LOOK_EVERY_MS,
        ...(amount === undefined ? { duration: seconds } : { amount }),
        ...(request as object),
      },
      (error: Error | null, all: Result) => {
        if (error) reject(error);
        else resolve(all);
      },
    );
    run.on('response', () => (last = performance.now()));
  });
  // An amount is reached before that is seen.
  const ms = (amount === undefined ? performance.now() : last) - began;
  const failed = result.non2xx + result.errors;
  return { perSecond: (result['2xx'] / ms) * 1_000, failed };
}
