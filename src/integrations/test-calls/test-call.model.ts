import type { Actor } from '../../audit/audit.model.js';
import type { PagePosition } from '../../common/page.model.js';
import type { CallStatus } from './call-status.js';

/** One test call, from before Exotel was asked until nothing can change any more. */
export interface TestCall {
  readonly id: string;
  readonly didId: string;
  readonly didNumber: string;
  readonly botId: string;
  /** Who was rung, in E.164. */
  readonly toNumber: string;
  /** `""` until Exotel has named it. */
  readonly callSid: string;
  /** Exotel's own word, kept as it is. */
  readonly providerStatus: string;
  readonly status: CallStatus;
  /** The `sub` of the token that asked for it. */
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly events: readonly CallEvent[];
  /** Why the request to Exotel did not succeed. */
  readonly failure: CallFailure | null;
  /** Is Exotel still asked about it? */
  readonly isAskedFor: boolean;
  /** Was Exotel told where to report on it? */
  readonly hasCallback: boolean;
}

export const CALL_EVENT_SOURCES = ['request', 'callback', 'poll'] as const;

export type CallEventSource = (typeof CALL_EVENT_SOURCES)[number];

/** One change of status. */
export interface CallEvent {
  readonly at: Date;
  readonly source: CallEventSource;
  readonly status: CallStatus;
  readonly providerStatus: string;
  /** Seconds from the answer to the end, where Exotel told them with the end. */
  readonly talkedS?: number | undefined;
}

/** The problem that the request ended with, and Exotel's part in it. */
export interface CallFailure {
  readonly code: string;
  /** The problem's own sentence. */
  readonly detail: string;
  readonly httpStatus: number | null;
  /** The status of 4xx that Exotel's error speaks of itself under HTTP 2xx. */
  readonly statedStatus?: number;
  readonly providerCode: string;
  /** Exotel's sentence with phone numbers masked. */
  readonly message: string;
}

/** A request for a call. */
export interface TestCallOrder {
  readonly didId: string;
  /** In E.164. */
  readonly toNumber: string;
  readonly actor: Actor;
  readonly idempotency?: Idempotency | undefined;
}

/** A call that is about to be asked for. */
export interface NewTestCall {
  readonly id: string;
  readonly didId: string;
  readonly didNumber: string;
  readonly botId: string;
  readonly toNumber: string;
  readonly requestedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When to ask Exotel about it, should its request never be settled. */
  readonly nextPollAt: Date;
  /** SHA-256 of the token in its callback's address; undefined when it is given none. */
  readonly callbackHash?: string | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** Who asked for it and from where, for the audit trail. */
  readonly actor: Actor;
}

/** The claim that a request with an `Idempotency-Key` lays on its call. */
export interface Idempotency {
  /** SHA-256 of the user and the key. */
  readonly keyHash: string;
  /** SHA-256 of path and body. */
  readonly fingerprint: string;
}

/** A call that an earlier request with the same key made, and what that request was answered. */
export interface EarlierCall {
  readonly call: TestCall;
  readonly fingerprint: string;
  /** What the first request was told; null while it is under way, or when its process died. */
  readonly firstAnswer: FirstAnswer | null;
}

/** The fields of a call as its own request was answered. */
export interface FirstAnswer {
  readonly status: CallStatus;
  readonly callSid: string;
  readonly providerStatus: string;
  readonly updatedAt: Date;
}

/** What the request to Exotel came to. */
export interface CallOutcome {
  readonly status: CallStatus;
  readonly callSid: string;
  readonly providerStatus: string;
  readonly failure: CallFailure | null;
  /** Exotel was not asked, so the request does not use its Idempotency-Key up. */
  readonly isKeyFree?: boolean;
}

export const REPORT_SOURCES = ['callback', 'poll'] as const;

/** What Exotel says of a call after its request. */
export interface CallReport {
  readonly source: (typeof REPORT_SOURCES)[number];
  /** What the word means to us; null for a word that we do not know. */
  readonly status: CallStatus | null;
  readonly providerStatus: string;
  /** `""` when the report names none. */
  readonly callSid: string;
  /** How long the call lived after it was answered, in seconds by Exotel's count; undefined when it does not say. */
  readonly talkedS?: number | undefined;
}

export const REPORT_EFFECTS = ['changed', 'nothing', 'conflict'] as const;

/** What became of a report: `conflict` is another end than the stored one, which stays. */
export type ReportEffect = (typeof REPORT_EFFECTS)[number];

/** Which calls a page of the history shows, newest first. */
export interface HistoryQuery {
  readonly didId?: string | undefined;
  readonly status?: CallStatus | undefined;
  /** Asked for at this time or later. */
  readonly from?: Date | undefined;
  /** Asked for before this time. */
  readonly to?: Date | undefined;
  readonly limit: number;
  readonly after?: PagePosition | undefined;
}
