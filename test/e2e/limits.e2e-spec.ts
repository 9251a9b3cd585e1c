import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { Api, ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const OPTIONS = `${ROOT}/test-call-options`;
const as = (sub: string): { token: string } => ({ token: tokenFor({ role: 'admin', sub }) });
/** Numbers that differ in their middle, where the stand-in does not look. */
const number = (index: number): string => `+9190${String(index).padStart(4, '0')}0000`;

describe('the limits', () => {
  let exotel: ExotelStandIn;
  let database: SharedDatabase;
  const apps: RunningApp[] = [];

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
  });

  afterAll(async () => {
    await exotel.stop();
  });

  beforeEach(async () => {
    database = await startSharedDatabase();
  });

  afterEach(async () => {
    for (const app of apps.splice(0)) await app.stop();
    await database.stop();
  });

  const start = async (env: Readonly<Record<string, string>>): Promise<RunningApp> => {
    const app = await startApp({ mongodbUri: database.mongodbUri, env });
    apps.push(app);
    return app;
  };
  const ready = async (app: RunningApp): Promise<string> => {
    await app.api.storeCredentials(exotel.url);
    return app.api.addDid();
  };
  const statuses = (answers: Answer[]): number[] => answers.map(({ status }) => status);
  const rung = async (app: RunningApp): Promise<number> =>
    app.connection.collection('test_calls').countDocuments();

  /** What was counted so far was counted by a clock that ran ahead an hour, and has been set right since. */
  const setClockRight = async ({ connection }: RunningApp): Promise<void> => {
    const expire = new Date(Date.now() + 3_600_000);
    await connection.collection('rate_limits').updateMany({}, { $set: { expire } });
  };

  describe('of test calls', () => {
    it('hold a user back, in all instances together, and say for how long', async () => {
      const env = { TEST_CALLS_PER_MINUTE_USER: '3' };
      const [one, other] = [await start(env), await start(env)];
      const didId = await ready(one);

      const answers: Answer[] = [];
      for (let index = 0; index < 5; index += 1) {
        const { api } = index % 2 ? one : other;
        answers.push(await api.placeTestCall(didId, number(index), as('one@example.com')));
      }

      expect(statuses(answers)).toEqual([201, 201, 201, 429, 429]);
      const last = answers.at(-1);
      expect(last?.body).toMatchObject({ code: 'too_many_requests' });
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(await rung(one)).toBe(3);
      expect((await one.api.placeTestCall(didId, number(9), as('two@example.com'))).status).toBe(201);
    });

    it('hold calls to one number back, whoever places them and however it is spelled', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_NUMBER: '2' });
      const didId = await ready(app);

      const answers = [
        await app.api.placeTestCall(didId, '+919000000000', as('one@example.com')),
        await app.api.placeTestCall(didId, '90000 00000', as('two@example.com')),
        await app.api.placeTestCall(didId, '0091-9000000000', as('three@example.com')),
        await app.api.placeTestCall(didId, '+91 09000000000', as('four@example.com')),
        await app.api.placeTestCall(didId, '+919000100000', as('three@example.com')),
      ];

      expect(statuses(answers)).toEqual([201, 201, 429, 429, 201]);
    });

    it('do not count against the user what was held back for its number', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_USER: '2', TEST_CALLS_PER_MINUTE_NUMBER: '1' });
      const didId = await ready(app);
      const place = (index: number): Promise<Answer> =>
        app.api.placeTestCall(didId, number(index), as('a@b'));

      expect(
        statuses([await place(1), await place(1), await place(1), await place(2), await place(3)]),
      ).toEqual([201, 429, 429, 201, 429]);
    });

    it('do not count a user who was held back for a number, however many came at once', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_USER: '2', TEST_CALLS_PER_MINUTE_NUMBER: '1' });
      const didId = await ready(app);
      const place = (index: number, sub: string): Promise<Answer> =>
        app.api.placeTestCall(didId, number(index), as(sub));
      await place(1, 'other@example.com');

      const refused = await Promise.all(Array.from({ length: 12 }, () => place(1, 'a@b')));

      expect(new Set(statuses(refused))).toEqual(new Set([429]));
      expect(statuses([await place(2, 'a@b'), await place(3, 'a@b'), await place(4, 'a@b')])).toEqual([
        201, 201, 429,
      ]);
    });

    it('answer requests that repeat one another at once as the one that is counted', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_USER: '2' });
      const didId = await ready(app);
      const repeat = (): Promise<Answer> =>
        app.api.placeTestCall(didId, number(1), { ...as('a@b'), headers: { 'idempotency-key': 'key-1' } });

      const answers = await Promise.all(Array.from({ length: 8 }, repeat));
      const later = await repeat();

      expect(answers.filter(({ status }) => ![201, 409, 429].includes(status))).toEqual([]);
      expect([await rung(app), later.status]).toEqual([1, 201]);
      expect(statuses([await app.api.placeTestCall(didId, number(2), as('a@b'))])).toEqual([201]);
    });

    it('count a request once that came several times at once, for the user and for the number', async () => {
      const env = { TEST_CALLS_PER_MINUTE_USER: '3', TEST_CALLS_PER_MINUTE_NUMBER: '3' };
      const [one, other] = [await start(env), await start(env)];
      const didId = await ready(one);
      const place = ({ api }: RunningApp, headers = {}): Promise<Answer> =>
        api.placeTestCall(didId, number(1), { ...as('a@b'), headers });

      await Promise.all([one, other, one].map((app) => place(app, { 'idempotency-key': 'key-1' })));

      expect(statuses([await place(one), await place(other), await place(one)])).toEqual([201, 201, 429]);
    });

    it('let exactly as many through when all come at once', async () => {
      const env = { TEST_CALLS_PER_MINUTE_USER: '5' };
      const [one, other] = [await start(env), await start(env)];
      const didId = await ready(one);

      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          (index % 2 ? one : other).api.placeTestCall(didId, number(index), as('a@b')),
        ),
      );

      expect(statuses(answers).sort()).toEqual([...Array(5).fill(201), ...Array(11).fill(429)]);
    });

    it('do not use an Idempotency-Key up, and never hold its replay back', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_USER: '1' });
      const didId = await ready(app);
      const place = (key: string, to: string): Promise<Answer> =>
        app.api.placeTestCall(didId, to, { ...as('a@b'), headers: { 'idempotency-key': key } });

      const first = await place('key-1', number(1));
      const held = await place('key-2', number(2));
      const replayed = await place('key-1', number(1));
      await app.connection.collection('rate_limits').deleteMany({});
      await app.stop();
      apps.splice(0);
      const again = await start({ TEST_CALLS_PER_MINUTE_USER: '1' });
      const later = await again.api.placeTestCall(didId, number(3), {
        ...as('a@b'),
        headers: { 'idempotency-key': 'key-2' },
      });

      expect(statuses([first, held, replayed, later])).toEqual([201, 429, 201, 201]);
      expect(replayed.headers.get('idempotency-replayed')).toBe('true');
      expect(replayed.body).toEqual(first.body);
    });

    it('count no call that could not be placed anyway', async () => {
      const app = await start({ TEST_CALLS_PER_MINUTE_USER: '1' });
      const didId = await ready(app);

      const answers = [
        await app.api.placeTestCall('none', number(1)),
        await app.api.placeTestCall(didId, 'x'),
        await app.api.placeTestCall(didId, number(1)),
      ];

      expect(statuses(answers)).toEqual([404, 400, 201]);
    });

    it('begin anew, once for all instances, when a clock that ran ahead an hour is set right', async () => {
      const env = { TEST_CALLS_PER_MINUTE_USER: '2' };
      const [one, other] = [await start(env), await start(env)];
      const didId = await ready(one);
      const place = ({ api }: RunningApp, index: number): Promise<Answer> =>
        api.placeTestCall(didId, number(index), as('a@b'));
      const ahead = [await place(one, 1), await place(one, 2)];
      await setClockRight(one);

      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => place(index % 2 ? one : other, index)),
      );

      expect(statuses(ahead)).toEqual([201, 201]);
      expect(statuses(answers).sort()).toEqual([...Array(2).fill(201), ...Array(10).fill(429)]);
      for (const { headers } of answers) expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    });

    it('keep neither users, numbers nor addresses in plain', async () => {
      const app = await start({
        TEST_CALLS_PER_MINUTE_USER: '5',
        TEST_CALLS_PER_MINUTE_NUMBER: '5',
        AUTH_FAILURES_PER_MINUTE: '5',
      });
      await app.api.placeTestCall(await ready(app), '+919000000000', as('one@example.com'));
      await app.api.get(OPTIONS, { token: 'x' });

      const counters = await app.connection.collection('rate_limits').find().toArray();

      expect(counters).toHaveLength(3);
      expect(JSON.stringify(counters)).not.toMatch(/919000000000|one@example|127\.0\.0\.1/);
    });
  });

  describe('of where and when', () => {
    it('let test calls go to the allowed beginnings only', async () => {
      const app = await start({ TEST_CALL_ALLOWED_PREFIXES: '+91,+49' });
      const didId = await ready(app);

      const answers = [
        await app.api.placeTestCall(didId, '9000000000'),
        await app.api.placeTestCall(didId, '+1 212 555 0000'),
      ];

      expect(statuses(answers)).toEqual([201, 409]);
      expect(answers[1]?.body).toMatchObject({
        code: 'call_not_allowed',
        detail: expect.stringContaining('+91, +49'),
      });
      expect(await rung(app)).toBe(1);
    });

    it('ring nobody in the quiet hours', async () => {
      const hour = new Date().getUTCHours();
      const two = (value: number): string => String(value % 24).padStart(2, '0');
      const around = `${two(hour + 23)}:00-${two(hour + 2)}:00 UTC`;
      const before = `${two(hour + 21)}:00-${two(hour + 22)}:00 UTC`;
      const quiet = await start({ TEST_CALL_QUIET_HOURS: around });
      const didId = await ready(quiet);

      const held = await quiet.api.placeTestCall(didId, '+919000000000');
      const placed = await (
        await start({ TEST_CALL_QUIET_HOURS: before })
      ).api.placeTestCall(didId, '+919000000000');

      expect(held.body).toMatchObject({ code: 'call_not_allowed', detail: expect.stringContaining(around) });
      expect(statuses([held, placed])).toEqual([409, 201]);
    });
  });

  describe('of failures', () => {
    const from = (address: string): { headers: Record<string, string> } => ({
      headers: { 'x-forwarded-for': address },
    });

    it('hold an address back that keeps failing, and let its valid tokens pass', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '3' });
      const fail = (): Promise<Answer> => app.api.get(OPTIONS, { token: 'not-a-token' });

      const answers = [await fail(), await fail(), await fail(), await fail(), await fail()];

      expect(statuses(answers)).toEqual([401, 401, 401, 429, 429]);
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await app.api.get(OPTIONS)).status).toBe(200);
      expect((await app.api.get(ROOT, { as: 'agent' })).status).toBe(403);
    });

    it('hold an address back no longer than a minute, though the clock ran ahead an hour meanwhile', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '1' });
      const fail = (): Promise<Answer> => app.api.get(OPTIONS, { token: 'not-a-token' });

      const ahead = await fail();
      await setClockRight(app);
      const answers = [await fail(), await fail(), await fail()];

      expect(statuses([ahead, ...answers])).toEqual([401, 401, 429, 429]);
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    });

    it('tell addresses apart behind a trusted proxy', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.0/8' });
      const fail = (address: string): Promise<Answer> =>
        app.api.get(OPTIONS, { as: undefined, ...from(address) });

      const answers = [await fail('203.0.113.1'), await fail('203.0.113.1'), await fail('203.0.113.2')];

      expect(statuses(answers)).toEqual([401, 429, 401]);
    });

    it.each([
      ['of one IPv6 network', (index: number) => `2001:db8:1:2::${index}`],
      ['with a port each', (index: number) => `203.0.113.50:400${index}`],
      [
        'in several spellings',
        (index: number) => ['203.0.113.9', '::ffff:cb00:7109', '[::ffff:203.0.113.9]'][index],
      ],
      ['that are none', (index: number) => `junk-${index}`],
    ])('count addresses together %s', async (_title, address) => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '2', TRUSTED_PROXIES: '127.0.0.0/8' });
      const fail = (index: number): Promise<Answer> =>
        app.api.get(OPTIONS, { as: undefined, ...from(address(index) ?? '') });

      expect(statuses([await fail(0), await fail(1), await fail(2)])).toEqual([401, 401, 429]);
    });

    it('do not believe an address that comes from no trusted proxy', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '1' });
      const fail = (address: string): Promise<Answer> =>
        app.api.get(OPTIONS, { as: undefined, ...from(address) });

      expect(statuses([await fail('203.0.113.1'), await fail('203.0.113.2')])).toEqual([401, 429]);
    });

    it('hold forged callbacks back, and let a true one pass', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '2', PUBLIC_BASE_URL: 'http://127.0.0.1:9' });
      const didId = await ready(app);
      await app.api.placeTestCall(didId, '+919000000000');
      const { text } = await new Api(exotel.url).get('/sim/calls');
      const token = /callbacks\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
      const report = (proof: string): Promise<Answer> =>
        app.api.post(`${ROOT}/callbacks/${proof}`, { Status: 'completed' }, { as: undefined });

      const forged = [await report('a'), await report('b'), await report('c')];

      expect(statuses(forged)).toEqual([404, 404, 429]);
      expect((await report(token)).status).toBe(204);
    });

    it('hold back who guesses the token of the metrics', async () => {
      const app = await start({ AUTH_FAILURES_PER_MINUTE: '1', METRICS_TOKEN: 'right' });
      const ask = (token: string): Promise<Answer> => app.api.get('/metrics', { token });

      expect(statuses([await ask('a'), await ask('b'), await ask('right')])).toEqual([401, 429, 200]);
    });

    it('are off outside production', async () => {
      const app = await start({});
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => app.api.get(OPTIONS, { token: 'x' })),
      );

      expect(new Set(statuses(answers))).toEqual(new Set([401]));
    });
  });
});
