import type { Credentials } from './exotel.model.js';

/** What a carrier that echoes our secrets must not make us repeat. */
export interface Secrets {
  /** A sentence of the carrier's with every secret in it replaced. */
  readonly hideIn: (text: string) => string;
  /** The same for what decides something: a very short one stands in many words and numbers by chance. */
  readonly hideInField: (field: string) => string;
  readonly isInField: (field: string) => boolean;
}

const LONG = 8;

/** Key, token and a callback's token: as they are and as the `Authorization` header has them, in any spelling. */
export function secretsOf({ accountSid, apiKey, apiToken }: Credentials, callbackUrl?: string): Secrets {
  const callbackToken = callbackUrl?.split('/').at(-1) ?? '';
  // Old accounts have their SID for a key, and it stands in each of their flow URLs.
  const key = apiKey === accountSid ? '' : apiKey;
  const written = [key, apiToken, callbackToken, apiKey && `${apiKey}:${apiToken}`]
    .filter(Boolean)
    .flatMap((secret) => [secret, base64(secret)])
    // The longest first: one may begin with another.
    .sort((one, other) => other.length - one.length)
    .map((secret) => ({ isLong: secret.length >= LONG, spelling: new RegExp(spellingsOf(secret), 'gi') }));
  const hide = (text: string, secrets: typeof written): string =>
    secrets.reduce((shown, { spelling }) => shown.replace(spelling, '***'), text);
  const long = written.filter(({ isLong }) => isLong);
  return {
    hideIn: (text) => hide(text, written),
    hideInField: (field) => hide(field, long),
    isInField: (field) => hide(field, long) !== field,
  };
}

/** Without the signs that fill it up: they differ with what stands behind. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

const NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  ' ': 'nbsp',
};

/** Matches a text as it is and as URLs, forms and HTML write it, a character at a time: they differ in which they do. */
function spellingsOf(text: string): string {
  return Array.from(text, (character) =>
    /[a-z\d]/i.test(character) ? character : `(?:${spellingsOfSign(character).join('|')})`,
  ).join('');
}

function spellingsOfSign(sign: string): string[] {
  const code = sign.codePointAt(0) ?? 0;
  const inUrl = Buffer.from(sign).toString('hex').replace(/../g, '%$&');
  const name = NAMES[sign];
  return [
    inUrl,
    `&#0{0,6}${code};`,
    `&#x0{0,6}${code.toString(16)};`,
    ...(name === undefined ? [] : [`&${name};`]),
    ...(sign === ' ' ? ['\\+'] : []),
    sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'),
  ];
}
