import { toEntryRecord } from '../../audit/audit.document.js';
import type { AuditEntry } from '../../audit/audit.model.js';
import { newEntry } from '../../audit/new-entry.js';
import { maskNumber } from '../../common/phone/mask-number.js';
import { e164Of } from '../exotel/phone-number.js';
import { hasEnded } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { CallFailure, CallReport, FirstAnswer, NewTestCall, TestCall } from './test-call.model.js';
import type {
  CallEventRecord,
  CallFailureRecord,
  FirstAnswerRecord,
  TestCallRecord,
} from './test-call.schema.js';

/** Document → model. */
export function toTestCall(record: TestCallRecord): TestCall {
  return {
    id: record._id,
    didId: record.did_id,
    didNumber: record.did_number,
    botId: record.bot_id,
    toNumber: record.to_number,
    callSid: record.call_sid,
    providerStatus: record.provider_status,
    status: record.status,
    requestedBy: record.requested_by,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    events: record.events.map((event) => ({
      at: event.at,
      source: event.source,
      status: event.status,
      providerStatus: event.provider_status,
      talkedS: event.talked_s,
    })),
    failure: record.failure ? toFailure(record.failure) : null,
    isAskedFor: record.next_poll_at !== undefined,
    hasCallback: record.callback_hash !== undefined,
  };
}

function toFailure(record: CallFailureRecord): CallFailure {
  return {
    code: record.code,
    detail: record.detail,
    httpStatus: record.http_status,
    ...(record.stated_status !== undefined && { statedStatus: record.stated_status }),
    providerCode: record.provider_code,
    message: record.message,
  };
}

export function toFirstAnswer(record: FirstAnswerRecord): FirstAnswer {
  return {
    status: record.status,
    callSid: record.call_sid,
    providerStatus: record.provider_status,
    updatedAt: record.updated_at,
  };
}

/** Model → document. */
export function toFailureRecord(failure: CallFailure): CallFailureRecord {
  return {
    code: failure.code,
    detail: failure.detail,
    http_status: failure.httpStatus,
    ...(failure.statedStatus !== undefined && { stated_status: failure.statedStatus }),
    provider_code: failure.providerCode,
    message: failure.message,
  };
}

/** The change of status that a report brings. */
export function toEventRecord(
  { source, providerStatus, talkedS }: CallReport,
  status: CallStatus,
  at: Date,
): CallEventRecord {
  return {
    at,
    source,
    status,
    provider_status: providerStatus,
    ...(talkedS !== undefined && hasEnded(status) && { talked_s: talkedS }),
  };
}

/** A call as `requested`, with its first event. */
export function toRequestedRecord(call: NewTestCall): TestCallRecord {
  return {
    _id: call.id,
    did_id: call.didId,
    did_number: call.didNumber,
    bot_id: call.botId,
    to_number: call.toNumber,
    to_e164: e164Of(call.toNumber),
    call_sid: '',
    provider_status: '',
    requested_by: call.requestedBy,
    status: 'requested',
    created_at: call.createdAt,
    updated_at: call.createdAt,
    expires_at: call.expiresAt,
    events: [{ at: call.createdAt, source: 'request', status: 'requested', provider_status: '' }],
    next_poll_at: call.nextPollAt,
    polls: 0,
    ...(call.callbackHash !== undefined && { callback_hash: call.callbackHash }),
    ...(call.idempotency && {
      idempotency_hash: call.idempotency.keyHash,
      idempotency_fingerprint: call.idempotency.fingerprint,
    }),
    audit_outbox: [toEntryRecord(toAuditEntry(call))],
  };
}

/** The call itself is forgotten one day, the trail is not: so it holds no full number of the person rung. */
function toAuditEntry(call: NewTestCall): AuditEntry {
  const change = { at: call.createdAt, actor: call.actor };
  return newEntry(change, {
    chain: 'test_calls',
    action: 'test_call.place',
    target: `integrations/exotel/test-calls/${call.id}`,
    didId: call.didId,
    before: null,
    after: {
      did_id: call.didId,
      did_number: call.didNumber,
      bot_id: call.botId,
      to_number: maskNumber(call.toNumber),
    },
  });
}
