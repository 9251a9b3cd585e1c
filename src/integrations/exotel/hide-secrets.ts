import type { Credentials } from './exotel.model.js';

/** What a carrier that echoes our secrets must not make us repeat. */
export interface Secrets {
  /** A text of the carrier's with every secret in it replaced. */
  readonly hideIn: (text: string) => string;
  /** Does an identifier hold one? A very short one stands in many by chance. */
  readonly isIn: (id: string) => boolean;
}

const LONG = 8;

/** Key, token and a callback's token: as they are, as URLs write them and as the `Authorization` header does. */
export function secretsOf({ apiKey, apiToken }: Credentials, callbackUrl?: string): Secrets {
  const callbackToken = callbackUrl?.split('/').at(-1) ?? '';
  const written = [apiKey, apiToken, callbackToken, apiKey && `${apiKey}:${apiToken}`]
    .filter(Boolean)
    .flatMap((secret) => [secret, base64(secret), encodeURIComponent(secret)])
    // The longest first: one may begin with another.
    .sort((one, other) => other.length - one.length);
  const hide = (text: string, secrets: readonly string[]): string =>
    secrets.reduce((shown, secret) => shown.replace(new RegExp(escaped(secret), 'gi'), '***'), text);
  const long = written.filter(({ length }) => length >= LONG);
  return { hideIn: (text) => hide(text, written), isIn: (id) => hide(id, long) !== id };
}

/** Without the signs that fill it up: they differ with what stands behind. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
