import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { TestCallStore } from '../../src/integrations/test-calls/test-call.store.js';
import { ROOT } from '../support/api.js';
import { keptDatabase } from '../support/kept-database.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const TRIES = 100;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES && !(await isSo()); tries += 1) await sleep(50);
}

describe('a test call', () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;
  let didId: string;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20, callsPerMinute: 0 });
    app = await startApp({ env: { EXOTEL_TIMEOUT_MS: '1500' } });
    await app.api.storeCredentials(exotel.url);
    didId = await app.api.addDid();
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
  });

  beforeEach(async () => {
    exotel.reset();
    await app.connection.collection('test_calls').deleteMany({});
  });

  const stored = (): Promise<any[]> => app.connection.collection('test_calls').find({}).toArray();

  it('is answered with the call as Exotel took it', async () => {
    const answer = await app.api.placeTestCall(didId, '90000 00000', {
      token: tokenFor({ role: 'admin', sub: 'anna@example.com' }),
    });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(UUID),
      did_id: didId,
      did_number: '+918047110001',
      bot_id: 'echo',
      to_number: '+919000000000',
      call_sid: exotel.calls()[0]?.sid,
      provider_status: 'in-progress',
      status: 'placed',
      requested_by: 'anna@example.com',
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
    expect(answer.headers.get('location')).toBe(`${ROOT}/test-calls/${answer.body.id}`);
    expect(answer.headers.get('etag')).toMatch(/^"/);
  });

  it('is stored with what was asked and what came of it', async () => {
    const { body } = await app.api.placeTestCall(didId, '9000000000');

    expect(await stored()).toEqual([
      expect.objectContaining({
        _id: body.id,
        did_id: didId,
        did_number: '+918047110001',
        to_number: '+919000000000',
        call_sid: body.call_sid,
        status: 'placed',
        requested_by: 'ops@example.com',
        created_at: expect.any(Date),
      }),
    ]);
  });

  it('is answered when what came of it cannot be stored, and stored once it can', async () => {
    const store = jest.spyOn(TestCallStore.prototype, 'settleRequest');
    store.mockRejectedValueOnce(new Error('The connection was cut off.'));

    const answer = await app.api.placeTestCall(didId, '9000000000');
    const [before] = await stored();
    await until(async () => (await stored())[0].status !== 'requested');

    expect([answer.status, answer.body.status]).toEqual([201, 'placed']);
    expect(before.status).toBe('requested');
    expect((await stored())[0]).toMatchObject({
      call_sid: answer.body.call_sid,
      first_answer: { status: 'placed' },
    });
    expect(exotel.requests()).toHaveLength(1);
  });

  it('is stored as requested before Exotel is asked', async () => {
    exotel.setFault({ answer: 'slow', delay_ms: 250, times: 1 });
    const placing = app.api.placeTestCall(didId, '9000000000');
    let before: any[] = [];
    while (before.length === 0) before = await stored();

    expect(before).toEqual([expect.objectContaining({ status: 'requested', call_sid: '' })]);
    expect((await placing).status).toBe(201);
  });

  it('stays in the history when its number is removed', async () => {
    const other = await app.api.addDid({ number: '+918047110002' });
    const { body } = await app.api.placeTestCall(other, '9000000000');

    await app.api.delete(`${ROOT}/dids/${other}`);

    expect(await stored()).toEqual([expect.objectContaining({ _id: body.id, did_id: other })]);
  });

  describe('by the number called', () => {
    it.each([
      ['0000', 201, undefined, 'placed', undefined],
      ['0010', 502, 'provider_rejected', 'rejected', 401],
      ['0011', 502, 'provider_rejected', 'rejected', 402],
      ['0012', 502, 'provider_rejected', 'rejected', 403],
      ['0013', 502, 'provider_rejected', 'rejected', 403],
      ['0014', 502, 'provider_rejected', 'rejected', 404],
      ['0015', 502, 'provider_rejected', 'rejected', 429],
      ['0016', 502, 'provider_rejected', 'unknown', 500],
      ['0017', 502, 'provider_rejected', 'unknown', 502],
      ['0020', 201, undefined, 'placed', undefined],
      ['0021', 201, undefined, 'placed', undefined],
      ['0022', 502, 'provider_bad_response', 'unknown', undefined],
      ['0023', 502, 'provider_bad_response', 'unknown', undefined],
      ['0024', 502, 'provider_rejected', 'rejected', 200],
      ['0030', 504, 'provider_timeout', 'unknown', undefined],
      ['0031', 504, 'provider_timeout', 'unknown', undefined],
      ['0032', 504, 'provider_timeout', 'unknown', undefined],
      ['0033', 502, 'provider_bad_response', 'unknown', undefined],
    ])('%s is %d %s and stored as %s', async (magic, status, code, storedStatus, providerStatus) => {
      const answer = await app.api.placeTestCall(didId, `+91900000${magic}`);

      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.provider?.http_status).toBe(providerStatus);
      expect(await stored()).toEqual([expect.objectContaining({ status: storedStatus })]);
      expect(exotel.requests('all')).toHaveLength(1);
      if (status !== 201) expect(answer.body.test_call_id).toBe((await stored())[0]?._id);
    });

    it('tells Exotel\u2019s code and words on KYC', async () => {
      const answer = await app.api.placeTestCall(didId, '+919000000012');

      expect(answer.body.provider).toEqual({
        http_status: 403,
        code: '340030',
        message: expect.stringContaining('KYC'),
      });
    });

    it('masks the number in Exotel\u2019s words', async () => {
      const answer = await app.api.placeTestCall(didId, '+919000000013');

      expect(answer.body.provider.message).toContain('NDNC');
      expect(`${answer.body.provider.message} ${answer.body.detail}`).not.toMatch(/\d{5}/);
    });

    it('never takes the carrier\u2019s 401 for its own', async () => {
      const answer = await app.api.placeTestCall(didId, '+919000000010');

      expect(answer.headers.get('www-authenticate')).toBeNull();
      expect(answer.body.detail).toContain('401');
    });

    it.each(['0030', '0031', '0032'])('%s says that the call may have been placed', async (magic) => {
      const answer = await app.api.placeTestCall(didId, `+91900000${magic}`);

      expect(answer.body.detail).toMatch(/may have been placed/);
    });
  });

  it('passes Exotel\u2019s refusal of wrong credentials on', async () => {
    await app.api.put(ROOT, { api_token: 'wrong' });

    const answer = await app.api.placeTestCall(didId, '9000000000');
    await app.api.put(ROOT, { api_token: 'simtoken' });

    expect([answer.status, answer.body.code]).toEqual([502, 'provider_rejected']);
    expect(answer.body.provider.http_status).toBe(401);
  });

  it('passes Exotel\u2019s refusal of a number that is not the account\u2019s on', async () => {
    const other = await app.api.addDid({ number: '+918047999999' });

    const answer = await app.api.placeTestCall(other, '9000000000');

    expect([answer.status, answer.body.code]).toEqual([502, 'provider_rejected']);
    expect(answer.body.provider.message).toContain('CallerId');
  });

  describe('is not placed', () => {
    it('from a number without a flow', async () => {
      const other = await app.api.addDid({ number: '+918047110009', flow_url: null });

      const answer = await app.api.placeTestCall(other, '9000000000');

      expect([answer.status, answer.body.code]).toEqual([409, 'did_not_usable']);
      expect([await stored(), exotel.requests('all')]).toEqual([[], []]);
    });

    it.each(['account_sid', 'api_key', 'api_token'])('without %s', async (field) => {
      await app.api.put(ROOT, { [field]: null });

      const answer = await app.api.placeTestCall(didId, '9000000000');
      await app.api.storeCredentials(exotel.url);

      expect([answer.status, answer.body.code]).toEqual([409, 'not_configured']);
      expect([await stored(), exotel.requests('all')]).toEqual([[], []]);
    });
  });

  it('is placed once for each of ten requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.api.placeTestCall(didId, '9000000000')),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(exotel.requests()).toHaveLength(10);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(10);
  });
});

describe('a test call after a restart', () => {
  it('goes to no address that is not allowed any more', async () => {
    const exotel = await startExotelStandIn({ port: 0 });
    const database = await keptDatabase();
    const before = await startApp(database.place);
    await before.api.storeCredentials(exotel.url);
    const didId = await before.api.addDid();
    await before.stop();

    const after = await startApp({ ...database.place, env: { NODE_ENV: 'production' } });
    const answer = await after.api.placeTestCall(didId, '9000000000');
    const shown = await after.api.get(ROOT);
    await after.stop();

    expect([answer.status, answer.body.code]).toEqual([409, 'base_url_not_allowed']);
    expect(shown.body.api_base_url).toBe(exotel.url);
    expect(exotel.requests('all')).toEqual([]);
    await exotel.stop();
    await database.remove();
  });

  it('says so when no key opens the credentials, until they are entered again', async () => {
    const exotel = await startExotelStandIn({ port: 0, speed: 20 });
    const database = await keptDatabase();
    const before = await startApp(database.place);
    await before.api.storeCredentials(exotel.url);
    const didId = await before.api.addDid();
    await before.stop();

    const otherKey = `test-1:${Buffer.alloc(32, 8).toString('base64url')}`;
    const after = await startApp({ ...database.place, env: { ENCRYPTION_KEYS: otherKey } });
    const refused = await after.api.placeTestCall(didId, '9000000000');
    const shown = await after.api.get(ROOT);
    await after.api.put(ROOT, { api_key: 'simkey', api_token: 'simtoken' });
    const placed = await after.api.placeTestCall(didId, '9000000000');
    await after.stop();

    expect([refused.status, refused.body.code]).toEqual([409, 'credentials_unreadable']);
    expect(shown.body.credentials_configured).toBe(true);
    expect(placed.status).toBe(201);
    expect(exotel.requests()).toHaveLength(1);
    await exotel.stop();
    await database.remove();
  });
});
