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
}

export type CallEventSource = 'request' | 'callback' | 'poll';

/** One change of status. */
export interface CallEvent {
  readonly at: Date;
  readonly source: CallEventSource;
  readonly status: CallStatus;
  readonly providerStatus: string;
}

/** The problem that the request ended with, and Exotel's part in it. */
export interface CallFailure {
  readonly code: string;
  readonly httpStatus: number | null;
  readonly providerCode: string;
  /** Exotel's sentence with phone numbers masked. */
  readonly message: string;
}

export type NewTestCall = Pick<
  TestCall,
  'id' | 'didId' | 'didNumber' | 'botId' | 'toNumber' | 'requestedBy' | 'createdAt'
>;

/** What the request to Exotel came to. */
export interface CallOutcome {
  readonly status: CallStatus;
  readonly callSid: string;
  readonly providerStatus: string;
  readonly failure: CallFailure | null;
}
