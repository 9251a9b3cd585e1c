import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import { keptDatabase } from '../support/kept-database.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const entry = (kid: string, fill: number): string => `${kid}:${key(fill).toString('base64url')}`;

async function storedIn(app: RunningApp): Promise<{ api_key: string; api_token: string }> {
  const document = await app.connection.collection('integrations').findOne({ type: 'exotel' });
  return document as unknown as { api_key: string; api_token: string };
}

async function opened(jwe: string, fill: number): Promise<string> {
  const { plaintext } = await compactDecrypt(jwe, key(fill));
  return Buffer.from(plaintext).toString();
}

describe('the stored credentials', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ env: { ENCRYPTION_KEYS: `${entry('2026-11', 1)},${entry('old', 2)}` } });
    await app.api.put(ROOT, { account_sid: 'acme', api_key: 'the key', api_token: 'the token' });
  });

  afterAll(async () => {
    await app.stop();
  });

  it.each(['api_key', 'api_token'] as const)(
    'keep %s as a compact JWE under the first key',
    async (field) => {
      const stored = (await storedIn(app))[field];

      expect(decodeProtectedHeader(stored)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: '2026-11' });
      expect(await opened(stored, 1)).toBe(field === 'api_key' ? 'the key' : 'the token');
      await expect(opened(stored, 2)).rejects.toThrow();
    },
  );

  it('are never encrypted to the same text twice', async () => {
    const before = await storedIn(app);
    await app.api.put(ROOT, { api_key: 'the key', api_token: 'the key' });

    const after = await storedIn(app);

    expect(new Set([before.api_key, after.api_key, after.api_token]).size).toBe(3);
  });

  it('are an empty text when they are cleared', async () => {
    await app.api.put(ROOT, { api_key: null });

    expect((await storedIn(app)).api_key).toBe('');
  });

  it('are taken as plain where they only look like a JWE', async () => {
    await app.api.put(ROOT, { api_key: 'a.b.c.d.e', api_token: 'x' });

    expect(await opened((await storedIn(app)).api_key, 1)).toBe('a.b.c.d.e');
  });
});

describe('a change of ENCRYPTION_KEYS', () => {
  it('opens with a later key what was stored under it, and encrypts with the first', async () => {
    const exotel = await startExotelStandIn({ port: 0, speed: 20 });
    const database = await keptDatabase();
    const before = await startApp({ ...database.place, env: { ENCRYPTION_KEYS: entry('old', 2) } });
    await before.api.storeCredentials(exotel.url);
    const didId = await before.api.addDid();
    await before.stop();

    const after = await startApp({
      ...database.place,
      env: { ENCRYPTION_KEYS: `${entry('new', 1)},${entry('old', 2)}` },
    });
    const placed = await after.api.placeTestCall(didId, '9000000000');
    await after.api.put(ROOT, { api_key: 'another' });
    const stored = await storedIn(after);
    await after.stop();

    expect(placed.status).toBe(201);
    expect(decodeProtectedHeader(stored.api_key)).toMatchObject({ kid: 'new' });
    expect(await opened(stored.api_key, 1)).toBe('another');
    // Under the old key, or already the new one: what is left under an old key is encrypted anew in the background.
    const { kid } = decodeProtectedHeader(stored.api_token);
    expect(await opened(stored.api_token, kid === 'new' ? 1 : 2)).toBe('simtoken');
    await exotel.stop();
    await database.remove();
  });

  it.each([
    ['its key id is unknown', entry('other', 2)],
    ['its key is another one', entry('old', 3)],
  ])('leaves everything but test calls at work when %s', async (_title, keys) => {
    const database = await keptDatabase();
    const before = await startApp({ ...database.place, env: { ENCRYPTION_KEYS: entry('old', 2) } });
    await before.api.storeCredentials('https://api.exotel.com');
    const didId = await before.api.addDid();
    await before.stop();

    const after = await startApp({ ...database.place, env: { ENCRYPTION_KEYS: keys } });
    const answers = [
      await after.api.get(ROOT),
      await after.api.put(`${ROOT}/dids/${didId}`, { label: 'New' }),
      await after.api.get(`${ROOT}/test-call-options`),
      await after.api.placeTestCall(didId, '9000000000'),
    ];
    await after.stop();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 409]);
    expect(answers[3]?.body.code).toBe('credentials_unreadable');
    await database.remove();
  });

  it('does not open a text that was changed', async () => {
    const app = await startApp({ env: { ENCRYPTION_KEYS: entry('old', 2) } });
    await app.api.storeCredentials('https://api.exotel.com');
    const didId = await app.api.addDid();
    const { api_key: stored } = await storedIn(app);
    const [head = '', none = '', iv = '', text = '', tag = ''] = stored.split('.');
    const changed = [head, none, iv, `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`, tag].join('.');
    await app.connection.collection('integrations').updateOne({}, { $set: { api_key: changed } });

    const answer = await app.api.placeTestCall(didId, '9000000000');
    await app.stop();

    expect([answer.status, answer.body.code]).toEqual([409, 'credentials_unreadable']);
  });
});
