import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { freePort } from '../support/free-port.js';
import { readEvents } from '../support/read-events.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';
import { tokenFor } from '../support/sign-in.js';

type ExotelStandIn = Awaited<ReturnType<typeof startExotelStandIn>>;
type CoreStandIn = Awaited<ReturnType<typeof startCoreStandIn>>;

const ROOT = '/api/v1/integrations/exotel';
const POLLING = {
  tickMs: 50,
  firstDelayMs: 200,
  maxDelayMs: 400,
  giveUpAfterMs: 4_000,
  perMinute: 100_000,
  watchMs: 50,
};

describe('the life of a test call', () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;
  let core: CoreStandIn;
  let didId: string;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
    core = await startCoreStandIn({ port: 0 });
    const port = await freePort();
    app = await startApp({
      port,
      env: { PUBLIC_BASE_URL: `http://127.0.0.1:${port}`, EXOTEL_TIMEOUT_MS: '1000' },
      config: { polling: POLLING },
    });
    await app.api.storeCredentials(exotel.url);
    didId = await app.api.addDid();
  });

  afterAll(async () => {
    await app.stop();
    await core.stop();
    await exotel.stop();
  });

  it('is streamed from the request to its end', async () => {
    const placed = await app.api.placeTestCall(didId, '+919000000000');

    const events = await readEvents(
      `${app.url}${ROOT}/test-calls/${placed.body.id}/events`,
      tokenFor({ role: 'admin' }),
    );

    expect(events.map(({ data }) => data.status)).toEqual(expect.arrayContaining(['completed']));
    expect(events.at(-1)?.data.events.map((event: any) => [event.source, event.status])).toEqual([
      ['request', 'requested'],
      ['request', 'placed'],
      ['callback', 'answered'],
      ['callback', 'completed'],
    ]);
  });

  it.each([
    ['0001', 201, 'busy', 'callee_busy'],
    ['0002', 201, 'no_answer', 'callee_did_not_answer'],
    ['0003', 201, 'failed', 'failed_before_answer'],
    ['0004', 201, 'completed', undefined],
    ['0005', 201, 'completed', undefined],
    ['0010', 502, 'rejected', 'credentials_refused'],
    ['0011', 502, 'rejected', 'balance_or_plan'],
    ['0012', 502, 'rejected', 'kyc_incomplete'],
    ['0013', 502, 'rejected', 'number_on_dnd'],
    ['0014', 502, 'rejected', 'account_not_found'],
    ['0015', 502, 'rejected', 'too_many_calls'],
    ['0016', 502, 'unknown', 'exotel_failed'],
    ['0017', 502, 'unknown', 'exotel_failed'],
    ['0020', 201, 'completed', undefined],
    ['0021', 201, 'completed', undefined],
    ['0022', 502, 'completed', undefined],
    ['0023', 502, 'completed', undefined],
    ['0024', 502, 'rejected', 'request_not_accepted'],
    ['0030', 504, 'completed', undefined],
    ['0031', 504, 'completed', undefined],
    ['0032', 504, 'completed', undefined],
    ['0033', 502, 'unknown', 'answer_unreadable'],
    ['0040', 201, 'completed', undefined],
    ['0041', 201, 'completed', undefined],
    ['0042', 201, 'completed', undefined],
    ['0043', 201, 'completed', undefined],
    ['0044', 201, 'completed', undefined],
    ['0060', 201, 'unknown', 'end_not_reported'],
  ])(
    'a call to …%s is answered with %i and ends as %s (%s), after one request',
    async (digits, http, status, code) => {
      const toNumber = `+91900000${digits}`;
      const placed = await app.api.placeTestCall(didId, toNumber);
      const id: string = placed.body.id ?? placed.body.test_call_id;

      const events = await readEvents(
        `${app.url}${ROOT}/test-calls/${id}/events`,
        tokenFor({ role: 'admin' }),
      );
      const call = await app.api.get(`${ROOT}/test-calls/${id}`, { as: 'admin' });

      expect({ http: placed.status, status: call.body.status, code: call.body.explanation?.code }).toEqual({
        http,
        status,
        code,
      });
      expect(exotel.requests().filter(({ fields }) => fields['From'] === toNumber)).toHaveLength(1);
      expect(events.at(-1)?.data.status).toBe(status);
    },
  );
});
