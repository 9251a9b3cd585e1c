import { randomUUID } from 'node:crypto';
import { hideUserInfo } from '../common/net/hide-user-info.js';
import type { AuditEntry, AuditState, Change } from './audit.model.js';

type Particulars = Pick<AuditEntry, 'chain' | 'action' | 'target' | 'before' | 'after'> & {
  readonly didId?: string;
};

/** The entry that a change will leave; to be written in the very update that makes the change. */
export function newEntry({ at, actor }: Change, particulars: Particulars): AuditEntry {
  const { chain, action, target, didId = '', before, after } = particulars;
  return {
    id: randomUUID(),
    chain,
    at,
    actor,
    action,
    target,
    didId,
    before: withoutUserInfo(before),
    after: withoutUserInfo(after),
  };
}

/** An adopted URL may hold a password; it may be shown where it stands, and not be kept for ever. */
export function withoutUserInfo(state: AuditState): AuditState {
  return (
    state &&
    Object.fromEntries(
      Object.entries(state).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(hidden) : hidden(value),
      ]),
    )
  );
}

function hidden<Part>(part: Part): Part | string {
  return typeof part === 'string' ? hideUserInfo(part) : part;
}
