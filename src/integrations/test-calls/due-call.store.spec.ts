import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import { startEmbeddedStore } from '../../database/embedded/embedded-store.js';
import type { EmbeddedStore } from '../../database/embedded/embedded-store.js';
import { DueCallStore } from './due-call.store.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';

const NOW = new Date('2026-03-04T05:50:05.000Z');
const LEASE_UNTIL = new Date(NOW.getTime() + 10_000);
const ENDED_CALLS = 1_000;

interface Order {
  readonly sort: Record<string, 1>;
}

interface Plan {
  readonly executionStats: { readonly totalDocsExamined: number };
}

describe('a call that is due', () => {
  let dataDir: string;
  let database: EmbeddedStore;
  let connection: Connection;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-due-'));
    database = await startEmbeddedStore(dataDir);
  });

  beforeEach(async () => {
    connection = await createConnection(database.uri, { dbName: 'spec', autoIndex: false }).asPromise();
    await connection.dropDatabase();
  });

  afterEach(() => connection.close());

  afterAll(async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Three that are due, not in their order, behind all those that have ended. */
  async function someCalls(): Promise<Model<TestCallRecord>> {
    const calls = connection.model(TestCallRecord.name, TestCallSchema);
    const ended = Array.from({ length: ENDED_CALLS }, (_, index) => aCall(`ended-${index}`));
    const due = [20, 30, 10].map((forS) => ({
      ...aCall(`due-for-${forS}-s`),
      status: 'placed',
      next_poll_at: new Date(NOW.getTime() - forS * 1_000),
    }));
    await calls.collection.insertMany([...ended, ...due]);
    return calls;
  }

  const aCall = (id: string): { _id: never } & Record<string, unknown> => ({
    _id: id as never,
    did_id: 'did',
    status: 'completed',
    created_at: NOW,
    updated_at: NOW,
    expires_at: new Date('2100-01-01'),
    events: [],
    polls: 0,
  });

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
});
