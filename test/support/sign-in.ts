import { createHmac } from 'node:crypto';
import { createSigner } from 'fast-jwt';

export const JWT_SECRET = 'a-secret-for-tests-of-more-than-32-bytes';

export interface TokenOptions {
  readonly role?: 'agent' | 'supervisor' | 'admin' | 'super_admin';
  readonly sub?: string;
  /** Seconds from now; negative for a token that has expired. */
  readonly expiresInS?: number;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly secret?: string;
  readonly algorithm?: 'HS256' | 'HS384' | 'HS512';
}

/** A token like the platform's. */
export function tokenFor(options: TokenOptions = {}): string {
  const {
    role,
    sub = 'ops@example.com',
    expiresInS = 600,
    claims = {},
    secret = JWT_SECRET,
    algorithm = 'HS256',
  } = options;
  const sign = createSigner({ key: secret, algorithm });
  const exp = Math.floor(Date.now() / 1000) + expiresInS;
  return sign({ sub, name: sub, exp, ...(role && { role }), ...claims });
}

/** A token with any header and claims, rightly signed by HMAC-SHA-256: what no library would make. */
export function forgedToken(claims: object, header: object = { alg: 'HS256' }, secret = JWT_SECRET): string {
  const signed = `${base64url(header)}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

export function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** An `exp` that is a minute away. */
export function inAMinute(): number {
  return Math.floor(Date.now() / 1_000) + 60;
}
