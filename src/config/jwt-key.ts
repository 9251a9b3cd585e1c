import { createPublicKey } from 'node:crypto';
import { isLoopbackHost } from '../common/net/loopback.js';

/** Which key proves a token, and with which algorithm: from configuration alone, never from the token. */
export type JwtKey =
  | { readonly kind: 'secret'; readonly secret: string; readonly algorithm: 'HS256' | 'HS384' | 'HS512' }
  | { readonly kind: 'public'; readonly pem: string; readonly algorithm: 'RS256' | 'ES256' | 'EdDSA' }
  | { readonly kind: 'jwks'; readonly url: string };

const KEY_VARIABLES = 'JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL';

interface KeyVariables {
  readonly JWT_SECRET?: string | undefined;
  readonly JWT_PUBLIC_KEY?: string | undefined;
  readonly JWT_JWKS_URL?: string | undefined;
  readonly JWT_ALGORITHM: 'HS256' | 'HS384' | 'HS512';
  readonly DATA_DIR: string;
}

/** The key that the variables name; adds what is wrong with them to `faults`. */
export function readJwtKey(
  variables: KeyVariables,
  inProduction: boolean,
  secrets: { jwtSecret(dataDir: string): string },
  faults: string[],
  warnings: string[],
): JwtKey | undefined {
  const { JWT_SECRET: secret, JWT_PUBLIC_KEY: pem, JWT_JWKS_URL: jwksUrl } = variables;
  checkNumber([secret, pem, jwksUrl].filter(Boolean).length, inProduction, faults);
  if (secret) checkLength(secret, inProduction, faults, warnings);
  const publicKey = pem ? readPublicKey(pem, faults) : undefined;
  const keySet = jwksUrl ? readJwksUrl(jwksUrl, faults) : undefined;
  if (pem || jwksUrl) return publicKey ?? keySet;
  // Nothing is generated for a start that will not happen.
  if (faults.length > 0) return undefined;
  return {
    kind: 'secret',
    secret: secret ?? secrets.jwtSecret(variables.DATA_DIR),
    algorithm: variables.JWT_ALGORITHM,
  };
}

function checkNumber(given: number, inProduction: boolean, faults: string[]): void {
  if (given > 1) faults.push(`of ${KEY_VARIABLES} only one may be set`);
  if (given === 0 && inProduction) faults.push(`one of ${KEY_VARIABLES} must be set in production`);
}

function checkLength(secret: string, inProduction: boolean, faults: string[], warnings: string[]): void {
  if (Buffer.byteLength(secret) >= 32) return;
  if (inProduction) faults.push('JWT_SECRET must be at least 32 bytes long');
  else warnings.push('JWT_SECRET is shorter than 32 bytes; production refuses such a secret.');
}

function readPublicKey(text: string, faults: string[]): JwtKey | undefined {
  const pem = text.replaceAll('\\n', '\n');
  const algorithm = pem.includes('PRIVATE KEY') ? undefined : algorithmOf(pem);
  if (!algorithm) {
    faults.push(
      'JWT_PUBLIC_KEY must be a public key in PEM form: RSA (2,048 bits or more), P-256 or Ed25519',
    );
    return undefined;
  }
  return { kind: 'public', pem, algorithm };
}

function algorithmOf(pem: string): 'RS256' | 'ES256' | 'EdDSA' | undefined {
  try {
    const key = createPublicKey(pem);
    const details = key.asymmetricKeyDetails;
    if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
    if (key.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return 'ES256';
    if (key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= 2048) return 'RS256';
    return undefined;
  } catch {
    return undefined;
  }
}

function readJwksUrl(text: string, faults: string[]): JwtKey | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (isSafe && !url.username && !url.password) return { kind: 'jwks', url: text };
  faults.push('JWT_JWKS_URL must be an https URL without user info (plain http on loopback only)');
  return undefined;
}
