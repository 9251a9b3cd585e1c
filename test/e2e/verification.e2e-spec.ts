import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const VERIFY = `${ROOT}/verify`;
const POLLING = {
  tickMs: 50,
  firstDelayMs: 100,
  maxDelayMs: 200,
  giveUpAfterMs: 10_000,
  perMinute: 100_000,
  watchMs: 50,
};

describe('the verification of credentials', () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;
  let mumbai: ExotelStandIn;

  beforeAll(async () => {
    exotel = await startExotelStandIn();
    mumbai = await startExotelStandIn({ region: 'mumbai', accountRegion: 'singapore' });
    app = await startApp({
      env: { EXOTEL_TIMEOUT_MS: '800' },
      config: { exotelRegions: { singapore: exotel.url, mumbai: mumbai.url }, polling: POLLING },
    });
  });

  beforeEach(async () => {
    exotel.reset();
    mumbai.reset();
    // Nothing kept: clearing the credentials clears what is known of them.
    await app.api.put(ROOT, { account_sid: '', api_key: '', api_token: '', api_base_url: '' });
    await app.api.storeCredentials(exotel.url);
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
    await mumbai.stop();
  });

  const verify = (json?: unknown): Promise<Answer> =>
    app.api.request('POST', VERIFY, json === undefined ? {} : { json });
  const last = async (): Promise<any> => (await app.api.get(`${ROOT}/verification`)).body;
  const integration = async (): Promise<any> => (await app.api.get(ROOT)).body;

  it('says of good credentials that they are, when it was asked, and rings nobody', async () => {
    const answer = await verify();

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      outcome: 'valid',
      detail: expect.stringMatching(/^[A-Z].*\.$/),
      suggested_api_base_url: '',
      checked_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(exotel.requests('all').map(({ kind }) => kind)).toEqual(['account']);
  });

  describe.each(['stored', 'given'] as const)('of %s ones', (where) => {
    async function outcomeOf(changes: Readonly<Record<string, string>>): Promise<any> {
      if (where === 'given') return (await verify(changes)).body;
      await app.api.put(ROOT, changes);
      const { body } = await verify();
      expect(await last()).toEqual(body);
      return body;
    }

    it.each([
      ['a wrong key', { api_key: 'wrong' }, 'invalid_credentials'],
      ['a wrong token', { api_token: 'wrong' }, 'invalid_credentials'],
      ['a wrong account SID', { account_sid: 'cxbsim2' }, 'unknown_account'],
    ])('finds %s', async (_what, changes, outcome) => {
      expect(await outcomeOf(changes)).toMatchObject({ outcome, suggested_api_base_url: '' });
      // The other region was asked before that was said.
      expect(mumbai.requests('account')).toHaveLength(1);
    });

    it('finds the other region, and says which one', async () => {
      expect(await outcomeOf({ api_base_url: mumbai.url })).toMatchObject({
        outcome: 'other_region',
        suggested_api_base_url: exotel.url,
      });
    });

    it.each(['402', '403'] as const)('finds that Exotel does not let them in (%s)', async (answer) => {
      exotel.setFault({ answer });

      expect(await outcomeOf({})).toMatchObject({ outcome: 'not_allowed' });
      expect(mumbai.requests('account')).toHaveLength(0);
    });

    it.each([
      'down',
      'hang',
      '429',
      '500',
      '502',
      '503',
      'html',
      'empty',
      'big',
      'redirect',
      'json_null',
    ] as const)('knows nothing when Exotel answers: %s', async (answer) => {
      exotel.setFault({ answer });

      expect(await outcomeOf({})).toMatchObject({ outcome: 'unreachable', suggested_api_base_url: '' });
    });

    it('knows nothing when nothing listens there', async () => {
      expect(await outcomeOf({ api_base_url: await closedAddress() })).toMatchObject({
        outcome: 'unreachable',
      });
    });
  });

  it.each([
    ['{}', 'valid'],
    ['{"error":"unauthorized"}', 'unreachable'],
    ['<html><head><title>Log in</title></head><body><p>Please log in</p></body></html>', 'unreachable'],
    ['{"Account":{"Sid":"someoneelse"}}', 'unknown_account'],
    ['{"RestException":{"Status":401,"Message":"No"}}', 'invalid_credentials'],
    ['{"http_code":401,"response":{"code":401,"status":"failure"}}', 'invalid_credentials'],
    ['{"Account":{"Sid":"cxbsim"}}', 'valid'],
  ])('reads an answer of 200 and %s as %s', async (body, outcome) => {
    const server = await startBareServer((response) => response.end(body));

    const answer = await verify({ api_base_url: server.url });
    await server.stop();

    expect(answer.body).toMatchObject({ outcome, suggested_api_base_url: '' });
  });

  it("asks no other region of an address that is none of Exotel's", async () => {
    const own = await startExotelStandIn();

    const { body } = await verify({ api_base_url: own.url, api_token: 'wrong' });
    await own.stop();

    expect(body.outcome).toBe('invalid_credentials');
    expect([...exotel.requests('account'), ...mumbai.requests('account')]).toHaveLength(0);
  });

  it.each(['hang', '429', '500', 'html'] as const)(
    'does not call the credentials wrong when the other region answers: %s',
    async (answer) => {
      mumbai.setFault({ answer });

      expect((await verify({ api_token: 'wrong' })).body).toMatchObject({
        outcome: 'unreachable',
        detail: expect.stringMatching(/does not accept.*other region.*could not be asked/),
        suggested_api_base_url: '',
      });
    },
  );

  it.each(['402', '403'] as const)('finds the other region by its %s', async (answer) => {
    mumbai.setFault({ answer });

    expect((await verify({ api_token: 'wrong' })).body).toMatchObject({
      outcome: 'other_region',
      suggested_api_base_url: mumbai.url,
    });
  });

  describe('given in the body', () => {
    it('completes them from the stored ones', async () => {
      await app.api.put(ROOT, { api_token: 'wrong' });

      expect((await verify({ api_token: 'simtoken' })).body.outcome).toBe('valid');
    });

    it('stores none of them, and keeps nothing of the answer', async () => {
      const before = await integration();
      await verify({ account_sid: 'other', api_key: 'k', api_token: 't', api_base_url: mumbai.url });

      expect(await integration()).toEqual(before);
      expect(await last()).toBeNull();
    });

    it('does not disturb what is known of the stored ones', async () => {
      const { body: known } = await verify();
      await verify({ api_token: 'wrong' });

      expect(await last()).toEqual(known);
    });

    it('can do without any stored ones', async () => {
      await app.api.put(ROOT, { account_sid: '', api_key: '', api_token: '' });

      const { body } = await verify({
        account_sid: 'cxbsim',
        api_key: 'simkey',
        api_token: 'simtoken',
        api_base_url: exotel.url,
      });

      expect(body.outcome).toBe('valid');
    });

    it('can do without stored ones that no key opens', async () => {
      await app.connection
        .collection('integrations')
        .updateOne(
          { type: 'exotel' },
          { $set: { api_key: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibG9zdCJ9..a.b.c' } },
        );

      const stored = await verify();
      const given = await verify({ api_key: 'simkey', api_token: 'simtoken' });

      expect([stored.status, stored.body.code]).toEqual([409, 'credentials_unreadable']);
      expect(given.body.outcome).toBe('valid');
    });

    it.each([
      [{ api_base_url: 'https://evil.example' }, 'api_base_url'],
      [{ api_base_url: 'http://169.254.169.254' }, 'api_base_url'],
      [{ account_sid: 'a b' }, 'account_sid'],
      [{ api_key: 7 }, 'api_key'],
      [{ token: 'x' }, 'token'],
    ])('refuses %j', async (json, field) => {
      const answer = await verify(json);

      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
      expect(exotel.requests('account')).toHaveLength(0);
    });
  });

  it.each([undefined, {}])('takes the body %j for the stored ones', async (json) => {
    expect((await verify(json)).body.outcome).toBe('valid');
    expect((await last()).outcome).toBe('valid');
  });

  it.each([{}, { api_key: 'k' }, { api_key: 'simkey', api_token: '' }])(
    'is 409 when nothing is stored and the body is %j',
    async (json) => {
      await app.api.put(ROOT, { account_sid: '', api_key: '', api_token: '' });

      const answer = await verify(json);

      expect([answer.status, answer.body.code]).toEqual([409, 'not_configured']);
    },
  );

  describe('the last one', () => {
    it('is null before the first, with a tag', async () => {
      const answer = await app.api.get(`${ROOT}/verification`);

      expect([answer.status, answer.text]).toEqual([200, 'null']);
      expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/);
    });

    it('has a tag that changes with it', async () => {
      await verify();
      const first = await app.api.get(`${ROOT}/verification`);
      const same = await app.api.get(`${ROOT}/verification`, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      });
      await verify();
      const second = await app.api.get(`${ROOT}/verification`);

      expect(same.status).toBe(304);
      expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    });

    it('stays when the same credentials are stored again, and with a new number', async () => {
      const { body: known } = await verify();
      await app.api.storeCredentials(exotel.url);
      const didId = await app.api.addDid();
      await app.api.delete(`${ROOT}/dids/${didId}`);

      expect(await last()).toEqual(known);
    });

    it.each(['account_sid', 'api_key', 'api_token'])('is gone when %s changes', async (field) => {
      await verify();
      await app.api.put(ROOT, { [field]: 'another' });

      expect(await last()).toBeNull();
    });

    it('is not kept for credentials that were replaced meanwhile', async () => {
      exotel.setFault({ answer: 'slow', delay_ms: 300, routes: ['account'] });
      const verifying = verify();
      await exotel.until((standIn) => standIn.requests('account').length > 0);
      await app.api.put(ROOT, { api_token: 'another' });

      expect((await verifying).body.outcome).toBe('valid');
      expect(await last()).toBeNull();
    });

    it('tells at once of a 401 at a test call', async () => {
      await verify();
      const didId = await app.api.addDid();
      await app.api.placeTestCall(didId, '+919000000010');
      await app.api.delete(`${ROOT}/dids/${didId}`);

      expect(await last()).toMatchObject({ outcome: 'invalid_credentials', suggested_api_base_url: '' });
    });

    it('still names the other region after a 401 at a test call', async () => {
      await app.api.put(ROOT, { api_base_url: mumbai.url });
      const { body: known } = await verify();
      const didId = await app.api.addDid();
      await app.api.placeTestCall(didId, '+919000000010');
      await app.api.delete(`${ROOT}/dids/${didId}`);

      expect(known.outcome).toBe('other_region');
      expect(await last()).toEqual(known);
    });

    it('tells at once of a 401 at the list of numbers', async () => {
      await verify();
      exotel.setFault({ answer: '401' });

      expect((await app.api.get(`${ROOT}/exophones`)).body.code).toBe('provider_rejected');
      expect((await last()).outcome).toBe('invalid_credentials');
    });

    it('tells of a 401 when Exotel is asked what became of a call', async () => {
      await verify();
      const didId = await app.api.addDid();
      exotel.setFault({ answer: '401', routes: ['call', 'calls'] });
      await app.api.placeTestCall(didId, '+919000000000');
      await app.api.delete(`${ROOT}/dids/${didId}`);

      let known = await last();
      while (known.outcome === 'valid') known = await last();
      expect(known.outcome).toBe('invalid_credentials');
    });

    it.each(['403', '404', '500'] as const)(
      'is not changed by a %s at some other request',
      async (answer) => {
        const { body: known } = await verify();
        exotel.setFault({ answer, routes: ['numbers'] });
        await app.api.get(`${ROOT}/exophones`);

        expect(await last()).toEqual(known);
      },
    );
  });

  it('lets nobody below super_admin ask', async () => {
    for (const [method, path] of [
      ['POST', VERIFY],
      ['GET', `${ROOT}/verification`],
    ] as const) {
      expect((await app.api.request(method, path, { as: 'admin' })).status).toBe(403);
      expect((await app.api.request(method, path, { as: undefined })).status).toBe(401);
    }
    expect(exotel.requests('account')).toHaveLength(0);
  });
});
