import type { Model } from 'mongoose';
import { aTestCallRecord } from '../../../test/support/a-test-call-record.js';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import { HistoryStore } from './history.store.js';
import type { HistoryQuery } from './test-call.model.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';

const AT = Date.parse('2026-03-04T05:50:05.000Z');
const CALLS = 1_000;
const LIMIT = 20;

interface Plan {
  readonly executionStats: { readonly totalKeysExamined: number; readonly totalDocsExamined: number };
}

describe('a page of the history', () => {
  let database: EmbeddedDatabase;
  let calls: Model<TestCallRecord>;

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
    const connection = await database.connect();
    calls = connection.model(TestCallRecord.name, TestCallSchema);
    await calls.createIndexes();
    await connection.collection<TestCallRecord>('test_calls').insertMany(
      Array.from({ length: CALLS }, (_, index) =>
        aTestCallRecord({
          _id: `call-${String(index).padStart(4, '0')}`,
          did_id: `did-${index % 4}`,
          status: index % 10 === 0 ? 'busy' : 'completed',
          created_at: new Date(AT + index * 1_000),
        }),
      ),
    );
  });

  afterAll(() => database.stop());

  /** What the database looks at for this page. */
  async function examined(query: Omit<HistoryQuery, 'limit'>): Promise<Plan['executionStats']> {
    const plans: Plan[] = [];
    const watched = {
      find: (filter: object) => ({
        sort: (order: Record<string, 1 | -1>) => ({
          limit: (limit: number) => ({
            lean: async () => {
              const cursor = calls.collection.find(filter).sort(order).limit(limit);
              plans.push((await cursor.explain('executionStats')) as unknown as Plan);
              return calls.find(filter).sort(order).limit(limit).lean();
            },
          }),
        }),
      }),
    };
    const store = new HistoryStore(watched as unknown as Model<TestCallRecord>);
    const { items } = await store.listPage({ ...query, limit: LIMIT });
    expect(items).toHaveLength(LIMIT);
    return plans[0]?.executionStats ?? { totalKeysExamined: NaN, totalDocsExamined: NaN };
  }

  const deep = { at: new Date(AT + 500_000), id: 'call-0500' };

  const from = new Date(AT + 2_000);
  const to = new Date(AT + 900_000);

  it.each<[string, Omit<HistoryQuery, 'limit'>]>([
    ['the first one', {}],
    ['a deep one', { after: deep }],
    ['the first one of a number', { didId: 'did-1' }],
    ['a deep one of a number', { didId: 'did-1', after: deep }],
    ['the first one of a status', { status: 'busy' }],
    ['a deep one of a status', { status: 'busy', after: deep }],
    ['the first one of a number and a status', { didId: 'did-0', status: 'busy' }],
    ['a deep one of a number and a status', { didId: 'did-0', status: 'busy', after: deep }],
    ['the first one of a time', { from, to }],
    ['a deep one of a time', { from, to, after: deep }],
    ['the first one before a time', { to }],
    ['a deep one since a time', { from, after: deep }],
    ['the first one of a number and a time', { didId: 'did-1', from, to }],
    ['a deep one of a status and a time', { status: 'busy', from, to, after: deep }],
    [
      'a deep one of a number, a status and a time',
      { didId: 'did-0', status: 'busy', from, to, after: deep },
    ],
  ])('costs no more than a few times what it shows: %s', async (_title, query) => {
    const { totalKeysExamined, totalDocsExamined } = await examined(query);

    // A deep page may walk the index once for each of the three conditions behind its cursor.
    expect(totalDocsExamined).toBeLessThanOrEqual(3 * (LIMIT + 1));
    expect(totalKeysExamined).toBeLessThanOrEqual(3 * (LIMIT + 1));
  });
});

describe('the calls that have changed', () => {
  let database: EmbeddedDatabase;
  let store: HistoryStore;

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
    const connection = await database.connect();
    await connection
      .collection<TestCallRecord>('test_calls')
      .insertMany(
        [2, 0, 1].map((index) => aTestCallRecord({ _id: `call-${index}`, changed_at: new Date(AT + index) })),
      );
    store = new HistoryStore(connection.model(TestCallRecord.name, TestCallSchema));
  });

  afterAll(() => database.stop());

  it('are told from the very moment on, since another one may change in it, and in their order', async () => {
    const told: [string, number][] = [];
    for await (const { call, changedAt } of store.listChangedSince(new Date(AT + 1))) {
      told.push([call.id, changedAt.getTime()]);
    }

    expect(told).toEqual([
      ['call-1', AT + 1],
      ['call-2', AT + 2],
    ]);
  });

  it('tell when the last change was', async () => {
    expect(await store.lastChangeAt()).toEqual(new Date(AT + 2));
  });
});
