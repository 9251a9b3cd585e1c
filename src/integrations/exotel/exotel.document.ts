import { mongo, Types } from 'mongoose';
import { toDate } from '../../common/time/to-date.js';
import type { Did, Integration, Verification } from './exotel.model.js';
import type { DidRecord, IntegrationRecord, VerificationRecord } from './exotel.schema.js';

/** Document → model. Stored values may be of any type: the platform's original wrote some of them. */
export function toIntegration(record: Partial<IntegrationRecord>): Integration {
  return {
    accountSid: toText(record.account_sid),
    hasApiKey: toText(record.api_key) !== '',
    hasApiToken: toText(record.api_token) !== '',
    apiBaseUrl: toText(record.api_base_url),
    dids: toDidRecords(record.dids).map(toDid),
    createdAt: toDate(record.created_at),
    updatedAt: toDate(record.updated_at),
    revision: record.revision ?? null,
  };
}

/** The entries of the list that are numbers; an adopted document may hold anything. */
export function toDidRecords(dids: unknown): DidRecord[] {
  return Array.isArray(dids) ? dids.filter(isDidRecord) : [];
}

export function isDidRecord(entry: unknown): entry is DidRecord {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

export function toDid(record: DidRecord): Did {
  return {
    id: toText(record.id),
    number: toText(record.number),
    label: toText(record.label),
    botId: toText(record.bot_id),
    flowUrl: toText(record.flow_url),
  };
}

export function toVerification(record: VerificationRecord): Verification {
  return {
    outcome: record.outcome,
    detail: record.detail,
    suggestedApiBaseUrl: record.suggested_api_base_url,
    checkedAt: record.checked_at,
  };
}

/** Model → document. */
export function toVerificationRecord(verification: Verification): VerificationRecord {
  return {
    outcome: verification.outcome,
    detail: verification.detail,
    suggested_api_base_url: verification.suggestedApiBaseUrl,
    checked_at: verification.checkedAt,
  };
}

/** Of ids of an adopted database. */
const TEXTLIKE = [Types.ObjectId, mongo.UUID, mongo.Long];

export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isPlain = typeof value === 'number' || TEXTLIKE.some((type) => value instanceof type);
  return isPlain ? String(value) : '';
}

/** Every stored value that an id in a path may stand for: ids of an adopted database are not always texts. */
export function idsMatching(id: string): unknown[] {
  const ids: unknown[] = [id];
  if (Types.ObjectId.isValid(id) && id.length === 24) ids.push(new Types.ObjectId(id));
  if (String(Number(id)) === id) ids.push(Number(id));
  else if (/^\d{16,19}$/.test(id)) ids.push(mongo.Long.fromString(id));
  if (mongo.UUID.isValid(id)) ids.push(new mongo.UUID(id));
  return ids;
}
