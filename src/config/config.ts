import { z } from 'zod';
import {
  collection,
  encryptionKeys,
  flag,
  host,
  hostEntries,
  httpUrl,
  integer,
  mongodbUri,
  optional,
  origins,
  proxies,
} from './config.fields.js';
import type { EncryptionKeys } from './config.fields.js';
import { readJwtKey } from './jwt-key.js';
import type { JwtKey } from './jwt-key.js';
import { prefixes, quietHours } from './limit.fields.js';
import type { QuietHours } from './limit.fields.js';
import { PROBES } from './probe-rules.js';
import type { ProbeRules } from './probe-rules.js';

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

/** How long a connection may keep us waiting. */
export interface ConnectionRules {
  /** For the whole of a request's headers. */
  readonly headersMs: number;
  /** For the whole of a request, its body included. */
  readonly requestMs: number;
  /** How often both are looked at. */
  readonly checkMs: number;
  /** Without a byte in either direction, beyond what two questions to Exotel may take. */
  readonly stillMs: number;
  /** Requests that may wait for their answers; those who pipeline at all send few. */
  readonly pipelined: number;
}

/** Where Exotel's API is for accounts of each region. https://developer.exotel.com/api/make-a-call-api */
export const EXOTEL_REGIONS = {
  singapore: 'https://api.exotel.com',
  mumbai: 'https://api.in.exotel.com',
} as const;

/** Where an Exotel account lives. */
export type Region = keyof typeof EXOTEL_REGIONS;

const POLLING: PollingRules = {
  tickMs: 1_000,
  firstDelayMs: 5_000,
  maxDelayMs: 60_000,
  giveUpAfterMs: 900_000,
  perMinute: 99,
  watchMs: 400,
};

const CONNECTIONS: ConnectionRules = {
  headersMs: 15_000,
  requestMs: 30_000,
  checkMs: 5_000,
  // A list of all numbers of an account takes a minute at most.
  stillMs: 65_000,
  pipelined: 16,
};

const INDEX_CHECK_MS = 180_000;

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
  abstract readonly encryptionKeys: EncryptionKeys;
  abstract readonly exotelAllowedHosts: readonly AllowedHost[];
  /** May `api_base_url` name this machine, on any port? Never in production. */
  abstract readonly exotelAllowLoopback: boolean;
  abstract readonly exotelTimeoutMs: number;
  abstract readonly testCallTimeLimitS: number | undefined;
  abstract readonly testCallRetentionDays: number;
  /** How many test calls a user may place, and a number may get, in a minute; 0 is any number. */
  abstract readonly testCallsPerMinuteUser: number;
  abstract readonly testCallsPerMinuteNumber: number;
  /** Beginnings of the numbers that test calls may go to; none means any. */
  abstract readonly testCallAllowedPrefixes: readonly string[];
  abstract readonly testCallQuietHours: QuietHours | undefined;
  /** How many requests of an address may fail to prove themselves in a minute; 0 is any number. */
  abstract readonly authFailuresPerMinute: number;
  /** The regions of Exotel that we know, tried when an account is not known at the one that is stored. */
  abstract readonly exotelRegions: Readonly<Record<Region, string>>;
  /** May hosts that operators name be at private or loopback addresses? Link-local and metadata ones never. */
  abstract readonly fleetAllowPrivate: boolean;
  abstract readonly publicBaseUrl: string | undefined;
  /** Where traces go, without the path of the signal; there are none without it. */
  abstract readonly otlpEndpoint: string | undefined;
  abstract readonly maxDids: number;
  abstract readonly polling: PollingRules;
  abstract readonly connections: ConnectionRules;
  /** How often the database's indexes are looked at while it runs. No variable changes it; tests do. */
  abstract readonly indexCheckMs: number;
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

/** The longest that a question to Exotel may take at any instance, however another one is configured. */
export const MAX_EXOTEL_TIMEOUT_MS = 120_000;

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  HOST: host.default('127.0.0.1'),
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
  MONGODB_URI: mongodbUri.optional(),
  DATA_DIR: z.string().default('./data'),
  JWT_SECRET: optional,
  JWT_PUBLIC_KEY: optional,
  JWT_JWKS_URL: optional,
  JWT_ALGORITHM: z
    .enum(['HS256', 'HS384', 'HS512'], { error: 'must be HS256, HS384 or HS512' })
    .default('HS256'),
  JWT_ISSUER: optional,
  JWT_AUDIENCE: optional,
  USERS_COLLECTION: collection.optional(),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  EXOTEL_ALLOWED_HOSTS: hostEntries.default([]),
  EXOTEL_TIMEOUT_MS: integer(100, MAX_EXOTEL_TIMEOUT_MS).default(10_000),
  TEST_CALL_TIME_LIMIT_S: integer(1, 14_400).optional(),
  TEST_CALL_RETENTION_DAYS: integer(1, 3_650).default(90),
  TEST_CALLS_PER_MINUTE_USER: integer(0, 100_000).optional(),
  TEST_CALLS_PER_MINUTE_NUMBER: integer(0, 100_000).optional(),
  TEST_CALL_ALLOWED_PREFIXES: prefixes.default([]),
  TEST_CALL_QUIET_HOURS: quietHours.optional(),
  AUTH_FAILURES_PER_MINUTE: integer(0, 1_000_000).optional(),
  PUBLIC_BASE_URL: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  FLEET_ALLOW_PRIVATE: flag.optional(),
  MAX_DIDS: integer(1, 10_000).default(1_000),
});

const NAMES_DATABASE = /^[^:]+:\/\/[^/]+\/[^?]/;

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
  if (variables.MONGODB_URI !== undefined && !NAMES_DATABASE.test(variables.MONGODB_URI)) {
    warnings.push(
      'MONGODB_URI names no database (mongodb://host/name), so the driver uses the one called test.',
    );
  }

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
    encryptionKeys: variables.ENCRYPTION_KEYS ?? readKeptKeys(secrets, variables.DATA_DIR),
    exotelAllowedHosts: variables.EXOTEL_ALLOWED_HOSTS,
    exotelAllowLoopback: !inProduction,
    exotelTimeoutMs: variables.EXOTEL_TIMEOUT_MS,
    testCallTimeLimitS: variables.TEST_CALL_TIME_LIMIT_S,
    testCallRetentionDays: variables.TEST_CALL_RETENTION_DAYS,
    ...readLimits(variables, inProduction),
    exotelRegions: EXOTEL_REGIONS,
    fleetAllowPrivate: variables.FLEET_ALLOW_PRIVATE ?? !inProduction,
    publicBaseUrl: variables.PUBLIC_BASE_URL,
    otlpEndpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
    maxDids: variables.MAX_DIDS,
    polling: POLLING,
    connections: CONNECTIONS,
    indexCheckMs: INDEX_CHECK_MS,
    probes: PROBES,
    warnings,
  };
}

/** @throws ConfigError */
function readKeptKeys(secrets: GeneratedSecrets, dataDir: string): EncryptionKeys {
  const { data, error } = encryptionKeys.safeParse(secrets.encryptionKeys(dataDir));
  if (data) return data;
  throw new ConfigError(error.issues.map(({ message }) => `encryption-keys in DATA_DIR ${message}`));
}

type Limits =
  | 'testCallsPerMinuteUser'
  | 'testCallsPerMinuteNumber'
  | 'testCallAllowedPrefixes'
  | 'testCallQuietHours'
  | 'authFailuresPerMinute';

/** Outside production nothing is limited unless it is asked for. */
function readLimits(variables: Variables, inProduction: boolean): Pick<AppConfig, Limits> {
  return {
    testCallsPerMinuteUser: variables.TEST_CALLS_PER_MINUTE_USER ?? (inProduction ? 10 : 0),
    testCallsPerMinuteNumber: variables.TEST_CALLS_PER_MINUTE_NUMBER ?? (inProduction ? 3 : 0),
    testCallAllowedPrefixes: variables.TEST_CALL_ALLOWED_PREFIXES,
    testCallQuietHours: variables.TEST_CALL_QUIET_HOURS,
    authFailuresPerMinute: variables.AUTH_FAILURES_PER_MINUTE ?? (inProduction ? 30 : 0),
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
