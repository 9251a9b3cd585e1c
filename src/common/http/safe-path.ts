import { pathOf } from './path-of.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** However it is spelled: the router takes one spelling only, and whoever mistypes it sends the token all the same. */
const CALLBACK = /(\/callbacks[^/]*?(?:\/|%2f)+)[^/]+/gi;
/** Long enough for a token, in whichever path it stands; what is escaped before it is no part of it. */
const ESCAPED_OR_TOKEN = /%[0-9a-f]{2}|[\w-]{32,}/gi;

/**
 * The path of a request as it may stand in answers and logs: without its query, without a callback's token or what
 * could be one, and with digits masked where they could be a phone number; a URI reference, whatever was escaped in it.
 */
export function safePath(url: string): string {
  return pathOf(url)
    .replace(CALLBACK, '$1***')
    .split('/')
    .map((segment) => (UUID.test(segment) ? segment : withoutNumbers(withoutTokens(segment))))
    .join('/')
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

function withoutTokens(segment: string): string {
  return segment.replace(ESCAPED_OR_TOKEN, (found) => (found.startsWith('%') ? found : '***'));
}

function withoutNumbers(segment: string): string {
  return segment.replace(/\d(?=(?:\D{0,3}\d){4})/g, '*');
}
