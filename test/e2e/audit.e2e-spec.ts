import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const AUDIT = '/api/v1/audit';
const FLEET = '/api/v1/settings/fleet';
const FLOW = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';
const FINGERPRINT = /^test-1:[A-Za-z0-9_-]{12}$/;

describe('the audit trail', () => {
  let exotel: ExotelStandIn;
  let app: RunningApp;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
    app = await startApp({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
  });

  beforeEach(async () => {
    for (const name of ['integrations', 'system_settings', 'test_calls', 'audit_log']) {
      await app.connection.collection(name).deleteMany({});
    }
  });

  const entries = async (query = ''): Promise<any[]> => (await app.api.get(`${AUDIT}${query}`)).body.items;
  const actions = async (query = ''): Promise<string[]> =>
    (await entries(query)).map(({ action }) => action as string);

  describe('has an entry of', () => {
    it('new credentials, which shows their fingerprints only', async () => {
      await app.api.put(ROOT, { account_sid: 'acme', api_key: 'canary-key-1', api_token: 'canary-token-1' });

      const [entry, ...others] = await entries();

      expect(others).toEqual([]);
      expect(entry).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        at: expect.stringMatching(/Z$/),
        actor: 'ops@example.com',
        role: 'super_admin',
        action: 'credentials.update',
        target: 'integrations/exotel',
        request_id: expect.any(String),
        address: '127.0.0.1',
        before: { account_sid: '', api_key: '', api_token: '' },
        after: {
          account_sid: 'acme',
          api_key: expect.stringMatching(FINGERPRINT),
          api_token: expect.stringMatching(FINGERPRINT),
        },
      });
    });

    it('changed credentials, with the fields that changed', async () => {
      await app.api.put(ROOT, { account_sid: 'acme', api_key: 'key-1', api_token: 'token-1' });
      await app.api.put(ROOT, { account_sid: 'acme', api_key: 'key-2', api_token: 'token-1' });

      const [changed, first] = await entries();

      expect(Object.keys(changed.after)).toEqual(['api_key']);
      expect(changed.before.api_key).toBe(first.after.api_key);
      expect(changed.after.api_key).not.toBe(first.after.api_key);
    });

    it('cleared credentials', async () => {
      await app.api.put(ROOT, { api_key: 'key-1' });
      await app.api.put(ROOT, { api_key: null });

      expect((await entries())[0]).toMatchObject({ after: { api_key: '' } });
    });

    it('a number added, changed and removed', async () => {
      const id = await app.api.addDid({
        number: '080-4711-0001',
        label: 'One',
        bot_id: 'echo',
        flow_url: FLOW,
      });
      await app.api.put(`${ROOT}/dids/${id}`, { label: 'Two', bot_id: 'echo' });
      await app.api.delete(`${ROOT}/dids/${id}`);

      const [removed, changed, added] = await entries();
      const number = { number: '08047110001', bot_id: 'echo', flow_url: FLOW };

      expect(added).toMatchObject({ action: 'did.add', before: null, after: { ...number, label: 'One' } });
      expect(changed).toMatchObject({
        action: 'did.update',
        before: { label: 'One' },
        after: { label: 'Two' },
      });
      expect(removed).toMatchObject({
        action: 'did.remove',
        before: { ...number, label: 'Two' },
        after: null,
      });
      for (const entry of [added, changed, removed]) {
        expect(entry.target).toBe(`integrations/exotel/dids/${id}`);
      }
    });

    it('each number that was imported', async () => {
      await app.api.storeCredentials(exotel.url);
      const { body } = await app.api.get(`${ROOT}/exophones`);
      const numbers = body.items.slice(0, 2).map(({ number }: { number: string }) => number);
      await app.api.post(`${ROOT}/dids/import`, { numbers, dry_run: true });
      await app.api.post(`${ROOT}/dids/import`, { numbers });

      const imported = await entries('?action=did.import');

      expect(imported.map(({ after }) => after.number).sort()).toEqual([...numbers].sort());
    });

    it('a changed fleet', async () => {
      await app.api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });
      await app.api.put(FLEET, { core_fleet: ['https://core-2.example.com'] });

      const [second, first] = await entries();

      expect(first).toMatchObject({
        action: 'settings.fleet',
        target: 'settings/fleet',
        before: { core_fleet: [], updated_at: null },
        after: { core_fleet: ['https://core-1.example.com'], updated_at: first.at },
      });
      expect(second.before).toEqual(first.after);
    });

    it('a test call, by whom, and without the full number of the person rung', async () => {
      await app.api.storeCredentials(exotel.url);
      const id = await app.api.addDid();
      const token = tokenFor({ role: 'admin', sub: 'tester@example.com' });
      const { body } = await app.api.placeTestCall(id, '+919000000000', { token });

      const [entry] = await entries();

      expect(entry).toMatchObject({
        actor: 'tester@example.com',
        role: 'admin',
        action: 'test_call.place',
        target: `integrations/exotel/test-calls/${body.id}`,
        before: null,
        after: { did_id: id, did_number: '+918047110001', bot_id: 'echo', to_number: '…0000' },
      });
    });
  });

  it('says which request it was, and where that came from', async () => {
    const headers = { 'x-request-id': 'from-the-console.1', 'x-forwarded-for': '203.0.113.7' };
    await app.api.put(ROOT, { account_sid: 'acme' }, { headers });

    expect((await entries())[0]).toMatchObject({
      request_id: 'from-the-console.1',
      address: '203.0.113.7',
    });
  });

  describe('has no entry of', () => {
    const cases: [string, (id: string) => Promise<Answer>, number][] = [
      ['an empty change', () => app.api.put(ROOT, {}), 200],
      [
        'the same credentials again',
        () => app.api.put(ROOT, { account_sid: 'acme', api_key: 'key-1', api_token: 'token-1' }),
        200,
      ],
      ['the same label again', (id) => app.api.put(`${ROOT}/dids/${id}`, { label: 'Support line' }), 200],
      [
        'the same fleet again',
        () => app.api.put(FLEET, { core_fleet: ['https://core-1.example.com/'] }),
        200,
      ],
      ['a body that is refused', () => app.api.put(ROOT, { account_sid: 'a b', api_key: 'other' }), 400],
      ['a number that is taken', () => app.api.post(`${ROOT}/dids`, { number: '080-4711-0001' }), 409],
      ['a number that is not there', () => app.api.delete(`${ROOT}/dids/none`), 404],
      [
        'a stale change',
        () => app.api.put(ROOT, { account_sid: 'x' }, { headers: { 'if-match': '"stale"' } }),
        412,
      ],
      [
        'a stale change of the fleet',
        () => app.api.put(FLEET, { core_fleet: [] }, { headers: { 'if-match': '"stale"' } }),
        412,
      ],
      ['a change that is not allowed', () => app.api.put(ROOT, { account_sid: 'x' }, { as: 'admin' }), 403],
      ['a test call that cannot be made', () => app.api.placeTestCall('none', '+919000000000'), 404],
    ];

    it.each(cases)('%s', async (_title, ask, status) => {
      await app.api.put(ROOT, { account_sid: 'acme', api_key: 'key-1', api_token: 'token-1' });
      await app.api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });
      const id = await app.api.addDid();
      const before = await entries();

      const answer = await ask(id);

      expect(answer.status).toBe(status);
      expect(await entries()).toEqual(before);
      expect(await app.connection.collection('audit_pending').countDocuments()).toBe(0);
    });
  });

  it('leaves nothing of itself in the documents that it is about, nor in the settings', async () => {
    await app.api.storeCredentials(exotel.url);
    await app.api.placeTestCall(await app.api.addDid(), '+919000000000');
    await app.api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });
    await entries();

    const { connection } = app;
    expect(await connection.collection('integrations').findOne()).not.toHaveProperty('audit_outbox');
    expect(await connection.collection('test_calls').findOne()).not.toHaveProperty('audit_outbox');
    expect(Object.keys((await connection.collection('system_settings').findOne()) ?? {}).sort()).toEqual([
      '_id',
      'core_fleet',
      'core_fleet_updated_at',
    ]);
  });

  it('holds no secret, in its database or in the log', async () => {
    const secrets = { api_key: 'canary-key-7f3a', api_token: 'canary-token-91bc' };
    await app.api.put(ROOT, secrets);
    await app.api.put(ROOT, { api_key: `${secrets.api_key}-2`, api_token: `${secrets.api_token}-2` });

    const stored = JSON.stringify(await app.connection.collection('audit_log').find().toArray());

    for (const text of [JSON.stringify(await entries()), stored, app.log()]) {
      expect(text).not.toContain('canary-key');
      expect(text).not.toContain('canary-token');
    }
  });

  describe('is read', () => {
    beforeEach(async () => {
      const as = (sub: string): { token: string } => ({ token: tokenFor({ role: 'super_admin', sub }) });
      for (let label = 1; label <= 4; label += 1) {
        await app.api.put(ROOT, { account_sid: `acme-${label}` }, as('one@example.com'));
        await app.api.put(
          FLEET,
          { core_fleet: [`https://core-${label}.example.com`] },
          as('two@example.com'),
        );
      }
    });

    it('newest first', async () => {
      const times = (await entries()).map(({ at }) => at as string);

      expect(times).toEqual([...times].sort().reverse());
      expect(times).toHaveLength(8);
    });

    it('by actor, by action and by number', async () => {
      const id = await app.api.addDid();

      expect(await actions('?actor=one@example.com')).toEqual(Array(4).fill('credentials.update'));
      expect(await actions('?action=settings.fleet')).toEqual(Array(4).fill('settings.fleet'));
      expect(await actions('?action=settings.fleet&actor=one@example.com')).toEqual([]);
      expect(await actions(`?did_id=${id}`)).toEqual(['did.add']);
    });

    it('page by page, every entry once', async () => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: Answer = await app.api.get(`${AUDIT}?limit=3&cursor=${cursor}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.next_cursor;
      }

      expect(seen).toEqual((await entries()).map(({ id }) => id as string));
    });

    it.each([
      ['an unknown key', '?who=x', 'who'],
      ['an unknown action', '?action=did.paint', 'action'],
      ['a limit of 0', '?limit=0', 'limit'],
      ['a limit of 201', '?limit=201', 'limit'],
      ['a cursor that is none', '?cursor=abc', 'cursor'],
    ])('strictly: %s is refused', async (_title, query, field) => {
      const answer = await app.api.get(`${AUDIT}${query}`);

      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
    });

    it('by super_admin alone', async () => {
      expect((await app.api.get(AUDIT, { as: 'admin' })).status).toBe(403);
    });
  });
});
