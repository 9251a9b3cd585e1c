import type { Fields } from '../http/form.js';
import type { Fate } from '../magic-numbers.js';

export type RequestKind = 'connect' | 'account' | 'call' | 'calls' | 'numbers' | 'unknown';

/** One request to the Exotel side; what it held, never its Authorization header. */
export interface RequestRecord {
  id: number;
  at: Date;
  kind: RequestKind;
  method: string;
  /** Without the query. */
  path: string;
  query: Fields;
  contentType: string;
  /** Whether key and token were the right ones. */
  authorized: boolean;
  fields: Fields;
  callSid: string | null;
  /** `null` while there is no answer, or never was one. */
  status: number | null;
  /** How it was answered: `ok`, a magic answer, `invalid_field`, a fault of the whole server. */
  outcome: string;
  /** Whether a telephone rang because of it. */
  rang: boolean;
}

export interface CallbackOrder {
  url: string;
  contentType: 'multipart' | 'urlencoded' | 'json';
  /** Empty: only the terminal report with its four basic fields. */
  events: ReadonlySet<string>;
}

export interface CallbackRecord {
  at: Date;
  event: 'answered' | 'terminal';
  /** 1 is the first try. */
  attempt: number;
  url: string;
  contentType: string;
  body: unknown;
  status: number | null;
  error: string | null;
  tookMs: number;
}

export interface StreamAttempt {
  at: Date;
  /** `null` while it is under way. */
  endedAt: Date | null;
  /** The URL dialled: without user info and, by default, query. */
  url: string;
  outcome: 'connecting' | 'open' | 'refused' | 'timeout' | 'abandoned';
  httpStatus: number | null;
  error: string | null;
}

/** What went over the bot's WebSocket, seen from Exotel. */
export interface StreamRecord {
  streamSid: string;
  attempts: StreamAttempt[];
  openedAt: Date | null;
  closedAt: Date | null;
  closedBy: 'bot' | 'caller' | 'network' | null;
  closeCode: number | null;
  framesSent: number;
  framesReceived: number;
  mediaReceived: number;
  /** Chunks against the rules: no multiple of 320 bytes, under 3,200 or over 100,000. */
  irregularChunks: number;
  unreadableFrames: number;
  marksReturned: string[];
  clears: number;
  dtmfSent: string;
  firstAudioAt: Date | null;
}

export interface Call {
  sid: string;
  accountSid: string;
  /** As given. */
  from: string;
  /** E.164. */
  callee: string;
  /** E.164. */
  exophone: string;
  flowId: string;
  customField: string;
  timeLimitMs: number;
  ringLimitMs: number;
  magic: string;
  fate: Fate;
  status: string;
  createdAt: Date;
  updatedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** Simulated seconds of conversation, known at the end. */
  talkedSeconds: number;
  /** Whether Duration, Price and EndTime are shown already. */
  detailsKnown: boolean;
  states: { state: string; at: Date }[];
  requests: RequestRecord[];
  callbackOrder: CallbackOrder | null;
  callbacks: CallbackRecord[];
  stream: StreamRecord | null;
}

export function hasEnded(call: Call): boolean {
  return call.endedAt !== null;
}
