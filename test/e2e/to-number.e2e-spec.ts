import { ROOT } from '../support/api.js';
import { PLACED, startBareServer } from '../support/bare-server.js';
import type { BareServer } from '../support/bare-server.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const FLOW = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001?a=b&c=d';

describe('what Exotel is asked', () => {
  let app: RunningApp;
  let exotel: BareServer;
  let didId: string;

  beforeAll(async () => {
    exotel = await startBareServer(PLACED);
    app = await startApp();
    await app.api.put(ROOT, {
      account_sid: 'acme.1',
      api_key: 'key:with "odd" chars',
      api_token: 'tok en/+&=%',
      api_base_url: exotel.url,
    });
    didId = await app.api.addDid({ number: '080-4711-0001', flow_url: FLOW });
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
  });

  beforeEach(() => {
    exotel.requests.length = 0;
  });

  const formSent = (): Record<string, string> =>
    Object.fromEntries(new URLSearchParams(exotel.requests[0]?.body ?? ''));

  describe('to_number', () => {
    it.each([
      ['9123456789', '+919123456789'],
      ['6000000000', '+916000000000'],
      ['7000000000', '+917000000000'],
      ['8000000000', '+918000000000'],
      ['919123456789', '+919123456789'],
      ['916000000000', '+916000000000'],
      ['00919123456789', '+919123456789'],
      ['09123456789', '+919123456789'],
      ['08047112345', '+918047112345'],
      ['+919123456789', '+919123456789'],
      ['+918047112345', '+918047112345'],
      ['+12025550123', '+12025550123'],
      ['+442079460123', '+442079460123'],
      ['+44 (0)20 7946 0123', '+4402079460123'],
      [' 91 234-567.89 ', '+919123456789'],
      ['(0)9123 456 789', '+919123456789'],
      ['+91 [98765] (43210)', '+919876543210'],
      ['+91\u20139876543210', '+919876543210'],
    ])('%j rings %s', async (given, rung) => {
      const answer = await app.api.placeTestCall(didId, given);

      expect([answer.status, answer.body.to_number]).toEqual([201, rung]);
      expect(formSent()['From']).toBe(rung);
    });

    it.each([
      '5123456789',
      '1234567890',
      '912345678',
      '91234567890',
      '911234567890',
      '0091123456789',
      '00915123456789',
      '01234567890',
      '009123456789',
      '0919123456789',
      '00442079460123',
      '442079460123',
      '8',
      '+',
      '+1',
      '+0000000000',
      '+1202555012',
      '+120255501234',
      '+999123456789',
      '++919123456789',
      '+91+9123456789',
      '9123456789 ext 5',
      '9123456789;9123456788',
      '9123456789,9123456788',
      'sip:9123456789@example.com',
      'tel:+919123456789',
      '\u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669',
      '+\uff19\uff11\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19',
      '91234\u200b56789',
      '0x91',
      '9.123456789e9',
      '9'.repeat(64),
      `+${'9'.repeat(70)}`,
    ])('%j rings nobody', async (given) => {
      const answer = await app.api.placeTestCall(didId, given);

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.body.errors).toEqual([{ field: 'to_number', message: expect.stringMatching(/^must /) }]);
      expect(exotel.requests).toHaveLength(0);
    });
  });

  describe('the request', () => {
    it('has exactly the documented form, path and credentials', async () => {
      await app.api.placeTestCall(didId, '9123456789');

      expect(exotel.requests).toHaveLength(1);
      const [request] = exotel.requests;
      expect([request?.method, request?.url]).toEqual(['POST', '/v1/Accounts/acme.1/Calls/connect']);
      expect(request?.headers).toMatchObject({
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from('key:with "odd" chars:tok en/+&=%').toString('base64')}`,
      });
      expect([...new URLSearchParams(request?.body)]).toEqual([
        ['From', '+919123456789'],
        ['CallerId', '08047110001'],
        ['Url', FLOW],
        ['CallType', 'trans'],
        ['CustomField', `cxb-test:${didId}`],
      ]);
    });

    it('has the credentials in its header alone', async () => {
      await app.api.placeTestCall(didId, '9123456789');

      const [request] = exotel.requests;
      expect(request?.url).not.toMatch(/key|tok/);
      expect(request?.body).not.toMatch(/odd|tok/);
    });

    it('cuts CustomField to 128 characters', async () => {
      const long = `x${'y'.repeat(200)}`;
      await app.connection
        .collection('integrations')
        .updateOne({ type: 'exotel', 'dids.id': didId }, { $set: { 'dids.0.id': long } });

      await app.api.placeTestCall(long, '9123456789');

      expect(formSent()['CustomField']).toBe(`cxb-test:${long}`.slice(0, 128));
      await app.connection
        .collection('integrations')
        .updateOne({ type: 'exotel', 'dids.id': long }, { $set: { 'dids.0.id': didId } });
    });

    it('has TimeLimit when it is configured, and StatusCallback when it is known where we are', async () => {
      const other = await startApp({
        env: { TEST_CALL_TIME_LIMIT_S: '90', PUBLIC_BASE_URL: 'https://telephony.example.com/base/' },
      });
      await other.api.put(ROOT, { account_sid: 'a', api_key: 'k', api_token: 't', api_base_url: exotel.url });
      const id = await other.api.addDid();

      const placed = await other.api.placeTestCall(id, '9123456789');
      await other.stop();

      expect(placed.status).toBe(201);
      const form = formSent();
      expect(Object.keys(form).slice(5)).toEqual([
        'TimeLimit',
        'StatusCallback',
        'StatusCallbackContentType',
        'StatusCallbackEvents[0]',
        'StatusCallbackEvents[1]',
      ]);
      expect(form).toMatchObject({
        TimeLimit: '90',
        StatusCallbackContentType: 'application/json',
        'StatusCallbackEvents[0]': 'terminal',
        'StatusCallbackEvents[1]': 'answered',
      });
      expect(form['StatusCallback']).toMatch(
        /^https:\/\/telephony\.example\.com\/base\/api\/v1\/integrations\/exotel\/callbacks\/[A-Za-z0-9_-]{22,}$/,
      );
    });
  });
});
