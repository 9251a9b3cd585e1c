import type { Role } from '../auth/caller.model.js';
import type {
  AuditAction,
  AuditChain,
  AuditEntry,
  AuditState,
  ChainEnd,
  LinkedEntry,
} from './audit.model.js';
import type { AuditEntryRecord, AuditLogRecord } from './audit.schema.js';

/** Model → document. */
export function toEntryRecord(entry: AuditEntry): AuditEntryRecord {
  return {
    _id: entry.id,
    chain: entry.chain,
    at: entry.at,
    actor: entry.actor.sub,
    role: entry.actor.role,
    action: entry.action,
    target: entry.target,
    did_id: entry.didId,
    request_id: entry.actor.requestId,
    address: entry.actor.address,
    before: entry.before,
    after: entry.after,
  };
}

export function toLogRecord(entry: LinkedEntry): AuditLogRecord {
  const { seq, previous, hash, kid, seal } = entry;
  return Object.assign(toEntryRecord(entry), { seq, previous, hash, kid, seal });
}

/** What stands in the database, whoever wrote it: the types of its fields are what is found out here. */
type Stored<Entry> = Readonly<Partial<Record<keyof Entry, unknown>>>;

/** In the place of a time that cannot be read: no entry of ours is as old. */
const UNREADABLE_TIME = new Date(0);

const TEXTS = [
  ...(['_id', 'chain', 'actor', 'role', 'action', 'target', 'did_id', 'request_id', 'address'] as const),
  ...(['previous', 'hash', 'kid', 'seal'] as const),
];

/** Document → model. What is not of the type that we write is shown as text, so that nothing stops the reading. */
export function toEntry(record: Stored<AuditEntryRecord>): AuditEntry {
  return {
    id: toText(record._id),
    chain: toText(record.chain) as AuditChain,
    at: isTime(record.at) ? record.at : UNREADABLE_TIME,
    actor: {
      sub: toText(record.actor),
      role: toText(record.role) as Role | '',
      requestId: toText(record.request_id),
      address: toText(record.address),
    },
    action: toText(record.action) as AuditAction,
    target: toText(record.target),
    didId: toText(record.did_id),
    before: toState(record.before),
    after: toState(record.after),
  };
}

export function toLinkedEntry(record: Stored<AuditLogRecord>): LinkedEntry {
  return {
    ...toEntry(record),
    ...toChainEnd(record),
    previous: toText(record.previous),
    // Its hash would not tell: `5` and `'5'` are shown as one text.
    ...(!isAsWritten(record) && { isMalformed: true }),
  };
}

/** What the next entry of a chain is tied to. */
export function toChainEnd(record: Stored<AuditLogRecord>): ChainEnd {
  const { seq, hash, kid, seal } = record;
  return { seq: Number(seq), hash: toText(hash), kid: toText(kid), seal: toText(seal) };
}

function isAsWritten(record: Stored<AuditLogRecord>): boolean {
  return (
    TEXTS.every((name) => typeof record[name] === 'string') &&
    Number.isSafeInteger(record.seq) &&
    isTime(record.at) &&
    isState(record.before) &&
    isState(record.after)
  );
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function toState(value: unknown): AuditState {
  return isState(value) ? value : { unreadable: toText(value) };
}

function isTime(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function isState(value: unknown): value is AuditState {
  if (value === null) return true;
  return (
    isPlainObject(value) && Object.values(value).every((part) => isPlainValue(part) || isListOfTexts(part))
  );
}

/** Not a date, an id or a number of a type of MongoDB's own, all of which are objects, too. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isPlainValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
