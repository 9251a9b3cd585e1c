import type { Role } from '../auth/caller.model.js';
import type { AuditEntry, LinkedEntry } from './audit.model.js';
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

/** Document → model. */
export function toEntry(record: AuditEntryRecord): AuditEntry {
  return {
    id: record._id,
    chain: record.chain,
    at: record.at,
    actor: {
      sub: record.actor,
      role: record.role as Role | '',
      requestId: record.request_id,
      address: record.address,
    },
    action: record.action,
    target: record.target,
    didId: record.did_id,
    before: record.before,
    after: record.after,
  };
}

export function toLinkedEntry(record: AuditLogRecord): LinkedEntry {
  const { seq, previous, hash, kid, seal } = record;
  return { ...toEntry(record), seq, previous, hash, kid, seal };
}
