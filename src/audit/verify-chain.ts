import type { AuditSeal, SealFinding } from './audit-seal.js';
import type { LinkedEntry } from './audit.model.js';
import { hashOf, NO_ENTRY } from './link-entry.js';
import type { ChainHead } from './link-entry.js';

export interface ChainReport {
  /** How many entries hold, from the first on. */
  readonly entries: number;
  /** The last entry that holds; kept elsewhere, it shows later that entries after it were cut off. */
  readonly head: ChainHead;
  /** Entries at the end that no configured key vouches for. */
  readonly unsealed: number;
  /** The first entry that does not hold, and why. */
  readonly fault?: { readonly seq: number; readonly id: string; readonly why: string };
}

/** Walks a chain from its first entry to the first one that does not hold. */
export async function verifyChain(
  entries: AsyncIterable<LinkedEntry>,
  seal: Pick<AuditSeal, 'check'>,
): Promise<ChainReport> {
  let head = NO_ENTRY;
  let unsealed = 0;
  for await (const entry of entries) {
    const checked = seal.check(entry);
    const why = faultOf(entry, head) ?? sealFault(checked, unsealed);
    if (why !== undefined) {
      const seq = entry.isMalformed ? head.seq + 1 : entry.seq;
      return { entries: head.seq, head, unsealed, fault: { seq, id: entry.id, why } };
    }
    head = { seq: entry.seq, hash: entry.hash };
    // A good seal vouches for everything before it; what stands alone has been found to follow nothing unproven.
    unsealed = checked === 'unknown_key' ? unsealed + 1 : 0;
  }
  return { entries: head.seq, head, unsealed };
}

function sealFault(finding: SealFinding, unsealed: number): string | undefined {
  if (finding === 'bad') return 'its seal is not ours';
  const isUnproven = finding === 'alone' && unsealed > 0;
  return isUnproven
    ? `the ${unsealed} before it are sealed under a key that was not configured when it was written, nor is now`
    : undefined;
}

function faultOf(entry: LinkedEntry, head: ChainHead): string | undefined {
  if (entry.isMalformed) return 'it was changed';
  if (entry.seq !== head.seq + 1) return `entry ${head.seq + 1} is missing`;
  if (entry.previous !== head.hash) return 'it does not follow the entry before it';
  return entry.hash === hashOf(entry) ? undefined : 'it was changed';
}
