import { createSigner } from 'fast-jwt';
import { JWT_SECRET } from './start-app.js';

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
