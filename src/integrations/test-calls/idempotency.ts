import { hash } from 'node:crypto';
import type { Idempotency } from './test-call.model.js';

/** How long a key is remembered. */
export const IDEMPOTENCY_MS = 86_400_000;

const KEY = /^[\x20-\x7e]{1,255}$/;

export function isIdempotencyKey(text: string): boolean {
  return KEY.test(text);
}

/** The claim of a request: whose key it is, and what exactly it asks for. */
export function toIdempotency(key: string, caller: string, didId: string, toNumber: string): Idempotency {
  return { keyHash: digest([caller, key]), fingerprint: digest([didId, toNumber]) };
}

function digest(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}
