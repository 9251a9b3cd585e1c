import { isGoingOn } from '../api/queries';
import type { CallStatus, TestCallDetail } from '../api/queries';
import { text } from '../text/text';

const words = text.calls.timeline;

export type StepState = 'done' | 'current' | 'pending' | 'failed' | 'skipped';

export interface TimelineStep {
  readonly title: string;
  readonly state: StepState;
  readonly at?: string;
  /** Beside or instead of the time. */
  readonly note?: string;
}

const STAGES = ['requested', 'placed', 'answered'] as const;

/** The four stages of a call: what has happened with its time, what goes on, and what may still come. */
export function toTimeline(call: TestCallDetail): TimelineStep[] {
  const reached = STAGES.filter((stage) => stage === 'requested' || eventOf(call, stage) !== undefined);
  const last = reached.at(-1) ?? 'requested';
  const hasEnded = !isGoingOn(call.status);
  const stages = STAGES.map((stage): TimelineStep => {
    const title = words.steps[stage];
    if (reached.includes(stage)) {
      const event = eventOf(call, stage);
      return {
        title,
        state: stage === last && !hasEnded ? 'current' : 'done',
        at: event?.at ?? call.created_at,
        ...(event && stage !== 'requested' && { note: words.by[event.source] }),
      };
    }
    if (hasEnded) return { title, state: 'skipped', note: whyMissing(stage, call) };
    return isBefore(stage, last)
      ? { title, state: 'skipped', note: words.notReported }
      : waitingFor(stage, last);
  });
  return [...stages, endOf(call, last)];
}

/** What came later shows that it happened. */
function isBefore(stage: (typeof STAGES)[number], last: (typeof STAGES)[number]): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf(last);
}

function eventOf(call: TestCallDetail, status: CallStatus): TestCallDetail['events'][number] | undefined {
  return call.events.find((event) => event.status === status);
}

function waitingFor(stage: (typeof STAGES)[number], last: (typeof STAGES)[number]): TimelineStep {
  const title = words.steps[stage];
  if (stage === 'placed') return { title, state: 'pending', note: words.waiting.placed };
  const isNext = stage === 'answered' && last === 'placed';
  return { title, state: 'pending', note: isNext ? words.waiting.answered : words.waiting.answeredLater };
}

/** A call that completed was answered, also when Exotel did not report the moment. */
function whyMissing(stage: (typeof STAGES)[number], { status, call_sid: sid }: TestCallDetail): string {
  if (status === 'completed' || status === 'unknown') return words.notReported;
  // Exotel reported it after all, and the refusal stays.
  if (status === 'rejected' && sid !== '') return words.notKnown;
  const neverReached = status === 'rejected' || status === 'not_sent';
  return stage === 'answered' || neverReached ? words.neverHappened : words.notReported;
}

function endOf(call: TestCallDetail, last: (typeof STAGES)[number]): TimelineStep {
  if (isGoingOn(call.status)) {
    const note = last === 'answered' ? words.waiting.ended : words.waiting.endedLater;
    return { title: words.steps.ended, state: 'pending', note };
  }
  const event = call.events.findLast(({ status }) => status === call.status);
  return {
    title: text.calls.statuses[call.status],
    state: call.status === 'completed' ? 'done' : 'failed',
    at: event?.at ?? call.updated_at,
    ...(event && !isOurWord(call.status) && { note: words.by[event.source] }),
  };
}

/** An end that Exotel did not name: we never reached it, or do not know. */
function isOurWord(status: CallStatus): boolean {
  return status === 'not_sent' || status === 'unknown';
}
