import { hash, randomBytes } from 'node:crypto';

/** The secret in a callback's address, which is all the proof that Exotel can give: 32 random bytes in base64url. */
export function newCallbackToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the call's document holds in its place, so that no key of ours is needed to know it again. */
export function callbackHashOf(token: string): string {
  return hash('sha256', token, 'hex');
}
