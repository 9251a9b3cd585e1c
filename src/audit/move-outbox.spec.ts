import type { Collection } from 'mongoose';
import { startEmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../test/support/embedded-database.js';
import { toEntryRecord } from './audit.document.js';
import type { AuditEntry } from './audit.model.js';
import { moveOutbox } from './move-outbox.js';
import { newEntry } from './new-entry.js';

let database: EmbeddedDatabase;
let carriers: Collection;

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  carriers = (await database.connect()).collection('carriers');
});

beforeEach(() => carriers.deleteMany({}));

afterAll(() => database.stop());

function anEntry(atMs: number): AuditEntry {
  const actor = { sub: 'ops@example.com', role: 'super_admin' as const, requestId: 'r', address: '::1' };
  return newEntry(
    { at: new Date(atMs), actor },
    { chain: 'exotel', action: 'did.update', target: 'd', didId: 'd', before: null, after: { label: '1' } },
  );
}

/** A document in which these entries wait. */
async function carry(...entries: AuditEntry[]): Promise<void> {
  await carriers.insertOne({ label: 'kept', audit_outbox: entries.map(toEntryRecord) });
}

/** A log on a list, and how many entries each writing brought. */
function aLog(): { log: AuditEntry[]; sizes: number[]; append: Parameters<typeof moveOutbox>[1] } {
  const log: AuditEntry[] = [];
  const sizes: number[] = [];
  const append = (entries: readonly AuditEntry[]): Promise<void> => {
    log.push(...entries);
    sizes.push(entries.length);
    return Promise.resolve();
  };
  return { log, sizes, append };
}

describe('moving an outbox', () => {
  it('keeps an entry in its document until it stands in the log', async () => {
    const entry = anEntry(1);
    await carry(entry);
    const before = await carriers.find().toArray();
    const { log, append } = aLog();

    await expect(moveOutbox(carriers, () => Promise.reject(new Error('away')))).rejects.toThrow('away');

    expect(await carriers.find().toArray()).toEqual(before);
    await moveOutbox(carriers, append);
    await moveOutbox(carriers, append);
    expect(log).toEqual([entry]);
  });

  it('takes the whole field away with its last entry, and nothing else', async () => {
    await carry(anEntry(1), anEntry(2));

    await moveOutbox(carriers, aLog().append);

    expect(await carriers.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ label: 'kept' }]);
  });

  it('leaves an entry that came while the others were written', async () => {
    await carry(anEntry(1));
    const late = anEntry(2);

    await moveOutbox(carriers, async () => {
      await carriers.updateOne({}, { $push: { audit_outbox: toEntryRecord(late) } } as object);
    });

    expect(await carriers.findOne()).toMatchObject({ audit_outbox: [{ _id: late.id }] });
  });

  it('writes by time between documents, and as they were made within one', async () => {
    const [first, second, third, fourth] = [anEntry(10), anEntry(20), anEntry(15), anEntry(30)];
    await carry(fourth);
    await carry(second, third);
    await carry(first);
    const { log, append } = aLog();

    await moveOutbox(carriers, append);

    expect(log).toEqual([first, second, third, fourth]);
  });

  it('moves the entries of more than 100 documents in one run', async () => {
    await carriers.insertMany(
      Array.from({ length: 101 }, (_, atMs) => ({ audit_outbox: [toEntryRecord(anEntry(atMs))] })),
    );
    const { log, sizes, append } = aLog();

    await moveOutbox(carriers, append);

    expect(sizes).toEqual([100, 1]);
    expect(new Set(log.map(({ id }) => id)).size).toBe(101);
    expect(await carriers.countDocuments({ audit_outbox: { $exists: true } })).toBe(0);
  });

  it.each<[string, object, Partial<AuditEntry>]>([
    ['a time', { at: 'x' }, { at: new Date(0) }],
    ['a text', { target: { a: 1 } }, { target: '{"a":1}' }],
    ['a state', { after: 'x' }, { after: { unreadable: 'x' } }],
  ])('goes on where someone put something else in the place of %s', async (_what, malformed, shown) => {
    const [entry, behind] = [anEntry(1), anEntry(2)];
    await carriers.insertOne({ audit_outbox: [Object.assign(toEntryRecord(entry), malformed)] });
    await carry(behind);
    const { log, append } = aLog();

    await moveOutbox(carriers, append);

    expect(log).toEqual([{ ...entry, ...shown }, behind]);
    expect(await carriers.countDocuments({ audit_outbox: { $exists: true } })).toBe(0);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['no list', toEntryRecord(anEntry(1))],
    ['a list of what is no entry', [null, 'x', {}, { _id: 5 }]],
  ])('goes on where someone made an outbox %s', async (_what, outbox) => {
    await carriers.insertMany(Array.from({ length: 101 }, () => ({ audit_outbox: outbox })));
    const entry = anEntry(1);
    await carriers.insertOne({ audit_outbox: [null, toEntryRecord(entry)] });
    const { log, append } = aLog();

    await moveOutbox(carriers, append);

    expect(log).toEqual([entry]);
  });
});
