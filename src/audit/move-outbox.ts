import type { Collection } from 'mongoose';
import { toEntry } from './audit.document.js';
import type { AuditEntry } from './audit.model.js';
import type { AuditEntryRecord } from './audit.schema.js';

/** The field of a document in which entries wait that were written with their change. */
const OUTBOX = 'audit_outbox';

const AT_ONCE = 100;

/** Documents in which entries wait, whatever else someone put into that field. */
const CARRIES = { [`${OUTBOX}._id`]: { $gt: '' }, [OUTBOX]: { $type: 'array' } };

interface Document {
  readonly _id: unknown;
  readonly [OUTBOX]: readonly (Partial<AuditEntryRecord> | null)[];
}

interface Carrier {
  readonly _id: unknown;
  readonly entries: readonly AuditEntry[];
}

/**
 * Moves what waits in the documents of a collection: an entry is removed only once it stands in the log, and appending
 * one that stands there already does nothing, so that a process may die anywhere in between.
 */
export async function moveOutbox(
  collection: Collection,
  append: (entries: readonly AuditEntry[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const documents = await collection
      .find<Document>(CARRIES, { projection: { [OUTBOX]: 1 } })
      .limit(AT_ONCE)
      .toArray();
    const carriers = documents.map(toCarrier);
    // Between documents the time decides; within one, the order in which its changes were made.
    const inOrder = carriers.sort((one, other) => timeOf(one) - timeOf(other));
    const waiting = inOrder.flatMap(({ entries }) => entries);
    if (waiting.length === 0) return;
    await append(waiting);
    await clear(collection, carriers);
    // What comes meanwhile is left to the next run: else one under a steady stream of changes would not end.
    if (carriers.length < AT_ONCE) return;
  }
}

/** An entry without an id of its own could not be told from another; it stays where it is, and is in nobody's way. */
function toCarrier({ _id, [OUTBOX]: outbox }: Document): Carrier {
  const records = outbox.filter((one) => typeof one?._id === 'string' && one._id !== '');
  return { _id, entries: records.map((record) => toEntry(record as AuditEntryRecord)) };
}

function timeOf({ entries }: Carrier): number {
  return entries[0]?.at.getTime() ?? 0;
}

async function clear(collection: Collection, carriers: readonly Carrier[]): Promise<void> {
  const carriedBy = { _id: { $in: carriers.map(({ _id }) => _id) } } as object;
  const moved = carriers.flatMap(({ entries }) => entries.map(({ id }) => id));
  await collection.updateMany(carriedBy, { $pull: { [OUTBOX]: { _id: { $in: moved } } } } as object);
  await collection.updateMany({ ...carriedBy, [OUTBOX]: { $size: 0 } }, { $unset: { [OUTBOX]: 1 } });
}
