import { Injectable } from '@nestjs/common';
import { createVerifier } from 'fast-jwt';
import type { Algorithm, DecodedJwt, VerifierOptions } from 'fast-jwt';
import { createRemoteJWKSet, errors, exportSPKI } from 'jose';
import { LRUCache } from 'lru-cache';
import { AppConfig } from '../config/config.js';
import type { JwtKey } from '../config/jwt-key.js';
import { KeysAwayError, UnauthenticatedError } from './auth.errors.js';

export type Claims = Readonly<Record<string, unknown>>;

/** What a token says, and until when it need not be checked again, in ms of Unix time. */
interface Known {
  readonly claims: Claims;
  readonly until: number;
}

/** What held is known until the token's `exp`, and no longer than this, so that a withdrawn key soon counts. */
const KNOWN_MS = 60_000;
const KNOWN_TOKENS = 5_000;
const KEYS_TIMEOUT_MS = 5_000;

/**
 * Checks a token's signature, algorithm, lifetime, issuer and audience.
 *
 * fast-jwt does it in place of passport-jwt's jsonwebtoken, which tries a string secret as a public key first and
 * throws at every request, fifty times the cost, and knows no EdDSA. Its own cache takes a hash of each token, which costs
 * more than all the rest of a known token's check.
 */
@Injectable()
export class TokenVerifier {
  private readonly check: (token: string) => Claims | Promise<Claims>;
  private readonly known = new LRUCache<string, Known>({ max: KNOWN_TOKENS });

  constructor(config: AppConfig) {
    const options = {
      // fast-jwt looks at issuer and audience only where the token names them.
      requiredClaims: ['exp', ...(config.jwtIssuer ? ['iss'] : []), ...(config.jwtAudience ? ['aud'] : [])],
      ...(config.jwtIssuer && { allowedIss: config.jwtIssuer }),
      ...(config.jwtAudience && { allowedAud: config.jwtAudience }),
    };
    this.check = createCheck(config.jwt, options);
  }

  /**
   * @throws UnauthenticatedError when the token does not hold
   * @throws KeysAwayError when the key set cannot be fetched
   */
  async verify(token: string): Promise<Claims> {
    const known = this.known.get(token);
    if (known && Date.now() < known.until) return known.claims;
    try {
      const claims = await this.check(token);
      const until = Math.min(Date.now() + KNOWN_MS, Number(claims['exp']) * 1_000);
      this.known.set(token, { claims, until });
      return claims;
    } catch (error) {
      if (error instanceof UnauthenticatedError) throw error;
      throw isKeysAway(error)
        ? new KeysAwayError({ cause: new Error(whyAway(causeOf(error))) })
        : new UnauthenticatedError(reasonOf(causeOf(error)), { cause: error });
    }
  }
}

function createCheck(
  key: JwtKey,
  options: Partial<VerifierOptions>,
): (token: string) => Claims | Promise<Claims> {
  switch (key.kind) {
    case 'secret':
      return createVerifier({ ...options, key: key.secret, algorithms: [key.algorithm] }) as (
        token: string,
      ) => Claims;
    case 'public':
      return createVerifier({ ...options, key: key.pem, algorithms: [key.algorithm] }) as (
        token: string,
      ) => Claims;
    case 'jwks':
      return checkWithKeySet(key.url, options);
  }
}

/**
 * With the key of the set that fits the token's `kid`; a token that names none may be signed with any of its kind. A
 * key's own type decides which algorithm it may prove.
 */
function checkWithKeySet(url: string, options: Partial<VerifierOptions>): (token: string) => Promise<Claims> {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: KEYS_TIMEOUT_MS });
  const algorithms: Algorithm[] = ['RS256', 'ES256', 'EdDSA'];
  const keyOf = async ({ header }: DecodedJwt): Promise<string> => {
    const { alg, kid } = header as { alg: string; kid?: string };
    return exportSPKI(await keys({ alg, ...(kid !== undefined && { kid }) }));
  };
  const check = createVerifier({ ...options, key: keyOf, algorithms });
  return async (token) => {
    try {
      return (await check(token)) as Claims;
    } catch (error) {
      const several = causeOf(error);
      if (!(several instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      for await (const key of several) {
        const pem = await exportSPKI(key);
        const claims = claimsUnder(createVerifier({ ...options, key: pem, algorithms }), token);
        if (claims) return claims;
      }
      throw new UnauthenticatedError('no_matching_key', { cause: error });
    }
  };
}

/** Undefined when another key has to be tried. */
function claimsUnder(check: (token: string) => unknown, token: string): Claims | undefined {
  try {
    return check(token) as Claims;
  } catch {
    return undefined;
  }
}

/** fast-jwt wraps what went wrong while it asked for a key. */
function causeOf(error: unknown): unknown {
  return (error as { originalError?: unknown } | null)?.originalError ?? error;
}

/** By the library's own code: `expired`, `invalid_signature`, `jwks_no_matching_key` and others. */
function reasonOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.replace(/^(?:FAST_JWT|ERR)_/, '').toLowerCase() : 'invalid';
}

/** fetch hides behind "fetch failed" what happened, and several tries at once behind no message at all. */
function whyAway(error: unknown): string {
  const { message, cause } = error as Error & { readonly cause?: NodeJS.ErrnoException };
  const deeper = cause?.message === '' ? cause.code : cause?.message;
  return deeper === undefined ? message : `${message}: ${deeper}`;
}

function isKeysAway(error: unknown): boolean {
  const cause = causeOf(error);
  const isOurs = cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JOSENotSupported;
  return (error as { code?: unknown } | null)?.code === 'FAST_JWT_KEY_FETCHING_ERROR' && !isOurs;
}
