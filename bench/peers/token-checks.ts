/**
 * Microseconds for one check of a token: ours with a token it has seen, ours with one it has not, and jsonwebtoken with a
 * string secret, as passport-jwt calls it.
 */
import { createRequire } from 'node:module';
import 'reflect-metadata';
import { TokenVerifier } from '../../src/auth/token-verifier.js';
import type { AppConfig } from '../../src/config/config.js';
import { benchToken, JWT_SECRET } from '../support/token.js';

const CHECKS = 3_000;
/** Rounds until V8 has compiled what a check runs through. */
const WARM_UP = 3;
/** It comes with passport-jwt. */
const jsonwebtoken = createRequire(import.meta.url)('jsonwebtoken') as {
  verify(token: string, secret: string, options: object): unknown;
};
const config = { jwt: { kind: 'secret', secret: JWT_SECRET, algorithm: 'HS256' } } as AppConfig;
const verifier = new TokenVerifier(config);

async function microseconds(check: (token: string) => unknown, tokens: readonly string[]): Promise<number> {
  const began = performance.now();
  for (const token of tokens) await check(token);
  return ((performance.now() - began) / tokens.length) * 1_000;
}

const same = Array.from({ length: CHECKS }, () => benchToken());
let users = 0;
const different = (): string[] =>
  Array.from({ length: CHECKS }, () => benchToken(`user-${users++}@example.com`));
const ours = (token: string): unknown => verifier.verify(token);
const theirs = (token: string): unknown => jsonwebtoken.verify(token, JWT_SECRET, { algorithms: ['HS256'] });

for (let round = 0; round < WARM_UP; round++) await microseconds(ours, different());
await microseconds(theirs, same.slice(0, CHECKS / 3));
console.log(
  JSON.stringify({
    cached: await microseconds(ours, same.fill(same[0] ?? '')),
    cold: await microseconds(ours, different()),
    peer: await microseconds(theirs, same.slice(0, CHECKS / 3)),
  }),
);
