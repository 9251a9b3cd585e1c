import { mongo } from 'mongoose';
import type { Model } from 'mongoose';
import type { Database } from '../../database/database.js';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { Preflight } from './check.model.js';
import { PreflightRecord, PreflightSchema } from './preflight.schema.js';
import { PreflightStore } from './preflight.store.js';

/** Not long ago: the database forgets what is older than half a year while a test runs. */
const AT = Date.now();

let database: EmbeddedDatabase;
let preflights: Model<PreflightRecord>;
let store: PreflightStore;

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  preflights = (await database.connect()).model(PreflightRecord.name, PreflightSchema);
  const prepared: (() => Promise<void>)[] = [];
  const beforeReady = (prepare: () => Promise<void>): void => void prepared.push(prepare);
  store = new PreflightStore(preflights, { beforeReady } as Database);
  store.onModuleInit();
  await Promise.all(prepared.map((prepare) => prepare()));
});

beforeEach(() => preflights.deleteMany({}));

afterAll(() => database.stop());

const checkAfter = (ms: number): Preflight => ({
  ok: ms > 0,
  checkedAt: new Date(AT + ms),
  tookMs: 12,
  checks: [{ name: 'bot', status: 'pass', detail: 'd', nextStep: 'n', tookMs: 3 }],
});

const flowLine = { name: 'flow_url', status: 'fail', detail: 'd', next_step: 'n', took_ms: 3 };

describe('the last check of a number', () => {
  it('is forgotten by the database half a year later, since the number may be gone', async () => {
    const indexes = await preflights.collection.indexes();

    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { checked_at: 1 }, expireAfterSeconds: 15_552_000 }),
    );
  });

  it('is the one that began last, though another one ended later', async () => {
    await store.keep('did', checkAfter(1), 'k1:one');
    await store.keep('did', checkAfter(2), 'k1:two');
    await store.keep('did', checkAfter(0), 'k1:none');

    expect(await store.findLast('did')).toEqual(checkAfter(2));
    expect(await store.findLast('other')).toBeNull();
  });

  it('is listed with that for which it holds, of the numbers that are asked for', async () => {
    await store.keep('did', checkAfter(1), 'k1:one');
    await store.keep('removed', checkAfter(2), 'k1:two');
    // As they were kept before there were fingerprints.
    const early = { _id: 'early', ok: false, checked_at: new Date(AT), took_ms: 12, checks: [flowLine] };
    await preflights.collection.insertOne(early as never);

    const verdictOn = (name: string, status: string): object => ({ verdicts: [{ name, status }] });
    expect(await store.listLast(['early', 'did', 'never'])).toEqual(
      new Map([
        ['early', { ok: false, checkedAt: new Date(AT), fingerprint: '', ...verdictOn('flow_url', 'fail') }],
        [
          'did',
          { ok: true, checkedAt: new Date(AT + 1), fingerprint: 'k1:one', ...verdictOn('bot', 'pass') },
        ],
      ]),
    );
  });

  it('is the later one of many that are the first at the same moment', async () => {
    await Promise.all([3, 1, 5, 2, 4].map((ms) => store.keep('did', checkAfter(ms), `k1:${ms}`)));

    expect(await store.findLast('did')).toEqual(checkAfter(5));
  });

  it('is written again where another one became the first at the same moment', async () => {
    const outcomes = [Promise.reject(new mongo.MongoServerError({ code: 11_000 })), Promise.resolve()];
    const raced: PreflightStore = Object.assign(Object.create(PreflightStore.prototype) as PreflightStore, {
      preflights: { updateOne: () => outcomes.shift() },
    });

    await raced.keep('did', checkAfter(1), 'k1:one');

    expect(outcomes).toEqual([]);
  });
});
