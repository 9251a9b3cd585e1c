import type { TestCallRecord } from '../../src/integrations/test-calls/test-call.schema.js';
import { aTestCallRecord } from '../support/a-test-call-record.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const AT = Date.parse('2026-03-04T05:50:05.000Z');

describe('the history of test calls', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
    // Every second one shares its time with the one before it.
    await addCalls(Array.from({ length: 90 }, (_, index) => AT + Math.floor(index / 2) * 1_000));
  });

  afterAll(() => app.stop());

  async function addCalls(times: readonly number[]): Promise<void> {
    const calls = times.map((time, index) =>
      aTestCallRecord({
        did_id: index % 3 === 0 ? 'first' : 'second',
        status: index % 5 === 0 ? 'busy' : 'completed',
        created_at: new Date(time),
      }),
    );
    await app.connection.collection<TestCallRecord>('test_calls').insertMany(calls);
  }

  const page = (query = ''): Promise<Answer> => app.api.get(`${ROOT}/test-calls${query}`, { as: 'admin' });

  async function pages(query: string, between?: () => Promise<void>): Promise<any[][]> {
    const all: any[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: Answer = await page(`?${query}&cursor=${cursor}`);
      all.push(body.items);
      cursor = body.next_cursor;
      await between?.();
    }
    return all;
  }

  it('comes newest first, fifty at a time', async () => {
    const { body } = await page();
    const times = body.items.map((call: any) => call.created_at);

    expect(body.items).toHaveLength(50);
    expect(times).toEqual([...times].sort().reverse());
    expect(body.next_cursor).toEqual(expect.any(String));
  });

  it('is each call once, page by page, and then null', async () => {
    const all = await pages('limit=7');
    const ids = all.flat().map(({ id }) => id);

    expect(all.map((one) => one.length)).toEqual([...Array(12).fill(7), 6]);
    expect(new Set(ids).size).toBe(90);
  });

  it('has no page behind one that is just full', async () => {
    expect((await pages('limit=45')).map((one) => one.length)).toEqual([45, 45]);
  });

  it('stays the same behind a cursor while calls are added', async () => {
    const before = (await pages('limit=20')).flat().map(({ id }) => id);
    let added = 0;

    const during = await pages('limit=20', () => addCalls([AT + 3_600_000 + added++]));

    expect(during.flat().map(({ id }) => id)).toEqual(before);
    await app.connection
      .collection('test_calls')
      .deleteMany({ created_at: { $gte: new Date(AT + 3_600_000) } });
  });

  it.each([
    ['did_id=first', 30],
    ['did_id=second', 60],
    ['did_id=third', 0],
    ['status=busy', 18],
    ['status=completed', 72],
    ['status=unknown', 0],
    ['did_id=first&status=busy', 6],
    ['did_id=&status=', 90],
  ])('is filtered by %s', async (query, count) => {
    const calls = (await pages(`${query}&limit=25`)).flat();

    expect(calls).toHaveLength(count);
    for (const [name, value] of new URLSearchParams(query)) {
      if (value !== '') expect(calls.every((call) => call[name] === value)).toBe(true);
    }
  });

  it.each([
    ['from=2026-03-04T05:50:45.000Z', 10],
    ['to=2026-03-04T05:50:15.000Z', 20],
    ['from=2026-03-04T05:50:15.000Z&to=2026-03-04T05:50:16.000Z', 2],
    ['from=2026-03-04T05:50:15.001Z&to=2026-03-04T05:50:16.001Z', 2],
    ['from=2026-03-04T11:20:15%2B05:30&to=2026-03-04T05:50:25Z', 20],
    ['from=2026-03-04T05:50:15Z&to=2026-03-04T05:50:25Z&status=busy', 4],
    ['from=2027-01-01T00:00Z', 0],
    ['from=&to=', 90],
  ])('is that of a time: %s', async (query, count) => {
    const calls = (await pages(`${query}&limit=7`)).flat();

    expect(new Set(calls.map(({ id }) => id)).size).toBe(count);
    expect(calls).toHaveLength(count);
    const { from, to } = Object.fromEntries(new URLSearchParams(query));
    for (const { created_at: at } of calls) {
      if (from) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(from));
      if (to) expect(Date.parse(at)).toBeLessThan(Date.parse(to));
    }
  });

  it.each(['1', '50', '200'])('takes a limit of %s', async (limit) => {
    expect((await page(`?limit=${limit}`)).body.items).toHaveLength(Math.min(Number(limit), 90));
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['status=nonsense', 'status'],
    ['status=busy,failed', 'status'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('1.').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('x.y').toString('base64url')}`, 'cursor'],
    ['status[$ne]=busy', 'status[$ne]'],
    ['from=yesterday', 'from'],
    ['from=2026-03-04', 'from'],
    ['from=2026-02-30T00:00:00Z', 'from'],
    ['from=2026-03-04T00:00:00+05:30', 'from'],
    ['from=2026-03-04T05:50:05Z&from=2026-03-04T05:50:06Z', 'from'],
    ['to=2026-03-04T05:50:05', 'to'],
    ['from=2026-03-04T05:50:05Z&to=2026-03-04T05:50:05Z', 'to'],
    ['from=2026-03-04T05:50:06Z&to=2026-03-04T05:50:05Z', 'to'],
    ['page=2', 'page'],
    ['Limit=2', 'Limit'],
  ])('refuses %s and names it', async (query, field) => {
    const { status, body } = await page(`?${query}`);

    expect([status, body.code, body.errors.map((error: any) => error.field)]).toEqual([
      400,
      'validation_failed',
      [field],
    ]);
  });

  it('shows all faults at once', async () => {
    const { body } = await page('?limit=0&status=x&cursor=y&z=1');

    expect(body.errors.map((error: any) => error.field).sort()).toEqual(['cursor', 'limit', 'status', 'z']);
  });

  it('shows a call with the fields of its answer, and no more', async () => {
    const { body } = await page('?limit=1');

    expect(Object.keys(body.items[0]).sort()).toEqual(
      [
        ...['bot_id', 'call_sid', 'created_at', 'did_id', 'did_number', 'id', 'provider_status'],
        ...['requested_by', 'status', 'to_number', 'updated_at'],
      ].sort(),
    );
  });
});
