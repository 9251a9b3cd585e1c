import { Injectable } from '@nestjs/common';
import { createVerifier } from 'fast-jwt';
import type { DecodedJwt, VerifierOptions } from 'fast-jwt';
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
      throw isKeysAway(error)
        ? new KeysAwayError({ cause: error })
        : new UnauthenticatedError({ cause: error });
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
      return createVerifier({
        ...options,
        key: fetchFrom(key.url),
        algorithms: ['RS256', 'ES256', 'EdDSA'],
      });
  }
}

/** The key of the set that fits the token's `kid`; its own type decides which algorithm it may prove. */
function fetchFrom(url: string): (token: DecodedJwt) => Promise<string> {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: KEYS_TIMEOUT_MS });
  return async ({ header }) => {
    const { alg, kid } = header as { alg: string; kid?: string };
    const key = await keys({ alg, ...(kid !== undefined && { kid }) });
    return exportSPKI(key);
  };
}

function isKeysAway(error: unknown): boolean {
  const cause = (error as { originalError?: unknown } | null)?.originalError ?? error;
  const isOurs = cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JOSENotSupported;
  return (error as { code?: unknown } | null)?.code === 'FAST_JWT_KEY_FETCHING_ERROR' && !isOurs;
}
