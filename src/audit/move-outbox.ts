import type { Collection } from 'mongoose';
import { toEntry } from './audit.document.js';
import type { AuditEntry } from './audit.model.js';
import type { AuditEntryRecord } from './audit.schema.js';

/** The field of a document in which entries wait that were written with their change. */
const OUTBOX = 'audit_outbox';

const AT_ONCE = 100;

interface Carrier {
  readonly _id: unknown;
  readonly [OUTBOX]: readonly AuditEntryRecord[];
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
    const carriers = await collection
      .find<Carrier>({ [`${OUTBOX}._id`]: { $gt: '' } }, { projection: { [OUTBOX]: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (carriers.length === 0) return;
    // Between documents the time decides; within one, the order in which its changes were made.
    const inOrder = carriers.sort((one, other) => timeOf(one) - timeOf(other));
    await append(inOrder.flatMap((carrier) => carrier[OUTBOX].map(toEntry)));
    await clear(collection, carriers);
    // What comes meanwhile is left to the next run: else one under a steady stream of changes would not end.
    if (carriers.length < AT_ONCE) return;
  }
}

function timeOf(carrier: Carrier): number {
  return carrier[OUTBOX][0]?.at.getTime() ?? 0;
}

async function clear(collection: Collection, carriers: readonly Carrier[]): Promise<void> {
  const carriedBy = { _id: { $in: carriers.map(({ _id }) => _id) } } as object;
  const moved = carriers.flatMap((carrier) => carrier[OUTBOX].map(({ _id }) => _id));
  await collection.updateMany(carriedBy, { $pull: { [OUTBOX]: { _id: { $in: moved } } } } as object);
  await collection.updateMany({ ...carriedBy, [OUTBOX]: { $size: 0 } }, { $unset: { [OUTBOX]: 1 } });
}
