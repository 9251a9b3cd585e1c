import type { Call, CallbackRecord, RequestRecord, StreamRecord } from '../calls/call.js';
import { hasEnded } from '../calls/call.js';
import type { Recording } from '../flow/recordings.js';

/** One request as `/sim` shows it. Times are ISO 8601. */
export interface RequestView {
  id: number;
  at: string;
  kind: RequestRecord['kind'];
  method: string;
  path: string;
  query: RequestRecord['query'];
  content_type: string;
  authorized: boolean;
  fields: RequestRecord['fields'];
  call_sid: string | null;
  status: number | null;
  outcome: string;
  rang: boolean;
}

export interface CallbackView {
  at: string;
  event: CallbackRecord['event'];
  attempt: number;
  url: string;
  content_type: string;
  body: unknown;
  status: number | null;
  error: string | null;
  took_ms: number;
}

export interface StreamView {
  stream_sid: string;
  attempts: { at: string; url: string; outcome: string; http_status: number | null; error: string | null }[];
  opened_at: string | null;
  closed_at: string | null;
  closed_by: StreamRecord['closedBy'];
  close_code: number | null;
  frames_sent: number;
  frames_received: number;
  media_received: number;
  irregular_chunks: number;
  unreadable_frames: number;
  marks_returned: string[];
  clears: number;
  dtmf_sent: string;
  first_audio_at: string | null;
  heard_seconds: number;
}

export interface CallView {
  sid: string;
  from: string;
  callee: string;
  exophone: string;
  flow_id: string;
  custom_field: string;
  magic: string;
  summary: string;
  status: string;
  ended: boolean;
  details_known: boolean;
  created_at: string;
  answered_at: string | null;
  ended_at: string | null;
  talked_seconds: number;
  states: { state: string; at: string }[];
  requests: RequestView[];
  callbacks: CallbackView[];
  stream: StreamView | null;
}

export function toRequestView(record: RequestRecord): RequestView {
  return {
    id: record.id,
    at: record.at.toISOString(),
    kind: record.kind,
    method: record.method,
    path: record.path,
    query: record.query,
    content_type: record.contentType,
    authorized: record.authorized,
    fields: record.fields,
    call_sid: record.callSid,
    status: record.status,
    outcome: record.outcome,
    rang: record.rang,
  };
}

export function toCallView(call: Call, recording: Recording | undefined): CallView {
  return {
    sid: call.sid,
    from: call.from,
    callee: call.callee,
    exophone: call.exophone,
    flow_id: call.flowId,
    custom_field: call.customField,
    magic: call.magic,
    summary: call.fate.summary,
    status: call.status,
    ended: hasEnded(call),
    details_known: call.detailsKnown,
    created_at: call.createdAt.toISOString(),
    answered_at: iso(call.answeredAt),
    ended_at: iso(call.endedAt),
    talked_seconds: call.talkedSeconds,
    states: call.states.map(({ state, at }) => ({ state, at: at.toISOString() })),
    requests: call.requests.map(toRequestView),
    callbacks: call.callbacks.map(toCallbackView),
    stream: call.stream && toStreamView(call.stream, recording),
  };
}

function toCallbackView(record: CallbackRecord): CallbackView {
  return {
    at: record.at.toISOString(),
    event: record.event,
    attempt: record.attempt,
    url: record.url,
    content_type: record.contentType,
    body: record.body,
    status: record.status,
    error: record.error,
    took_ms: record.tookMs,
  };
}

function toStreamView(stream: StreamRecord, recording: Recording | undefined): StreamView {
  return {
    stream_sid: stream.streamSid,
    attempts: stream.attempts.map(({ at, url, outcome, httpStatus, error }) => ({
      at: at.toISOString(),
      url,
      outcome,
      http_status: httpStatus,
      error,
    })),
    opened_at: iso(stream.openedAt),
    closed_at: iso(stream.closedAt),
    closed_by: stream.closedBy,
    close_code: stream.closeCode,
    frames_sent: stream.framesSent,
    frames_received: stream.framesReceived,
    media_received: stream.mediaReceived,
    irregular_chunks: stream.irregularChunks,
    unreadable_frames: stream.unreadableFrames,
    marks_returned: stream.marksReturned,
    clears: stream.clears,
    dtmf_sent: stream.dtmfSent,
    first_audio_at: iso(stream.firstAudioAt),
    heard_seconds: recording?.secondsHeard ?? 0,
  };
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
