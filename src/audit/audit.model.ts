import type { Role } from '../auth/caller.model.js';
import type { PagePosition } from '../common/page.model.js';

/** Who changes something, and from where. */
export interface Actor {
  /** The token's `sub`, or the name of our own command or task. */
  readonly sub: string;
  /** `""` for our own commands and tasks. */
  readonly role: Role | '';
  readonly requestId: string;
  readonly address: string;
}

/** A change as it reaches a store: when it is made, and by whom. */
export interface Change {
  readonly at: Date;
  readonly actor: Actor;
}

export const AUDIT_ACTIONS = [
  'credentials.update',
  'credentials.reencrypt',
  'did.add',
  'did.import',
  'did.update',
  'did.remove',
  'settings.fleet',
  'test_call.place',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Entries of one chain are linked to each other; there is one for each document or collection that changes. */
export const AUDIT_CHAINS = ['exotel', 'settings', 'test_calls'] as const;
export type AuditChain = (typeof AUDIT_CHAINS)[number];

/** What a target was or is: plain values only, no secret. Null: there was or is none. */
export type AuditState = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
> | null;

/** One change, as it is shown. */
export interface AuditEntry {
  readonly id: string;
  readonly chain: AuditChain;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** The address of what changed, below `/api/v1`. */
  readonly target: string;
  /** `""` where it is about no number. */
  readonly didId: string;
  readonly before: AuditState;
  readonly after: AuditState;
}

/** What the changed document says of a change that was announced. */
export type Verdict = 'made' | 'not_made' | 'not_seen';

/** An entry in its place: nothing before it can be changed, removed or put in without breaking what follows. */
export interface LinkedEntry extends AuditEntry {
  /** Counts the chain's entries from 1. */
  readonly seq: number;
  /** The hash of the entry before; `""` for the first. */
  readonly previous: string;
  /** SHA-256 of this entry, its place and `previous`. */
  readonly hash: string;
  /** Which of `ENCRYPTION_KEYS` made the seal. */
  readonly kid: string;
  /** The hash under a key that the database does not hold. */
  readonly seal: string;
  /** A field is of another type than the service writes: someone changed it, whatever the hash says. */
  readonly isMalformed?: boolean;
}

/** What the next entry of a chain is tied to. */
export type ChainEnd = Pick<LinkedEntry, 'seq' | 'hash' | 'kid' | 'seal'>;

export interface AuditQuery {
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly didId?: string | undefined;
  readonly limit: number;
  readonly after?: PagePosition | undefined;
}
