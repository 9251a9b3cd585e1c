import { hash } from 'node:crypto';
import type { AuditEntry, LinkedEntry } from './audit.model.js';

/** The end of a chain; before its first entry it is `{seq: 0, hash: ''}`. */
export type ChainHead = Pick<LinkedEntry, 'seq' | 'hash'>;

export const NO_ENTRY: ChainHead = { seq: 0, hash: '' };

/** Ties an entry to the one before it. */
export function linkEntry(
  entry: AuditEntry,
  head: ChainHead,
): AuditEntry & Omit<LinkedEntry, 'kid' | 'seal'> {
  const placed = { ...entry, seq: head.seq + 1, previous: head.hash };
  return { ...placed, hash: hashOf(placed) };
}

/** Over every field, in an order of its own, so that no way of storing an entry can change it. */
export function hashOf(entry: Omit<LinkedEntry, 'hash' | 'kid' | 'seal'>): string {
  const { id, chain, seq, previous, at, actor, action, target, didId, before, after } = entry;
  const text = JSON.stringify([
    ...['cxb-audit-1', chain, seq, previous, id, at.toISOString()],
    ...[actor.sub, actor.role, actor.requestId, actor.address],
    ...[action, target, didId, sorted(before), sorted(after)],
  ]);
  return hash('sha256', text, 'base64url');
}

function sorted(state: AuditEntry['before']): unknown {
  return state && Object.entries(state).sort(([one], [other]) => (one < other ? -1 : 1));
}
