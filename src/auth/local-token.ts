import { createSigner } from 'fast-jwt';
import { ConfigError } from '../config/config.js';
import type { AppConfig } from '../config/config.js';
import type { Role } from './caller.model.js';

export interface LocalTokenOptions {
  readonly role: Role;
  /** `{role}@localhost` by default. */
  readonly sub?: string | undefined;
  readonly hours: number;
}

/** Can this service make tokens that it accepts? Only where it holds the secret itself. */
export function canSignTokens(config: AppConfig): boolean {
  return config.jwt.kind === 'secret';
}

/**
 * A token like the platform's, signed with our own secret.
 * @throws ConfigError when tokens are checked with a public key
 */
export function signLocalToken(config: AppConfig, options: LocalTokenOptions): string {
  if (config.jwt.kind !== 'secret') {
    throw new ConfigError([
      'tokens are checked with a public key here; only whoever holds the private key can make one',
    ]);
  }
  const sign = createSigner({
    key: config.jwt.secret,
    algorithm: config.jwt.algorithm,
    expiresIn: options.hours * 3_600_000,
  });
  const sub = options.sub ?? `${options.role}@localhost`;
  return sign({
    sub,
    role: options.role,
    name: sub,
    ...(config.jwtIssuer && { iss: config.jwtIssuer }),
    ...(config.jwtAudience && { aud: config.jwtAudience }),
  });
}
