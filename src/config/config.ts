import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import {
  encryptionKeys,
  flag,
  hostEntries,
  integer,
  list,
  optional,
  origins,
  proxies,
} from './config.fields.js';
import { PROBES } from './probe-rules.js';
import type { ProbeRules } from './probe-rules.js';

/** Which key proves a token, and with which algorithm: from configuration alone, never from the token. */
export type JwtKey =
  | { readonly kind: 'secret'; readonly secret: string; readonly algorithm: 'HS256' | 'HS384' | 'HS512' }
  | { readonly kind: 'public'; readonly pem: string; readonly algorithm: 'RS256' | 'ES256' | 'EdDSA' }
  | { readonly kind: 'jwks'; readonly url: string };

export interface EncryptionKey {
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** A host that `api_base_url` may name besides Exotel's own; without a port, the scheme's own counts. */
export interface AllowedHost {
  readonly hostname: string;
  readonly port?: string;
}

/** How calls that have not ended are asked for at Exotel. No variable changes it; tests do. */
export interface PollingRules {
  /** How often an instance looks for calls that are due. */
  readonly tickMs: number;
  /** The distance of the first question; later ones grow up to `maxDelayMs`. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** How long after its request a call is asked for at most. */
  readonly giveUpAfterMs: number;
  /** Questions in any minute over all instances. Exotel allows an account 200 calls of all kinds a minute. */
  readonly perMinute: number;
  /** How often watchers' calls are looked up for changes that other instances made. */
  readonly watchMs: number;
}

/** Singapore and Mumbai. https://developer.exotel.com/api/make-a-call-api */
const EXOTEL_REGIONS = ['https://api.exotel.com', 'https://api.in.exotel.com'];

const POLLING: PollingRules = {
  tickMs: 1_000,
  firstDelayMs: 5_000,
  maxDelayMs: 60_000,
  giveUpAfterMs: 900_000,
  perMinute: 99,
  watchMs: 400,
};

/** Everything that may differ between two deployments; a class, so that it is its own injection token. */
export abstract class AppConfig {
  abstract readonly environment: 'development' | 'test' | 'production';
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly logLevel: string;
  abstract readonly swagger: boolean;
  abstract readonly metricsToken: string | undefined;
  abstract readonly corsOrigins: readonly string[];
  abstract readonly trustedProxies: readonly string[];
  abstract readonly mongodbUri: string | undefined;
  abstract readonly dataDir: string;
  abstract readonly jwt: JwtKey;
  abstract readonly jwtIssuer: string | undefined;
  abstract readonly jwtAudience: string | undefined;
  abstract readonly usersCollection: string | undefined;
  /** The first one encrypts, all of them decrypt. */
  abstract readonly encryptionKeys: readonly EncryptionKey[];
  abstract readonly exotelAllowedHosts: readonly AllowedHost[];
  /** May `api_base_url` name this machine, on any port? Never in production. */
  abstract readonly exotelAllowLoopback: boolean;
  abstract readonly exotelTimeoutMs: number;
  abstract readonly testCallTimeLimitS: number | undefined;
  abstract readonly testCallRetentionDays: number;
  /** The regions of Exotel that we know, tried when an account is not known at the one that is stored. */
  abstract readonly exotelRegions: readonly string[];
  /** May hosts that operators name be at private or loopback addresses? Link-local and metadata ones never. */
  abstract readonly fleetAllowPrivate: boolean;
  abstract readonly publicBaseUrl: string | undefined;
  abstract readonly maxDids: number;
  abstract readonly polling: PollingRules;
  abstract readonly probes: ProbeRules;
  /** Things worth a warning in the log; they do not stop the start. */
  abstract readonly warnings: readonly string[];
}

/** Supplies what is generated outside production, so that reading the environment itself does no I/O. */
export interface GeneratedSecrets {
  jwtSecret(dataDir: string): string;
  encryptionKeys(dataDir: string): string;
}

/** The start cannot go on: names every faulty variable and what it must be, and no secret's value. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).default(3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  SWAGGER: flag.default(true),
  METRICS_TOKEN: optional,
  CORS_ORIGINS: origins.default([]),
  TRUSTED_PROXIES: proxies.default([]),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  JWT_SECRET: optional,
  JWT_PUBLIC_KEY: optional,
  JWT_JWKS_URL: optional,
  JWT_ALGORITHM: z
    .enum(['HS256', 'HS384', 'HS512'], { error: 'must be HS256, HS384 or HS512' })
    .default('HS256'),
  JWT_ISSUER: optional,
  JWT_AUDIENCE: optional,
  USERS_COLLECTION: optional,
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  EXOTEL_ALLOWED_HOSTS: hostEntries.default([]),
  EXOTEL_TIMEOUT_MS: integer(100, 120_000).default(10_000),
  TEST_CALL_TIME_LIMIT_S: integer(1, 14_400).optional(),
  TEST_CALL_RETENTION_DAYS: integer(1, 3_650).default(90),
  PUBLIC_BASE_URL: z
    .string()
    .transform((text) => text.replace(/\/+$/, ''))
    .refine(isPlainHttpUrl, 'must be an absolute http(s) URL without user info, query or fragment')
    .optional(),
  FLEET_ALLOW_PRIVATE: flag.optional(),
  MAX_DIDS: integer(1, 10_000).default(1_000),
});

type Variables = z.infer<typeof Environment>;

/**
 * Turns environment variables into the configuration.
 * @throws ConfigError naming every faulty variable
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  secrets: GeneratedSecrets,
): AppConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const faults: string[] = [];
  const variables = readVariables(given, faults);
  const inProduction = variables.NODE_ENV === 'production';
  if (inProduction && !given['ENCRYPTION_KEYS']) {
    faults.push('ENCRYPTION_KEYS must be set in production: kid:base64url(32 bytes), comma-separated');
  }
  const warnings: string[] = [];
  const jwt = readJwtKey(variables, inProduction, secrets, faults, warnings);
  if (faults.length > 0 || !jwt) throw new ConfigError(faults);

  return {
    environment: variables.NODE_ENV,
    host: variables.HOST,
    port: variables.PORT,
    logLevel: variables.LOG_LEVEL,
    swagger: variables.SWAGGER,
    metricsToken: variables.METRICS_TOKEN,
    corsOrigins: variables.CORS_ORIGINS,
    trustedProxies: variables.TRUSTED_PROXIES,
    mongodbUri: variables.MONGODB_URI,
    dataDir: variables.DATA_DIR,
    jwt,
    jwtIssuer: variables.JWT_ISSUER,
    jwtAudience: variables.JWT_AUDIENCE,
    usersCollection: variables.USERS_COLLECTION,
    encryptionKeys:
      variables.ENCRYPTION_KEYS ?? list(encryptionKeys, secrets.encryptionKeys(variables.DATA_DIR)),
    exotelAllowedHosts: variables.EXOTEL_ALLOWED_HOSTS,
    exotelAllowLoopback: !inProduction,
    exotelTimeoutMs: variables.EXOTEL_TIMEOUT_MS,
    testCallTimeLimitS: variables.TEST_CALL_TIME_LIMIT_S,
    testCallRetentionDays: variables.TEST_CALL_RETENTION_DAYS,
    exotelRegions: EXOTEL_REGIONS,
    fleetAllowPrivate: variables.FLEET_ALLOW_PRIVATE ?? !inProduction,
    publicBaseUrl: variables.PUBLIC_BASE_URL,
    maxDids: variables.MAX_DIDS,
    polling: POLLING,
    probes: PROBES,
    warnings,
  };
}

/** The variables one by one; a faulty one is named and then read as unset, so that the others are looked at as well. */
function readVariables(given: Readonly<Record<string, string | undefined>>, faults: string[]): Variables {
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const faulty = new Set(parsed.error.issues.map(({ path }) => path[0]));
  faults.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  return Environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name))));
}

const KEY_VARIABLES = 'JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL';

function readJwtKey(
  variables: Variables,
  inProduction: boolean,
  secrets: GeneratedSecrets,
  faults: string[],
  warnings: string[],
): JwtKey | undefined {
  const { JWT_SECRET: secret, JWT_PUBLIC_KEY: pem, JWT_JWKS_URL: jwksUrl } = variables;
  if ([secret, pem, jwksUrl].filter(Boolean).length > 1) {
    faults.push(`of ${KEY_VARIABLES} only one may be set`);
    return undefined;
  }
  if (pem) return readPublicKey(pem, faults);
  if (jwksUrl) return readJwksUrl(jwksUrl, faults);
  if (!secret && inProduction) {
    faults.push(`one of ${KEY_VARIABLES} must be set in production`);
    return undefined;
  }
  if (secret) checkLength(secret, inProduction, faults, warnings);
  // Nothing is generated for a start that will not happen.
  if (faults.length > 0) return undefined;
  return {
    kind: 'secret',
    secret: secret ?? secrets.jwtSecret(variables.DATA_DIR),
    algorithm: variables.JWT_ALGORITHM,
  };
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
  const isLoopback = url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) {
    return { kind: 'jwks', url: text };
  }
  faults.push('JWT_JWKS_URL must be an https URL (plain http on loopback only)');
  return undefined;
}

function isPlainHttpUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return !url.username && !url.password && !/[?#]/.test(text);
}
