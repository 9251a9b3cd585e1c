import type { AuditSeal } from './audit-seal.js';
import type { LinkedEntry } from './audit.model.js';
import { hashOf, NO_ENTRY } from './link-entry.js';
import type { ChainHead } from './link-entry.js';

/** Entries by their places in the chain, both ends included. */
export interface EntryRange {
  readonly from: number;
  readonly to: number;
}

export interface ChainReport {
  /** How many entries follow one another, from the first on. */
  readonly entries: number;
  /** The last of them; kept elsewhere, it shows later that entries after it were cut off. */
  readonly head: ChainHead;
  /** Entries that nothing proves: whoever wrote the next one did not have the key of their seals, nor do we. */
  readonly unproven: readonly EntryRange[];
  /** Entries at the end that no configured key vouches for. */
  readonly unsealed: number;
  /** The first entry that does not hold, and why. */
  readonly fault?: { readonly seq: number; readonly id: string; readonly why: string };
}

/**
 * Walks a chain from its first entry to the first one that does not hold. A key that is lost leaves what was sealed
 * under it unproven; later entries vouch for themselves, and are checked all the same.
 */
export async function verifyChain(
  entries: AsyncIterable<LinkedEntry>,
  seal: Pick<AuditSeal, 'check'>,
): Promise<ChainReport> {
  const unproven: EntryRange[] = [];
  let head = NO_ENTRY;
  let unsealed = 0;
  for await (const entry of entries) {
    const checked = seal.check(entry);
    const why = faultOf(entry, head) ?? (checked === 'bad' ? 'its seal is not ours' : undefined);
    if (why !== undefined) {
      const seq = entry.isMalformed ? head.seq + 1 : entry.seq;
      return { entries: head.seq, head, unproven, unsealed, fault: { seq, id: entry.id, why } };
    }
    if (checked === 'alone' && unsealed > 0) unproven.push({ from: entry.seq - unsealed, to: head.seq });
    head = { seq: entry.seq, hash: entry.hash };
    // A good seal vouches for everything before it.
    unsealed = checked === 'unknown_key' ? unsealed + 1 : 0;
  }
  return { entries: head.seq, head, unproven, unsealed };
}

function faultOf(entry: LinkedEntry, head: ChainHead): string | undefined {
  if (entry.isMalformed) return 'it was changed';
  if (entry.seq !== head.seq + 1) return `entry ${head.seq + 1} is missing`;
  if (entry.previous !== head.hash) return 'it does not follow the entry before it';
  return entry.hash === hashOf(entry) ? undefined : 'it was changed';
}
