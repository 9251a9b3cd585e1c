import fc from 'fast-check';
import {
  CALL_STATUSES,
  hasEnded,
  mayFollow,
  statusesBefore,
  statusesBeforeOutcome,
  toCallStatus,
} from './call-status.js';
import type { CallStatus } from './call-status.js';

const ENDS: CallStatus[] = ['completed', 'busy', 'no_answer', 'failed', 'canceled'];
const REFUSALS: CallStatus[] = ['rejected', 'not_sent'];

const AFTER: Record<CallStatus, readonly CallStatus[]> = {
  requested: ['placed', 'answered', ...ENDS, ...REFUSALS, 'unknown'],
  placed: ['answered', ...ENDS, 'unknown'],
  answered: [...ENDS, 'unknown'],
  unknown: ['placed', 'answered', ...ENDS, ...REFUSALS],
  completed: [],
  busy: [],
  no_answer: [],
  failed: [],
  canceled: [],
  rejected: [],
  not_sent: [],
};

const PAIRS = CALL_STATUSES.flatMap((from) => CALL_STATUSES.map((to) => [from, to] as const));

describe('what may follow what', () => {
  it.each(PAIRS.map(([from, to]) => [from, AFTER[from].includes(to) ? 'may' : 'may not', to] as const))(
    '%s %s become %s',
    (from, may, to) => {
      expect(mayFollow(from, to)).toBe(may === 'may');
    },
  );

  it.each(CALL_STATUSES)('knows what comes before %s', (to) => {
    expect(statusesBefore(to)).toEqual(CALL_STATUSES.filter((from) => AFTER[from].includes(to)));
  });

  it.each(CALL_STATUSES.map((status) => [status, AFTER[status].length === 0] as const))(
    'says of %s that it has ended: %s',
    (status, ended) => {
      expect(hasEnded(status)).toBe(ended);
    },
  );

  it('never comes back to a status, except to unknown and from it', () => {
    const certain = (status: CallStatus): CallStatus[] => AFTER[status].filter((next) => next !== 'unknown');
    const reachable = (from: CallStatus): Set<CallStatus> =>
      new Set(certain(from).flatMap((next) => [next, ...reachable(next)]));

    for (const status of CALL_STATUSES) expect(reachable(status).has(status)).toBe(false);
  });

  it('lets the doubt of a request follow nothing that a report has told', () => {
    expect(statusesBeforeOutcome('unknown')).toEqual(['requested']);
    expect(statusesBeforeOutcome('placed')).toEqual(['requested', 'unknown']);
    expect(statusesBeforeOutcome('rejected')).toEqual(['requested', 'unknown']);
  });
});

describe('what Exotel’s words mean', () => {
  it.each([
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
    ['In-Progress', 'placed'],
    ['NO ANSWER', 'no_answer'],
    [' no_answer ', 'no_answer'],
    ['in  progress', 'placed'],
    ['', null],
    ['transmogrified', null],
    ['answered', null],
    ['constructor', null],
    ['__proto__', null],
    ['toString', null],
  ])('%j means %s', (word, status) => {
    expect(toCallStatus(word)).toBe(status);
  });

  it('no word at all is an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        const status = toCallStatus(word);
        return status === null || CALL_STATUSES.includes(status);
      }),
    );
  });
});
