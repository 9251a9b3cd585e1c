import type { Connection, Model } from 'mongoose';
import { aTestCallRecord } from '../../../test/support/a-test-call-record.js';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import { DueCallStore } from './due-call.store.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';

const NOW = new Date('2026-03-04T05:50:05.000Z');
const LEASE_UNTIL = new Date(NOW.getTime() + 10_000);
const LATER = new Date(NOW.getTime() + 60_000);
/** No schedule puts anything further ahead. */
const FURTHEST = new Date(NOW.getTime() + 77_000);
const HOUR_MS = 3_600_000;
const ENDED_CALLS = 1_000;

interface Order {
  readonly sort: Record<string, 1>;
}

interface Plan {
  readonly executionStats: { readonly totalDocsExamined: number };
}

describe('a call that is due', () => {
  let database: EmbeddedDatabase;
  let connection: Connection;

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
  });

  beforeEach(async () => {
    connection = await database.connect({ autoIndex: false });
    await connection.dropDatabase();
  });

  afterAll(() => database.stop());

  /** Three that are due, not in their order, behind all those that have ended. */
  async function someCalls(): Promise<Model<TestCallRecord>> {
    const calls = connection.model(TestCallRecord.name, TestCallSchema);
    const ended = Array.from({ length: ENDED_CALLS }, () => aTestCallRecord({ status: 'completed' }));
    const due = [20, 30, 10].map((forS) =>
      aTestCallRecord({
        _id: `due-for-${forS}-s`,
        status: 'placed',
        next_poll_at: new Date(NOW.getTime() - forS * 1_000),
      }),
    );
    await connection.collection<TestCallRecord>('test_calls').insertMany([...ended, ...due]);
    return calls;
  }

  it('is found without a look at those that have ended', async () => {
    const calls = await someCalls();
    await calls.createIndexes();
    const asked: [filter: object, sort: Order['sort']][] = [];
    connection.set(
      'debug',
      (_name: string, _method: string, filter: object, _update: object, { sort }: Order) => {
        asked.push([filter, sort]);
      },
    );

    await new DueCallStore(calls).claimDue('one', NOW, LEASE_UNTIL);
    connection.set('debug', false);

    const [filter = {}, sort = {}] = asked[0] ?? [];
    const cursor = calls.collection.find(filter).sort(sort).limit(1);
    const { executionStats } = (await cursor.explain('executionStats')) as unknown as Plan;
    expect(asked).toHaveLength(1);
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(4);
  });

  it('is claimed before those that became due later, with an index or without', async () => {
    const store = new DueCallStore(await someCalls());

    const claimed: (string | undefined)[] = [];
    for (let count = 0; count < 4; count++) {
      claimed.push((await store.claimDue('one', NOW, LEASE_UNTIL))?.call.id);
    }

    expect(claimed).toEqual(['due-for-30-s', 'due-for-20-s', 'due-for-10-s', undefined]);
  });

  it('is put off by the instance that holds it, and by no other', async () => {
    const calls = await someCalls();
    const store = new DueCallStore(calls);
    await store.claimDue('late', NOW, LEASE_UNTIL);
    await store.claimDue('now', LEASE_UNTIL, LATER);

    await store.askAgainAt('due-for-30-s', 'late', LATER);
    const whileHeld = await calls.findById('due-for-30-s').lean();
    await store.askAgainAt('due-for-30-s', 'now', LATER);
    const putOff = await calls.findById('due-for-30-s').lean();

    expect(whileHeld).toMatchObject({ lease_owner: 'now', lease_until: LATER, polls: 0 });
    expect(putOff).toMatchObject({ next_poll_at: LATER, polls: 1 });
    expect(putOff).not.toHaveProperty('lease_owner');
  });

  it('is given back by the instance that holds it, and by no other', async () => {
    const calls = await someCalls();
    const store = new DueCallStore(calls);
    await store.claimDue('late', NOW, LEASE_UNTIL);
    await store.claimDue('now', LEASE_UNTIL, LATER);

    await store.release('due-for-30-s', 'late');
    await store.releaseAll('late');
    const whileHeld = await calls.findById('due-for-30-s').lean();
    await store.releaseAll('now');

    expect(whileHeld).toMatchObject({ lease_owner: 'now', lease_until: LATER });
    expect(await calls.findById('due-for-30-s').lean()).not.toHaveProperty('lease_owner');
  });

  it('is not claimed while it is being requested', async () => {
    const calls = await someCalls();
    await calls.updateMany({ status: 'placed' }, { $set: { status: 'requested' } });

    expect(await new DueCallStore(calls).claimDue('one', NOW, LEASE_UNTIL)).toBeNull();
  });

  it('is not asked for again once it has ended meanwhile', async () => {
    const calls = await someCalls();
    const store = new DueCallStore(calls);
    await store.claimDue('one', NOW, LEASE_UNTIL);
    await calls.updateOne({ _id: 'due-for-30-s' }, { $unset: { next_poll_at: 1 } });

    await store.askAgainAt('due-for-30-s', 'one', LATER);

    expect(await calls.findById('due-for-30-s').lean()).not.toHaveProperty('next_poll_at');
  });

  describe('by a clock that was set back an hour since', () => {
    const before = (ms = 0): Date => new Date(NOW.getTime() + HOUR_MS + ms);
    let calls: Model<TestCallRecord>;
    let store: DueCallStore;

    beforeEach(async () => {
      calls = connection.model(TestCallRecord.name, TestCallSchema);
      await calls.createIndexes();
      store = new DueCallStore(calls);
    });

    async function add(changes: Partial<TestCallRecord>): Promise<void> {
      const record = aTestCallRecord({ _id: 'call', status: 'placed', ...changes });
      await connection.collection<TestCallRecord>('test_calls').insertOne(record);
    }

    it.each(['placed', 'requested'] as const)('is due at once: %s', async (status) => {
      await add({ status, next_poll_at: before(5_000) });

      await store.bringNear(NOW, FURTHEST, LEASE_UNTIL);

      expect((await calls.findById('call').lean())?.next_poll_at).toEqual(NOW);
    });

    it('is not due before its time where the schedule may have put it there', async () => {
      await add({ next_poll_at: FURTHEST });

      await store.bringNear(NOW, FURTHEST, LEASE_UNTIL);

      expect((await calls.findById('call').lean())?.next_poll_at).toEqual(FURTHEST);
    });

    it('is left to who may be asking about it as long as they may ask, and no longer', async () => {
      await add({ next_poll_at: before(), lease_owner: 'one', lease_until: before(10_000) });

      await store.bringNear(NOW, FURTHEST, LEASE_UNTIL);

      expect(await store.claimDue('other', NOW, LEASE_UNTIL)).toBeNull();
      expect((await store.claimDue('other', LEASE_UNTIL, LATER))?.call.id).toBe('call');
    });

    it('keeps a lease that may have been taken by the clock as it is', async () => {
      await add({ next_poll_at: NOW, lease_owner: 'one', lease_until: FURTHEST });

      await store.bringNear(NOW, FURTHEST, LEASE_UNTIL);

      expect((await calls.findById('call').lean())?.lease_until).toEqual(FURTHEST);
    });

    it('does not come back once nobody asks about it any more', async () => {
      await add({ status: 'completed' });

      await store.bringNear(NOW, FURTHEST, LEASE_UNTIL);

      expect(await calls.findById('call').lean()).not.toHaveProperty('next_poll_at');
    });
  });
});
