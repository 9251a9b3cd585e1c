import { MAX_EXOTEL_TIMEOUT_MS } from '../../src/config/config.js';
import type { PollBudgetRecord } from '../../src/integrations/test-calls/poll-budget.schema.js';
import { BUDGET_WINDOW_MS, unsettledAfter } from '../../src/integrations/test-calls/poll-schedule.js';
import type { TestCallRecord } from '../../src/integrations/test-calls/test-call.schema.js';
import { aTestCallRecord } from '../support/a-test-call-record.js';
import type { RunningApp } from '../support/start-app.js';
import { startApp } from '../support/start-app.js';
import { CallWorld, QUICK_POLLING } from '../support/call-world.js';
import type { CallWorldOptions } from '../support/call-world.js';

/** No call is asked about before a test says that it is due. */
const ONLY_WHEN_DUE = { firstDelayMs: 3_600_000, maxDelayMs: 3_600_000 };
const ENDED = ['completed', 'busy', 'no_answer', 'failed', 'canceled'];

let world: CallWorld;
/** An instance beside those of the world. */
let other: RunningApp | undefined;

afterEach(async () => {
  await other?.stop();
  other = undefined;
  await world.stop();
});

async function start(options: CallWorldOptions = {}): Promise<void> {
  world = await CallWorld.start({ hasCallbacks: false, ...options });
}

describe('calls of which Exotel reports nothing', () => {
  const polls = (): ReturnType<CallWorld['exotel']['requests']> =>
    world.exotel.requests('all').filter(({ kind }) => kind === 'call' || kind === 'calls');

  it('are asked for, each by one of two instances at a time, until they end', async () => {
    await start({ instances: 2, exotel: { speed: 1 } });
    const answerTakesMs = 100;
    world.exotel.setFault({ answer: 'slow', routes: ['call'], delay_ms: answerTakesMs });
    const numbers = ['0000', '0001', '0002', '0003', '0004'].flatMap((magic) =>
      Array(4).fill(`+91900000${magic}`),
    );

    const ids = await Promise.all(
      numbers.map((number, index) => world.place(number, world.instance(index % 2))),
    );
    await Promise.all(ids.map((id) => world.follow(id, ENDED)));

    const calls = await Promise.all(ids.map((id) => world.read(id)));
    const said: Record<string, string> = { 'no-answer': 'no_answer' };
    for (const { call_sid: sid, status, events } of calls) {
      const word = world.exotel.call(sid)?.status ?? '';
      expect(status).toBe(said[word] ?? word);
      expect(events.map(({ source }: any) => source)).toEqual(['request', 'request', 'poll']);
    }
    const distances = calls.flatMap(({ call_sid: sid }) => {
      const times = polls()
        .filter((poll) => poll.call_sid === sid)
        .map(({ at }) => Date.parse(at));
      return times.slice(1).map((time, index) => time - (times[index] ?? 0));
    });
    expect(distances).not.toEqual([]);
    expect(Math.min(...distances)).toBeGreaterThan(answerTakesMs);
  });

  it('are asked for at growing distances, and then no more', async () => {
    await start({ polling: { firstDelayMs: 200, maxDelayMs: 10_000, giveUpAfterMs: 3_000 } });

    const id = await world.place('+919000000060');
    await world.follow(id);

    const times = polls().map(({ at }) => Date.parse(at));
    const asked = times.length;
    const distances = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(asked).toBeGreaterThan(3);
    // A busy machine may draw out any of them, the first too.
    expect(distances.at(-1)).toBeGreaterThan(Math.min(...distances) * 1.5);
    expect(await world.read(id)).toMatchObject({
      status: 'unknown',
      provider_status: 'transmogrified',
      explanation: { code: 'end_not_reported' },
    });
    expect(await world.document(id)).not.toHaveProperty('next_poll_at');
    const { call_sid: sid } = await world.read(id);
    // The next question would have come long before another call is given up.
    await world.follow(await world.place('+919000000060'));
    expect(polls().filter((poll) => poll.call_sid === sid)).toHaveLength(asked);
  });

  it('stay open while Exotel is away, and end when it is back', async () => {
    await start();
    const id = await world.place('+919000000000');
    world.exotel.setFault({ answer: '503', routes: ['call'], times: 2 });

    const events = await world.follow(id, ENDED);

    expect(events.at(-1)?.data.status).toBe('completed');
    expect(
      polls()
        .map(({ status }) => status)
        .slice(0, 2),
    ).toEqual([503, 503]);
  });

  describe('and whose request was not answered', () => {
    it.each<[string, CallWorldOptions['exotel'] & object]>([
      ['dates in India’s time', { variants: { dateZone: 'ist' } }],
      ['dates in UTC', { variants: { dateZone: 'utc' } }],
      ['only those that have ended', { variants: { listedCalls: 'ended' } }],
    ])('are found in a list with %s', async (_title, exotel) => {
      await start({ exotel: { speed: 20, ...exotel } });

      const id = await world.place('+919000000031');
      const events = await world.follow(id, ENDED);

      const [call] = world.exotel.calls();
      expect(events.at(-1)?.data).toMatchObject({ status: 'completed', call_sid: call?.sid });
      expect(events.at(-1)?.data.events.map((event: any) => event.status)).toEqual(
        expect.arrayContaining(['requested', 'unknown', 'completed']),
      );
      expect(world.exotel.calls()).toHaveLength(1);
    });

    it('stay unknown when two of them may be meant', async () => {
      await start({ polling: { giveUpAfterMs: 1_500 } });

      const ids = await Promise.all([world.place('+919000000031'), world.place('+919000000031')]);
      for (const id of ids) await world.follow(id);

      expect(world.exotel.calls()).toHaveLength(2);
      for (const id of ids) expect(await world.read(id)).toMatchObject({ status: 'unknown', call_sid: '' });
    });

    it('stay unknown when the listed call is another one of ours', async () => {
      await start({ polling: { giveUpAfterMs: 1_500 } });
      const other = await world.place('+919000000000');
      world.exotel.setFault({ answer: '502', routes: ['connect'], times: 1 });
      const id = await world.place('+919000000000');

      await Promise.all([world.follow(id), world.follow(other, ENDED)]);

      expect(await world.read(id)).toMatchObject({ status: 'unknown', call_sid: '' });
      expect((await world.read(other)).status).toBe('completed');
    });

    it('stay unknown when Exotel lists none', async () => {
      await start({ polling: { giveUpAfterMs: 1_000 } });

      const id = await world.place('+919000000016');
      await world.follow(id);

      expect(await world.read(id)).toMatchObject({
        status: 'unknown',
        explanation: { code: 'exotel_failed' },
      });
    });
  });

  it('are asked for within one budget by two instances, however many there are', async () => {
    const perWindow = 3;
    await start({
      instances: 2,
      exotel: { speed: 0.01 },
      polling: { perMinute: 11 * perWindow, firstDelayMs: 50, maxDelayMs: 100 },
    });
    await Promise.all(Array.from({ length: 12 }, (_, index) => world.place(`+9191234${60_000 + index}`)));

    await world.exotel.until(() => polls().length >= 2 * perWindow, 15_000);

    const budgets = await world.app.connection.collection('test_call_polls').find({}).toArray();
    const used = budgets.map((budget): number => budget['used']);
    expect(Math.max(...used)).toBeLessThanOrEqual(perWindow);
    expect(polls().length).toBeLessThanOrEqual(used.reduce((sum, one) => sum + one, 0));
  });

  it('cost the budget two questions when they are looked for in the list', async () => {
    await start({ polling: ONLY_WHEN_DUE });
    const id = await world.place('+919000000016');

    await world.change(id, { $set: { next_poll_at: new Date() } });
    await world.exotel.until(() => polls().length >= 2);

    const budgets = await world.app.connection.collection('test_call_polls').find({}).toArray();
    expect(polls().map(({ kind }) => kind)).toEqual(['calls', 'calls']);
    expect(budgets.map(({ used }): number => used)).toEqual([2]);
  });

  it('are asked for once at least before they are given up, however late the budget allows it', async () => {
    await start({ polling: { ...ONLY_WHEN_DUE, giveUpAfterMs: 1, perMinute: 11 } });
    const id = await world.place('+919000000060');
    const budgets = world.app.connection.collection<PollBudgetRecord>('test_call_polls');
    const window = Math.floor(Date.now() / BUDGET_WINDOW_MS);
    await budgets.insertOne({ _id: window, used: 1, expires_at: new Date('2100-01-01') });

    await world.change(id, { $set: { next_poll_at: new Date() } });
    await world.follow(id);

    expect(polls()).toHaveLength(1);
    expect((await world.read(id)).status).toBe('unknown');
  });
});

describe('calls that were put off before the clock was set back two hours', () => {
  const twoHoursAhead = (): Date => new Date(Date.now() + 7_200_000);

  it('are asked about at once, each by one of two instances alone', async () => {
    await start({ instances: 2, polling: ONLY_WHEN_DUE });
    world.exotel.setFault({ answer: 'slow', routes: ['call'], delay_ms: 200 });
    const ids = await Promise.all(Array.from({ length: 10 }, () => world.place('+919000000000')));
    await world.exotel.until(() => world.exotel.calls().every(({ status }) => status === 'completed'));

    for (const id of ids) await world.change(id, { $set: { next_poll_at: twoHoursAhead() } });
    await Promise.all(ids.map((id) => world.follow(id, ENDED)));

    for (const id of ids) expect((await world.read(id)).status).toBe('completed');
    expect(world.exotel.requests('call')).toHaveLength(ids.length);
  });

  it('are in doubt where a crash left them unsettled', async () => {
    await start({ exotel: { speed: 0.001 } });
    const id = await world.place('+919000000000');

    await world.change(id, {
      $set: { status: 'requested', call_sid: '', next_poll_at: twoHoursAhead() },
      $pop: { events: 1 },
    });

    expect((await world.follow(id, ['unknown'])).at(-1)?.data.explanation.code).toBe('outcome_lost');
  });

  it('are not mistaken for those that an instance with the longest time limit has under way', async () => {
    await start();
    const calls = world.app.connection.collection<TestCallRecord>('test_calls');
    const endsAt = new Date(Date.now() + unsettledAfter(MAX_EXOTEL_TIMEOUT_MS));
    await calls.insertMany([
      aTestCallRecord({ _id: 'under way', next_poll_at: endsAt }),
      aTestCallRecord({ _id: 'put off', next_poll_at: twoHoursAhead() }),
    ]);

    await world.follow('put off', ['unknown']);

    expect(await world.document('under way')).toMatchObject({ status: 'requested', next_poll_at: endsAt });
  });
});

describe('an instance that stops', () => {
  it('gives its leases back, so that another one asks at once', async () => {
    await start({ env: { EXOTEL_TIMEOUT_MS: '500' } });
    world.exotel.setFault({ answer: 'hang', routes: ['call'] });
    const id = await world.place('+919000000000');
    await world.exotel.until(() => world.exotel.requests('call').length > 0);
    expect(await world.document(id)).toHaveProperty('lease_owner');

    await world.app.stop();
    world.exotel.setFault(null);
    other = await startApp({
      mongodbUri: world.database.mongodbUri,
      config: { polling: QUICK_POLLING },
    });
    const stopped = Date.now();
    const events = await world.follow(id, ENDED, other);

    expect(events.at(-1)?.data.status).toBe('completed');
    expect(Date.now() - stopped).toBeLessThan(3_000);
  });

  it('leaves a call that is being asked about to no other before its lease is over', async () => {
    await start({ polling: ONLY_WHEN_DUE });
    const id = await world.place('+919000000000');
    await world.change(id, {
      $set: {
        lease_owner: 'one that died',
        lease_until: new Date(Date.now() + 700),
        next_poll_at: new Date(),
      },
    });
    const began = Date.now();

    const events = await world.follow(id, ENDED);

    expect(events.at(-1)?.data.status).toBe('completed');
    expect(Date.now() - began).toBeGreaterThan(600);
    expect(world.exotel.requests('call')).toHaveLength(1);
  });
});

describe('a request that was never settled', () => {
  it('becomes unknown, and is settled by a late report', async () => {
    await start({ hasCallbacks: true, exotel: { speed: 0.001 } });
    world.exotel.setFault({ answer: '503', routes: ['call', 'calls'] });
    const id = await world.place('+919000000000');
    await world.change(id, {
      $set: { status: 'requested', call_sid: '', next_poll_at: new Date() },
      $pop: { events: 1 },
    });

    const events = await world.follow(id, ['unknown']);
    const answer = await fetch(world.callbackOf('+919000000000'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ CallSid: 'late', Status: 'busy' }),
    });

    expect(events.at(-1)?.data.explanation.code).toBe('outcome_lost');
    expect(answer.status).toBe(204);
    expect(await world.read(id)).toMatchObject({ status: 'busy' });
  });
});
