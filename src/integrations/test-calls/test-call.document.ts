import type { CallFailure, TestCall } from './test-call.model.js';
import type { CallFailureRecord, TestCallRecord } from './test-call.schema.js';

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
    })),
    failure: record.failure ? toFailure(record.failure) : null,
  };
}

function toFailure(record: CallFailureRecord): CallFailure {
  return {
    code: record.code,
    httpStatus: record.http_status,
    providerCode: record.provider_code,
    message: record.message,
  };
}

/** Model → document. */
export function toFailureRecord(failure: CallFailure): CallFailureRecord {
  return {
    code: failure.code,
    http_status: failure.httpStatus,
    provider_code: failure.providerCode,
    message: failure.message,
  };
}
