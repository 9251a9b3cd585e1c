import { pathOf } from './path-of.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CALLBACK = /\/callbacks\/[^/?]+/;

/**
 * The path of a request as it may stand in answers and logs: without its query, without a callback's token, and with
 * digits masked where they could be a phone number; a URI reference, whatever was escaped in it.
 */
export function safePath(url: string): string {
  return pathOf(url)
    .replace(CALLBACK, '/callbacks/***')
    .split('/')
    .map((segment) => (UUID.test(segment) ? segment : segment.replace(/\d(?=(?:\D{0,3}\d){4})/g, '*')))
    .join('/')
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}
