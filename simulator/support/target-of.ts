import type { IncomingMessage } from 'node:http';

export interface Target {
  path: string;
  query: URLSearchParams;
}

const BASE = 'http://stand-in.invalid';

/** What is asked for. A target that is no URL (`//`) is a path that nobody serves, and no reason to fail. */
export function targetOf({ url = '/' }: IncomingMessage): Target {
  if (!URL.canParse(url, BASE)) return { path: url, query: new URLSearchParams() };
  const { pathname, searchParams } = new URL(url, BASE);
  return { path: pathname, query: searchParams };
}
