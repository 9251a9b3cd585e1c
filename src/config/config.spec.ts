import { generateKeyPairSync } from 'node:crypto';
import { ConfigError, readConfig } from './config.js';
import type { AppConfig } from './config.js';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const SECRET = 'a-secret-of-at-least-thirty-two-bytes';
const PRODUCTION = { NODE_ENV: 'production', JWT_SECRET: SECRET, ENCRYPTION_KEYS: `k1:${KEY}` };

type Env = Record<string, string>;

const generated: string[] = [];
const secrets = {
  jwtSecret: () => {
    generated.push('jwt');
    return 'generated-secret';
  },
  encryptionKeys: () => {
    generated.push('keys');
    return `local-1:${KEY}`;
  },
};

const read = (env: Env = {}): AppConfig => readConfig(env, secrets);

function faultsOf(env: Env): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

const pem = (key: ReturnType<typeof generateKeyPairSync>['publicKey']): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

beforeEach(() => {
  generated.length = 0;
});

describe('readConfig', () => {
  it('has a default for everything outside production', () => {
    expect(read()).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3_000,
      logLevel: 'info',
      swagger: true,
      mongodbUri: undefined,
      dataDir: './data',
      jwt: { kind: 'secret', secret: 'generated-secret', algorithm: 'HS256' },
      encryptionKeys: [{ kid: 'local-1', key: Buffer.alloc(32, 7) }],
      exotelAllowLoopback: true,
      exotelTimeoutMs: 10_000,
      testCallTimeLimitS: undefined,
      testCallRetentionDays: 90,
      publicBaseUrl: undefined,
      otlpEndpoint: undefined,
      maxDids: 1_000,
      warnings: [],
    });
  });

  it('takes blank variables for unset ones', () => {
    expect(read({ PORT: '', MONGODB_URI: '  ', JWT_SECRET: '' })).toMatchObject({
      port: 3_000,
      mongodbUri: undefined,
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
    ['SWAGGER', 'yes'],
    ['CORS_ORIGINS', 'console.example.com'],
    ['CORS_ORIGINS', 'https://console.example.com/'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'ftp://console.example.com'],
    ['TRUSTED_PROXIES', '10.0.0.300'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10/8'],
    ['TRUSTED_PROXIES', '10'],
    ['TRUSTED_PROXIES', '0x7f.1'],
    ['HOST', '999.1.1.1'],
    ['HOST', 'a b'],
    ['USERS_COLLECTION', 'us$ers'],
    ['USERS_COLLECTION', 'system.users'],
    ['USERS_COLLECTION', '.users'],
    ['PUBLIC_BASE_URL', 'https://cxb.example.com/a b'],
    ['JWT_JWKS_URL', 'https://user:secret@keys.example.com/jwks'],
    ['EXOTEL_ALLOWED_HOSTS', 'x.example.com:99999'],
    ['EXOTEL_ALLOWED_HOSTS', 'x.example.com:0'],
    ['EXOTEL_ALLOWED_HOSTS', '..'],
    ['EXOTEL_ALLOWED_HOSTS', '-'],
    ['EXOTEL_ALLOWED_HOSTS', '[:::]:1'],
    ['MONGODB_URI', 'postgres://db'],
    ['JWT_ALGORITHM', 'none'],
    ['JWT_ALGORITHM', 'RS256'],
    ['JWT_PUBLIC_KEY', 'nonsense'],
    ['JWT_JWKS_URL', 'http://keys.example.com/jwks'],
    ['JWT_JWKS_URL', 'http://localhost.example.com/jwks'],
    ['JWT_JWKS_URL', 'nonsense'],
    ['ENCRYPTION_KEYS', 'k1'],
    ['ENCRYPTION_KEYS', 'k1:tooshort'],
    ['ENCRYPTION_KEYS', `k1:${KEY},k1:${KEY}`],
    ['ENCRYPTION_KEYS', `k 1:${KEY}`],
    ['ENCRYPTION_KEYS', ','],
    ['EXOTEL_ALLOWED_HOSTS', 'https://x.example.com'],
    ['EXOTEL_ALLOWED_HOSTS', 'x.example.com/path'],
    ['EXOTEL_TIMEOUT_MS', '1e3'],
    ['EXOTEL_TIMEOUT_MS', '0'],
    ['TEST_CALL_TIME_LIMIT_S', '0'],
    ['TEST_CALL_RETENTION_DAYS', 'forever'],
    ['PUBLIC_BASE_URL', 'telephony.example.com'],
    ['PUBLIC_BASE_URL', 'https://user@telephony.example.com'],
    ['PUBLIC_BASE_URL', 'https://telephony.example.com?x=1'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector:4317'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://key:value@collector.example.com'],
    ['MAX_DIDS', '0'],
    ['MAX_DIDS', 'many'],
  ])('names %s when it is %j, and says what it must be', (name, value) => {
    const faults = faultsOf({ [name]: value });

    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} must `))]);
  });

  it('names every faulty variable in one message', () => {
    const faulty = {
      NODE_ENV: 'production',
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      MAX_DIDS: '-1',
      JWT_SECRET: 'short',
    };

    const text = faultsOf(faulty).join('\n');

    for (const name of ['PORT', 'LOG_LEVEL', 'MAX_DIDS', 'JWT_SECRET', 'ENCRYPTION_KEYS']) {
      expect(text).toContain(name);
    }
  });

  it('names what is wrong with each key for tokens where only one may be set', () => {
    const faults = faultsOf({
      ...PRODUCTION,
      JWT_SECRET: 'short',
      JWT_PUBLIC_KEY: 'no key',
      JWT_JWKS_URL: 'http://keys.example.com',
    });

    expect(faults).toEqual([
      'of JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL only one may be set',
      expect.stringMatching(/^JWT_SECRET must /),
      expect.stringMatching(/^JWT_PUBLIC_KEY must /),
      expect.stringMatching(/^JWT_JWKS_URL must /),
    ]);
  });

  it('shows no value of a secret', () => {
    const text = faultsOf({
      NODE_ENV: 'production',
      JWT_SECRET: 'hunter2',
      ENCRYPTION_KEYS: 'k1:hunter2',
      MONGODB_URI: 'mongo://admin:hunter2@db',
      JWT_PUBLIC_KEY: 'hunter2',
    }).join('\n');

    expect(text).not.toContain('hunter2');
  });

  it('generates nothing for a start that is refused', () => {
    faultsOf({ PORT: 'abc' });

    expect(generated).toEqual([]);
  });

  describe('in production', () => {
    it('starts with a secret and keys of its own, and allows no loopback', () => {
      expect(read(PRODUCTION)).toMatchObject({ environment: 'production', exotelAllowLoopback: false });
      expect(generated).toEqual([]);
    });

    it.each([
      ['no key for tokens', { JWT_SECRET: '' }, 'JWT_SECRET, JWT_PUBLIC_KEY and JWT_JWKS_URL'],
      ['a short secret', { JWT_SECRET: 'x'.repeat(31) }, 'JWT_SECRET'],
      ['no encryption keys', { ENCRYPTION_KEYS: '' }, 'ENCRYPTION_KEYS'],
    ])('refuses to start with %s', (_title, change, named) => {
      expect(faultsOf({ ...PRODUCTION, ...change })).toEqual([expect.stringContaining(named)]);
    });
  });

  it.each([
    'mongodb://',
    'http://127.0.0.1/cxb',
    'mongodb://operator:s3cr@t:word@127.0.0.1/cxb',
    'mongodb://127.0.0.1:99999/cxb',
    'mongodb://127.0.0.1/cxb?unheardOf=1',
  ])('refuses MONGODB_URI=%s without repeating it', (uri) => {
    const faults = faultsOf({ MONGODB_URI: uri });

    expect(faults).toEqual([expect.stringMatching(/^MONGODB_URI must /)]);
    expect(faults.join()).not.toContain('s3cr');
  });

  it.each(['w=0', 'W=0', 'w=%30', 'w=00', 'retryWrites=false&w=0&journal=true', 'w=-1'])(
    'refuses a MongoDB that would not say whether it wrote: %s',
    (options) => {
      for (const scheme of ['mongodb', 'mongodb+srv']) {
        const faults = faultsOf({ MONGODB_URI: `${scheme}://u:s3cret@cluster.example.com/cxb?${options}` });

        expect(faults).toEqual([expect.stringMatching(/^MONGODB_URI must not .* w=0, .* leave w out/)]);
        expect(faults.join()).not.toContain('s3cret');
      }
    },
  );

  it.each(['w=1', 'w=2', 'w=majority', 'w=eastern', 'wtimeoutMS=0', 'journal=false'])(
    'takes a MongoDB that says so: %s',
    (options) => {
      const uri = `mongodb://127.0.0.1/cxb?${options}`;

      expect(read({ MONGODB_URI: uri }).mongodbUri).toBe(uri);
    },
  );

  it('warns of a MongoDB whose database is not named', () => {
    const warning = expect.stringContaining('MONGODB_URI names no database') as string;

    expect(read({ MONGODB_URI: 'mongodb://10.0.0.1,10.0.0.2:27018/?replicaSet=rs0' }).warnings).toEqual([
      warning,
    ]);
    expect(read({ MONGODB_URI: 'mongodb+srv://u:p%40@cluster.example.com/cxb?w=1' }).warnings).toEqual([]);
  });

  it('only warns of a short secret outside production', () => {
    expect(read({ JWT_SECRET: 'short' }).warnings).toEqual([expect.stringContaining('32 bytes')]);
  });

  it('counts a secret\u2019s bytes, not its characters', () => {
    expect(faultsOf({ ...PRODUCTION, JWT_SECRET: '\u00e9'.repeat(16) })).toEqual([]);
  });

  it('takes only one kind of key', () => {
    const faults = faultsOf({ JWT_SECRET: SECRET, JWT_JWKS_URL: 'https://keys.example.com' });

    expect(faults).toEqual([expect.stringContaining('only one')]);
  });

  it.each([
    ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey],
    ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
    ['EdDSA', () => generateKeyPairSync('ed25519').publicKey],
  ] as const)('reads %s off the public key', (algorithm, make) => {
    const text = pem(make());

    for (const value of [text, text.replaceAll('\n', '\\n')]) {
      expect(read({ JWT_PUBLIC_KEY: value }).jwt).toEqual({ kind: 'public', pem: text, algorithm });
    }
  });

  it.each([
    ['a small RSA key', () => pem(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)],
    ['another curve', () => pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey)],
    ['another kind', () => pem(generateKeyPairSync('x25519').publicKey)],
    [
      'a private key',
      () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('refuses %s as public key, without showing it', (_title, make) => {
    const value = make();

    const [fault = ''] = faultsOf({ JWT_PUBLIC_KEY: value });

    expect(fault).toContain('JWT_PUBLIC_KEY');
    expect(fault).not.toContain(value.split('\n')[1]);
  });

  it.each([
    'https://keys.example.com/jwks',
    'http://localhost:8080/jwks',
    'http://127.0.0.1/jwks',
    'http://[::1]/jwks',
  ])('takes keys from %s', (url) => {
    expect(read({ JWT_JWKS_URL: url }).jwt).toEqual({ kind: 'jwks', url });
  });

  it('explains keys in DATA_DIR that were damaged, and shows none of them', () => {
    const damaged = { jwtSecret: () => SECRET, encryptionKeys: () => 'local-1:hunter2' };

    expect(() => readConfig({}, damaged)).toThrow(
      new ConfigError([
        'encryption-keys in DATA_DIR must be kid:base64url(32 bytes) entries, comma-separated',
      ]),
    );
  });

  it('reads lists with spaces in them', () => {
    const config = read({
      EXOTEL_ALLOWED_HOSTS: ' A.example.com , b.example.com:8443,[::1]:80 ',
      CORS_ORIGINS: 'https://a.example.com, http://localhost:5173',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      ENCRYPTION_KEYS: `new:${KEY}, old:${KEY}`,
    });

    expect(config.exotelAllowedHosts).toEqual([
      { hostname: 'a.example.com' },
      { hostname: 'b.example.com', port: '8443' },
      { hostname: '[::1]', port: '80' },
    ]);
    expect(config.corsOrigins).toEqual(['https://a.example.com', 'http://localhost:5173']);
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
    expect(config.encryptionKeys.map(({ kid }) => kid)).toEqual(['new', 'old']);
  });

  it('drops slashes behind PUBLIC_BASE_URL', () => {
    expect(read({ PUBLIC_BASE_URL: 'https://a.example.com/base//' }).publicBaseUrl).toBe(
      'https://a.example.com/base',
    );
  });
});
