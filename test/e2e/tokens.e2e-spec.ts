import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createSigner } from 'fast-jwt';
import type { Algorithm } from 'fast-jwt';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startKeyServer } from '../support/key-server.js';
import type { KeyServer } from '../support/key-server.js';
import { rawRequest } from '../support/raw-request.js';
import { base64url, forgedToken, inAMinute, JWT_SECRET, tokenFor } from '../support/sign-in.js';
import type { TokenOptions } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const pem = (key: typeof rsa.publicKey): string => key.export({ type: 'spki', format: 'pem' }).toString();
const privatePem = (key: typeof rsa.privateKey): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();

function signed(
  key: typeof rsa.privateKey,
  algorithm: Algorithm,
  header: object = {},
  claims: object = {},
): string {
  const sign = createSigner({ key: privatePem(key), algorithm, header: { alg: algorithm, ...header } });
  return sign({ sub: 'ops@example.com', role: 'super_admin', exp: inAMinute(), ...claims });
}

async function withApp(env: Record<string, string>, act: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await startApp({ env });
  try {
    await act(app);
  } finally {
    await app.stop();
  }
}

const statusWith = async (app: RunningApp, token: string): Promise<number> =>
  (await app.api.get(ROOT, { token })).status;

describe('tokens with the secret', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  const ask = (token: string): Promise<Answer> => app.api.get(ROOT, { token });

  it('are taken when signed with HS256', async () => {
    expect((await ask(tokenFor({ role: 'super_admin' }))).status).toBe(200);
  });

  const refused: [string, () => string][] = [
    ['signed with another secret', () => tokenFor({ role: 'super_admin', secret: 'x'.repeat(40) })],
    ['signed with HS384', () => tokenFor({ role: 'super_admin', algorithm: 'HS384' })],
    ['signed with HS512', () => tokenFor({ role: 'super_admin', algorithm: 'HS512' })],
    ['that has expired', () => tokenFor({ role: 'super_admin', expiresInS: -1 })],
    ['that expires right now', () => tokenFor({ role: 'super_admin', expiresInS: 0 })],
    ['without exp', () => forgedToken({ ...claims(), exp: undefined })],
    ['whose exp is a text', () => forgedToken({ ...claims(), exp: String(inAMinute()) })],
    ['whose exp is null', () => forgedToken({ ...claims(), exp: null })],
    ['that is not valid yet', () => tokenFor({ role: 'super_admin', claims: { nbf: inAMinute() } })],
    ['without a signature, alg none', () => `${base64url({ alg: 'none' })}.${base64url(claims())}.`],
    ['without a signature, alg None', () => `${base64url({ alg: 'None' })}.${base64url(claims())}.`],
    ['without a signature, alg HS256', () => `${base64url({ alg: 'HS256' })}.${base64url(claims())}.`],
    ['signed with an RSA key', () => signed(rsa.privateKey, 'RS256')],
    ['without alg', () => `${base64url({ typ: 'JWT' })}.${base64url(claims())}.${'x'.repeat(43)}`],
    ['that is not JSON inside', () => 'YQ.YQ.YQ'],
    ['of one part', () => 'nonsense'],
    ['of five parts', () => 'a.b.c.d.e'],
    [
      'with a changed role',
      () => withOtherClaims(tokenFor({ role: 'agent' }), { ...claims(), role: 'super_admin' }),
    ],
    ['with one more character', () => `${tokenFor({ role: 'super_admin' })}x`],
    ['that is very long', () => 'x'.repeat(12_000)],
  ];

  function claims(): object {
    return { sub: 'ops@example.com', role: 'super_admin', exp: inAMinute() };
  }

  function withOtherClaims(token: string, other: object): string {
    const [header = '', , signature = ''] = token.split('.');
    return `${header}.${base64url(other)}.${signature}`;
  }

  it.each(refused)('are refused when %s', async (_title, make) => {
    const answer = await ask(make());

    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['', 401],
    ['Bearer', 401],
    ['Bearer ', 401],
    ['Basic YTpi', 401],
    ['Token TOKEN', 401],
    ['TOKEN', 401],
    ['bearer TOKEN', 200],
    ['Bearer TOKEN', 200],
    ['Bearer  TOKEN', 200],
    ['Bearer TOKEN more', 401],
    ['more Bearer TOKEN', 401],
  ])('are read from the header %j as %d', async (header, status) => {
    const authorization = header.replace('TOKEN', tokenFor({ role: 'super_admin' }));

    const answer = await rawRequest(app.url, { path: ROOT, headers: { authorization } });

    expect(answer.status).toBe(status);
  });

  it('cost nothing to refuse, however long the header is', async () => {
    const asked = Array.from({ length: 60 }, () =>
      rawRequest(app.url, { path: ROOT, headers: { authorization: 'a'.repeat(15_500) } }),
    );

    const statuses = (await Promise.all(asked)).map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([401]));
  }, 15_000);

  it('are not read from the query, a cookie or the body', async () => {
    const token = tokenFor({ role: 'super_admin' });

    const query = await app.api.get(`${ROOT}?access_token=${token}&token=${token}`, { as: undefined });
    const cookie = await app.api.get(ROOT, { as: undefined, headers: { cookie: `token=${token}` } });
    const body = await app.api.put(ROOT, { access_token: token }, { as: undefined });

    expect([query.status, cookie.status, body.status]).toEqual([401, 401, 401]);
  });

  it('end at their exp, though they were taken just before', async () => {
    const token = tokenFor({ role: 'super_admin', expiresInS: 2 });
    const first = await ask(token);

    let last = first;
    while (last.status === 200) last = await ask(token);

    expect([first.status, last.status]).toEqual([200, 401]);
  });

  it.each<[string, string | undefined]>([
    ['expired', tokenFor({ role: 'super_admin', expiresInS: -1 })],
    ['invalid_signature', tokenFor({ role: 'super_admin', secret: 'x'.repeat(40) })],
    ['invalid_algorithm', tokenFor({ role: 'super_admin', algorithm: 'HS384' })],
    ['missing_required_claim', forgedToken({ role: 'super_admin' })],
    ['malformed', 'nonsense'],
    ['no_token', undefined],
  ])('are refused for a reason that the log alone tells: %s', async (reason, token) => {
    const before = app.log().length;

    const { body } = await app.api.get(ROOT, { as: undefined, ...(token !== undefined && { token }) });

    const logged = `"code":"unauthenticated","reason":"${reason}"`;
    while (!app.log().slice(before).includes('"status":401')) await pause(5);
    expect(app.log().slice(before)).toContain(logged);
    expect(body.detail).toBe('Sign in again: the request needs a valid bearer token that has not expired.');
  });

  it('need no sub for what needs none', async () => {
    const answer = await ask(tokenFor({ role: 'super_admin', claims: { sub: undefined } }));

    expect(answer.status).toBe(200);
  });
});

it.each(['HS384', 'HS512'] as const)(
  'JWT_ALGORITHM=%s takes tokens of that algorithm only',
  async (algorithm) => {
    await withApp({ JWT_ALGORITHM: algorithm }, async (app) => {
      const byAlgorithm = (used: TokenOptions['algorithm']): string =>
        tokenFor({ role: 'super_admin', ...(used && { algorithm: used }) });

      expect(await statusWith(app, byAlgorithm(algorithm))).toBe(200);
      for (const other of (['HS256', 'HS384', 'HS512'] as const).filter((one) => one !== algorithm)) {
        expect(await statusWith(app, byAlgorithm(other))).toBe(401);
      }
    });
  },
);

it('JWT_ISSUER and JWT_AUDIENCE are checked', async () => {
  await withApp({ JWT_ISSUER: 'https://cxb.example.com', JWT_AUDIENCE: 'cxb-api' }, async (app) => {
    const withClaims = (claims: Record<string, unknown>): Promise<number> =>
      statusWith(app, tokenFor({ role: 'super_admin', claims }));
    const good = { iss: 'https://cxb.example.com', aud: 'cxb-api' };

    expect(await withClaims(good)).toBe(200);
    expect(await withClaims({ ...good, aud: ['other', 'cxb-api'] })).toBe(200);
    expect(await withClaims({ ...good, iss: 'https://evil.example.com' })).toBe(401);
    expect(await withClaims({ ...good, iss: 'https://cxb.example.com.evil' })).toBe(401);
    expect(await withClaims({ ...good, aud: 'other' })).toBe(401);
    expect(await withClaims({ iss: good.iss })).toBe(401);
    expect(await withClaims({ aud: good.aud })).toBe(401);
  });
});

it('issuer and audience do not matter when none is set', async () => {
  await withApp({}, async (app) => {
    expect(await statusWith(app, tokenFor({ role: 'super_admin', claims: { iss: 'any', aud: 'any' } }))).toBe(
      200,
    );
  });
});

describe.each([
  ['RS256', rsa],
  ['ES256', p256],
  ['EdDSA', ed25519],
] as const)('JWT_PUBLIC_KEY with a key for %s', (algorithm, keys) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({
      env: { JWT_SECRET: '', JWT_PUBLIC_KEY: pem(keys.publicKey).replaceAll('\n', '\\n') },
    });
  });

  afterAll(async () => {
    await app.stop();
  });

  it('takes tokens signed with its private half', async () => {
    expect(await statusWith(app, signed(keys.privateKey, algorithm))).toBe(200);
  });

  it('refuses tokens of another key of that kind', async () => {
    const other = {
      RS256: () => generateKeyPairSync('rsa', { modulusLength: 2_048 }),
      ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      EdDSA: () => generateKeyPairSync('ed25519'),
    }[algorithm]();

    expect(await statusWith(app, signed(other.privateKey, algorithm))).toBe(401);
  });

  it('refuses tokens that take the public key for an HMAC secret', async () => {
    const text = pem(keys.publicKey);
    for (const secret of [text, text.trim(), text.replaceAll('\n', '\\n')]) {
      const claims = { sub: 'a', role: 'super_admin', exp: inAMinute() };
      const forged = forgedToken(claims, { alg: 'HS256' }, secret);

      expect(await statusWith(app, forged)).toBe(401);
    }
  });

  it('refuses alg none, tokens with the old secret, and those without exp', async () => {
    const none = `${base64url({ alg: 'none' })}.${base64url({ role: 'super_admin', exp: inAMinute() })}.`;

    expect(await statusWith(app, none)).toBe(401);
    expect(await statusWith(app, tokenFor({ role: 'super_admin', secret: JWT_SECRET }))).toBe(401);
    expect(await statusWith(app, signed(keys.privateKey, algorithm, {}, { exp: undefined }))).toBe(401);
  });
});

it('an RSA key takes no other algorithm of its family', async () => {
  await withApp({ JWT_SECRET: '', JWT_PUBLIC_KEY: pem(rsa.publicKey) }, async (app) => {
    for (const algorithm of ['RS384', 'RS512', 'PS256'] as const) {
      expect(await statusWith(app, signed(rsa.privateKey, algorithm))).toBe(401);
    }
  });
});

describe('JWT_JWKS_URL', () => {
  const jwk = (keys: { publicKey: typeof rsa.publicKey }, kid: string): object => ({
    ...keys.publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
  });
  let keyServer: KeyServer;

  beforeEach(async () => {
    keyServer = await startKeyServer();
    keyServer.serve([jwk(rsa, 'r1'), jwk(p256, 'e1'), jwk(ed25519, 'd1')]);
  });

  afterEach(async () => {
    await keyServer.stop();
  });

  const withKeys = (act: (app: RunningApp) => Promise<void>): Promise<void> =>
    withApp({ JWT_SECRET: '', JWT_JWKS_URL: keyServer.url }, act);

  it('takes tokens of every key in the set, and fetches it once', async () => {
    await withKeys(async (app) => {
      expect(await statusWith(app, signed(rsa.privateKey, 'RS256', { kid: 'r1' }))).toBe(200);
      expect(await statusWith(app, signed(p256.privateKey, 'ES256', { kid: 'e1' }))).toBe(200);
      expect(await statusWith(app, signed(ed25519.privateKey, 'EdDSA', { kid: 'd1' }))).toBe(200);
      expect(keyServer.requests()).toBe(1);
    });
  });

  it('takes a token without kid where one key fits its algorithm', async () => {
    await withKeys(async (app) => {
      expect(await statusWith(app, signed(p256.privateKey, 'ES256'))).toBe(200);
    });
  });

  it('takes a token without kid where several keys fit, and refuses what none of them has signed', async () => {
    const next = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    keyServer.serve([jwk(rsa, 'r1'), jwk(next, 'r2')]);
    await withKeys(async (app) => {
      expect(await statusWith(app, signed(rsa.privateKey, 'RS256'))).toBe(200);
      expect(await statusWith(app, signed(next.privateKey, 'RS256'))).toBe(200);
      expect(await statusWith(app, signed(foreign.privateKey, 'RS256'))).toBe(401);
      expect(await statusWith(app, signed(next.privateKey, 'RS256', {}, { exp: 1 }))).toBe(401);
    });
  });

  it('refuses an unknown kid, a wrong kid, HMAC and none', async () => {
    await withKeys(async (app) => {
      const claims = base64url({ sub: 'a', role: 'super_admin', exp: inAMinute() });

      expect(await statusWith(app, signed(rsa.privateKey, 'RS256', { kid: 'r2' }))).toBe(401);
      expect(await statusWith(app, signed(rsa.privateKey, 'RS256', { kid: 'e1' }))).toBe(401);
      expect(await statusWith(app, signed(rsa.privateKey, 'RS512', { kid: 'r1' }))).toBe(401);
      expect(await statusWith(app, tokenFor({ role: 'super_admin' }))).toBe(401);
      expect(await statusWith(app, `${base64url({ alg: 'none', kid: 'r1' })}.${claims}.`)).toBe(401);
      expect(await statusWith(app, `${base64url({ alg: 'RS256', kid: 'r1' })}.${claims}.AAAA`)).toBe(401);
    });
  });

  it('is not asked about a token that says where its key is', async () => {
    const evil = await startKeyServer();
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    evil.serve([jwk(other, 'r1')]);
    await withKeys(async (app) => {
      const header = {
        kid: 'r1',
        jku: evil.url,
        x5u: evil.url,
        jwk: other.publicKey.export({ format: 'jwk' }),
      };

      expect(await statusWith(app, signed(other.privateKey, 'RS256', header))).toBe(401);
    });
    expect(evil.requests()).toBe(0);
    await evil.stop();
  });

  it.each([
    [
      'answers an error',
      (server: KeyServer): void => {
        server.serve(500);
      },
      /"cause":"Error: Expected 200 OK/,
    ],
    [
      'answers 404',
      (server: KeyServer): void => {
        server.serve(404);
      },
      /"cause":"Error: Expected 200 OK/,
    ],
    [
      'is away',
      (server: KeyServer): void => {
        void server.stop();
      },
      /"cause":"Error: [^"]*ECONNREFUSED/,
    ],
  ])(
    'gives 503 and not 401 while its server %s, says why in the log, and heals',
    async (_title, fail, why) => {
      const token = signed(rsa.privateKey, 'RS256', { kid: 'r1' });
      const port = Number(new URL(keyServer.url).port);
      await withKeys(async (app) => {
        fail(keyServer);

        const answer = await app.api.get(ROOT, { token });
        expect([answer.status, answer.body.code]).toEqual([503, 'not_ready']);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(app.log()).toMatch(why);
        expect((await app.api.get('/health/live', { as: undefined })).status).toBe(200);

        await keyServer.stop();
        keyServer = await startKeyServer(port);
        keyServer.serve([jwk(rsa, 'r1')]);
        expect(await statusWith(app, token)).toBe(200);
      });
    },
  );

  it('holds nobody back for tokens that cannot be checked while its server is away', async () => {
    const token = signed(rsa.privateKey, 'RS256', { kid: 'r1' });
    const env = { JWT_SECRET: '', JWT_JWKS_URL: keyServer.url, AUTH_FAILURES_PER_MINUTE: '1' };
    await keyServer.stop();

    await withApp(env, async (app) => {
      const statuses = [];
      for (let count = 0; count < 3; count += 1) statuses.push(await statusWith(app, token));

      expect(statuses).toEqual([503, 503, 503]);
    });
  });

  it('goes on taking known tokens while its server is away', async () => {
    await withKeys(async (app) => {
      const one = signed(rsa.privateKey, 'RS256', { kid: 'r1' });
      await statusWith(app, one);
      await keyServer.stop();

      expect(await statusWith(app, one)).toBe(200);
      expect(await statusWith(app, signed(rsa.privateKey, 'RS256', { kid: 'r1' }, { sub: 'other' }))).toBe(
        200,
      );
    });
  });
});
