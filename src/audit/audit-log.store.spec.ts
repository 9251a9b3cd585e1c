import type { Connection, Model } from 'mongoose';
import { startEmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { AppConfig } from '../config/config.js';
import type { Database } from '../database/database.js';
import { AuditLogStore } from './audit-log.store.js';
import { AuditSeal } from './audit-seal.js';
import { toLinkedEntry } from './audit.document.js';
import { AuditLogRecord, AuditLogSchema } from './audit.schema.js';
import type { AuditEntry, AuditQuery } from './audit.model.js';
import { linkEntry, NO_ENTRY } from './link-entry.js';
import { newEntry } from './new-entry.js';
import { verifyChain } from './verify-chain.js';
import type { ChainReport } from './verify-chain.js';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };

interface Plan {
  readonly executionStats: { readonly totalDocsExamined: number };
}

let database: EmbeddedDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  connection = await database.connect();
});

beforeEach(() => connection.collection('audit_log').deleteMany({}));

afterAll(() => database.stop());

const sealWith = (...encryptionKeys: (typeof OLD)[]): AuditSeal =>
  new AuditSeal({ encryptionKeys } as unknown as AppConfig);

const log = (): Model<AuditLogRecord> => connection.model(AuditLogRecord.name, AuditLogSchema);

/** The trail as an instance with these keys has it. */
function storeWith(...keys: (typeof OLD)[]): AuditLogStore {
  return new AuditLogStore(log(), sealWith(...keys), undefined as unknown as Database);
}

function anEntry(label: string): AuditEntry {
  const actor = { sub: 'ops@example.com', role: 'super_admin' as const, requestId: 'r', address: '::1' };
  return newEntry(
    { at: new Date(), actor },
    {
      chain: 'exotel',
      action: 'did.update',
      target: 'integrations/exotel/dids/d',
      didId: 'd',
      before: { label: '' },
      after: { label },
    },
  );
}

async function add(store: AuditLogStore, label: string): Promise<void> {
  await store.append('exotel', [anEntry(label)]);
}

function verifyWith(...keys: (typeof OLD)[]): Promise<ChainReport> {
  return verifyChain(storeWith(...keys).walk('exotel'), sealWith(...keys));
}

/** What someone can do who has the database and no key: other entries, well linked, under a key that nobody knows. */
async function forgeFrom(seq: number): Promise<void> {
  const log = connection.collection<AuditLogRecord>('audit_log');
  let head = seq === 1 ? NO_ENTRY : toLinkedEntry(await recordAt(seq - 1));
  for (let at = seq; (await log.countDocuments({ seq: at })) > 0; at++) {
    const after = { label: 'forged' };
    head = linkEntry({ ...toLinkedEntry(await recordAt(at)), after }, head);
    const { hash, previous } = head as unknown as AuditLogRecord;
    await log.updateOne({ seq: at }, { $set: { after, hash, previous, kid: 'gone', seal: 'AAAA' } });
  }
}

async function recordAt(seq: number): Promise<AuditLogRecord> {
  const record = await connection.collection<AuditLogRecord>('audit_log').findOne({ seq });
  if (!record) throw new Error(`there is no entry ${seq}`);
  return record;
}

describe('the trail', () => {
  it('holds after a key was given up, entries under it included', async () => {
    const before = storeWith(OLD);
    for (const label of ['1', '2']) await add(before, label);

    await storeWith(NEW, OLD).renewSeals();
    await add(storeWith(NEW), '3');

    expect(await verifyWith(NEW)).toMatchObject({ entries: 3, unsealed: 0 });
    expect((await verifyWith(NEW)).fault).toBeUndefined();
  });

  it('cannot be proven without the key when its end was not sealed anew, and can with it', async () => {
    await add(storeWith(OLD), '1');

    expect(await verifyWith(NEW)).toMatchObject({ entries: 1, unsealed: 1 });
    expect(await verifyWith(NEW, OLD)).toMatchObject({ entries: 1, unsealed: 0 });
  });

  it.each([1, 2])('shows for ever that it was written anew from entry %d on', async (seq) => {
    for (const label of ['1', '2', '3']) await add(storeWith(NEW), label);

    await forgeFrom(seq);
    expect(await verifyWith(NEW)).toMatchObject({ unsealed: 4 - seq });
    await storeWith(NEW).renewSeals();
    for (const label of ['4', '5']) await add(storeWith(NEW), label);

    expect(await verifyWith(NEW)).toMatchObject({
      entries: 5,
      unproven: [{ from: seq, to: 3 }],
      unsealed: 0,
    });
  });
});

describe('appending', () => {
  beforeEach(() => log().createIndexes());

  it('gives the entries that were not there yet, and leaves the others where they stand', async () => {
    const store = storeWith(NEW);
    const [one, there, other] = ['1', '2', '3'].map(anEntry) as [AuditEntry, AuditEntry, AuditEntry];
    await store.append('exotel', [there]);

    const added = await store.append('exotel', [one, there, other]);

    expect(added.map(({ id, seq }) => [id, seq])).toEqual([
      [one.id, 2],
      [other.id, 3],
    ]);
    expect(await verifyWith(NEW)).toMatchObject({ entries: 3, unsealed: 0 });
  });

  it('puts an entry into the chain of the document that carried it, whatever it says itself', async () => {
    await storeWith(NEW).append('exotel', [{ ...anEntry('1'), chain: 'settings' }]);

    expect((await recordAt(1)).chain).toBe('exotel');
  });

  it('is known again by chain, place and hash together', async () => {
    const store = storeWith(NEW);
    for (const label of ['1', '2']) await add(store, label);
    const { hash } = await recordAt(1);

    expect(await store.hasLink('exotel', 1, hash)).toBe(true);
    expect(await store.hasLink('exotel', 2, hash)).toBe(false);
    expect(await store.hasLink('exotel', 1, (await recordAt(2)).hash)).toBe(false);
    expect(await store.hasLink('settings', 1, hash)).toBe(false);
  });
});

/** A copy of the first entry in another place, as someone puts it there who can write to the database. */
async function forge(changes: object): Promise<void> {
  const copy = Object.assign({}, await recordAt(1), { _id: 'forged', seq: 99 }, changes);
  const fields = Object.entries(copy).filter(([, value]: [string, unknown]) => value !== undefined);
  await connection.collection('audit_log').insertOne(Object.fromEntries(fields));
}

describe('an entry in no chain', () => {
  beforeEach(() => add(storeWith(NEW), '1'));

  it.each<[string, object]>([
    ['missing', { chain: undefined }],
    ['an empty list', { chain: [] }],
    ['a list of others', { chain: ['x'] }],
    ['an unknown one', { chain: 'exotel2' }],
    ['null', { chain: null }],
  ])('is found, and not shown: its chain is %s', async (_title, changes) => {
    await forge(changes);

    expect(await storeWith(NEW).findStrays()).toEqual({ count: 1, id: 'forged' });
    expect((await storeWith(NEW).listPage({ limit: 5 })).items.map(({ id }) => id)).not.toContain('forged');
  });

  it('is found in the chain that its list names, and not shown', async () => {
    await forge({ chain: ['exotel'], seq: 2 });

    expect((await verifyWith(NEW)).fault).toMatchObject({ id: 'forged' });
    expect((await storeWith(NEW).listPage({ limit: 5 })).items.map(({ id }) => id)).not.toContain('forged');
  });

  it('is not there in a trail that nobody touched', async () => {
    expect(await storeWith(NEW).findStrays()).toBeNull();
  });
});

describe('an entry with a field of another type', () => {
  const AT = '2026-03-04T05:50:05.000Z';
  const cases: [string, object][] = [
    ['a time that is a text', { at: AT }],
    ['a time that is missing', { at: null }],
    ['a number for a text', { actor: 5 }],
    ['a hash that is none', { hash: 5 }],
    ['a seal that is none', { seal: 5 }],
    ['a key id that is none', { kid: null }],
    ['a place that is a text', { seq: '2' }],
    ['a place beyond all numbers', { seq: Infinity }],
    ['a place in a list', { seq: [2] }],
    ['a state that is none', { after: 'x' }],
    ['a state with a time in the place of its text', { after: { label: new Date(AT) } }],
  ];

  const change = async (changes: object): Promise<void> => {
    for (const label of ['1', AT]) await add(storeWith(NEW), label);
    await log().createIndexes();
    await connection.collection('audit_log').updateOne({ seq: 2 }, { $set: changes });
  };

  it.each(cases)('is found: %s', async (_title, changes) => {
    await change(changes);

    expect((await verifyWith(NEW)).fault).toMatchObject({ seq: 2, why: 'it was changed' });
  });

  it.each(cases)('is shown: %s', async (_title, changes) => {
    await change(changes);

    const { items } = await storeWith(NEW).listPage({ limit: 5 });

    expect(items).toHaveLength(2);
    expect(items.map(({ at }) => at.toISOString())).toHaveLength(2);
  });

  it.each(cases)('stops no other behind it: %s', async (_title, changes) => {
    await change(changes);

    await storeWith(NEW).renewSeals();
    await add(storeWith(NEW), '3');

    expect(await connection.collection('audit_log').countDocuments()).toBe(3);
    expect((await verifyWith(NEW)).fault).toBeDefined();
  });
});

describe('a page of the trail', () => {
  const LIMIT = 5;
  const AT = Date.parse('2026-03-04T05:50:05.000Z');

  beforeEach(async () => {
    await log().createIndexes();
    await log().collection.insertMany(
      Array.from({ length: 1_000 }, (_, index) => ({
        _id: `entry-${index}` as never,
        chain: 'exotel',
        seq: index,
        at: new Date(AT + index * 1_000),
        actor: `actor-${index % 50}`,
        action: index % 50 === 1 ? 'did.add' : 'did.update',
        did_id: `did-${index % 50}`,
      })),
    );
  });

  it.each<[string, Omit<AuditQuery, 'limit'>]>([
    ['all', {}],
    ['an actor', { actor: 'actor-1' }],
    ['an action', { action: 'did.add' }],
    ['a number', { didId: 'did-1' }],
    ['what lies deep', { after: { at: new Date(AT + 500_000), id: 'entry-500' } }],
  ])('costs no more than a few times what it shows: of %s', async (_title, query) => {
    const asked: [filter: object, options: object][] = [];
    connection.set('debug', (_name: string, _method: string, filter: object, options: object) => {
      asked.push([filter, options]);
    });

    const { items } = await storeWith(NEW).listPage({ ...query, limit: LIMIT });
    connection.set('debug', false);

    const [filter = {}, options = {}] = asked[0] ?? [];
    const cursor = log().collection.find(filter, options);
    const { executionStats } = (await cursor.explain('executionStats')) as unknown as Plan;
    expect([items.length, asked.length]).toEqual([LIMIT, 1]);
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(3 * (LIMIT + 1));
  });
});
