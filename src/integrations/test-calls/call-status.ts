/**
 * What is known of a test call. It only moves forward:
 * `requested` → `placed` → `answered` → an end; `unknown` is what we are not sure of, and a later report settles it.
 */
export const CALL_STATUSES = [
  'requested',
  'placed',
  'answered',
  'completed',
  'busy',
  'no_answer',
  'failed',
  'canceled',
  'rejected',
  'not_sent',
  'unknown',
] as const;

export type CallStatus = (typeof CALL_STATUSES)[number];

/** Ends that a call which reached Exotel can have. */
const OUTCOMES = ['completed', 'busy', 'no_answer', 'failed', 'canceled'] as const;

const MAY_FOLLOW: Readonly<Record<CallStatus, readonly CallStatus[]>> = {
  requested: ['placed', 'answered', ...OUTCOMES, 'rejected', 'not_sent', 'unknown'],
  // The last two when the request itself answers after all.
  unknown: ['placed', 'answered', ...OUTCOMES, 'rejected', 'not_sent'],
  placed: ['answered', ...OUTCOMES, 'unknown'],
  answered: [...OUTCOMES, 'unknown'],
  completed: [],
  busy: [],
  no_answer: [],
  failed: [],
  canceled: [],
  rejected: [],
  not_sent: [],
};

/** May a call in `from` become `to`? The same status again is no change. */
export function mayFollow(from: CallStatus, to: CallStatus): boolean {
  return MAY_FOLLOW[from].includes(to);
}

/** The statuses that may become `to`; the condition in the filter of a write. */
export function statusesBefore(to: CallStatus): CallStatus[] {
  return CALL_STATUSES.filter((from) => mayFollow(from, to));
}

/** The statuses that the outcome of the request itself may follow: its doubt is no news once a report has come. */
export function statusesBeforeOutcome(outcome: CallStatus): CallStatus[] {
  return outcome === 'unknown' ? ['requested'] : statusesBefore(outcome);
}

/** Nothing can change any more. */
export function hasEnded(status: CallStatus): boolean {
  return MAY_FOLLOW[status].length === 0;
}

/** Statuses with which we stop following a call; an `unknown` one may still be settled by a late report. */
export const LAST_STATUSES = CALL_STATUSES.filter((status) => hasEnded(status) || status === 'unknown');

const WORDS: ReadonlyMap<string, CallStatus> = new Map([
  ['queued', 'placed'],
  ['initiated', 'placed'],
  ['ringing', 'placed'],
  ['in-progress', 'placed'],
  ['completed', 'completed'],
  ['busy', 'busy'],
  ['no-answer', 'no_answer'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
]);

/**
 * What one of Exotel's words for a call means; null for a word that we do not know. `in-progress` means dialling: only
 * an event says that someone answered. https://developer.exotel.com/api/call-details
 */
export function toCallStatus(word: string): CallStatus | null {
  const usual = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return WORDS.get(usual) ?? null;
}
