import fc from 'fast-check';
import type { PollingRules } from '../../config/config.js';
import {
  budgetPerWindow,
  BUDGET_WINDOW_MS,
  delayAfter,
  endOfWindow,
  furthestAhead,
  isOverdue,
  unsettledAfter,
} from './poll-schedule.js';

const RULES: PollingRules = {
  tickMs: 1_000,
  firstDelayMs: 5_000,
  maxDelayMs: 60_000,
  giveUpAfterMs: 900_000,
  perMinute: 99,
  watchMs: 400,
};

describe('the distances between questions', () => {
  it('grow from 5 s to 60 s', () => {
    const delays = Array.from({ length: 12 }, (_, polls) => delayAfter(polls, RULES, 0.5));

    expect(delays[0]).toBe(5_000);
    expect(delays.at(-1)).toBe(60_000);
    expect([...delays].sort((one, two) => one - two)).toEqual(delays);
  });

  it('are spread by a fifth each way', () => {
    expect([delayAfter(0, RULES, 0), delayAfter(0, RULES, 1)]).toEqual([4_000, 6_000]);
  });

  it('stay within their bounds after any number of questions', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (polls, random) => {
        const delay = delayAfter(polls, RULES, random);
        return delay >= 4_000 && delay <= 72_000;
      }),
    );
  });

  it('end after 15 minutes', () => {
    const at = (ms: number): Date => new Date(1_000 + ms);

    expect(isOverdue(at(0), at(899_999), RULES)).toBe(false);
    expect(isOverdue(at(0), at(900_000), RULES)).toBe(true);
  });
});

describe('what lies further ahead than anything can', () => {
  it.each([
    ['the longest distance between questions', RULES, 10_000, 25_000, 77_000],
    ['the time to settle a request', { ...RULES, maxDelayMs: 300 }, 10_000, 1_000, 20_000],
    ['the longest lease', { ...RULES, maxDelayMs: 300 }, 10_000, 25_000, 30_000],
  ])('lies behind %s', (_title, rules, timeoutMs, leaseMs, furthest) => {
    expect(furthestAhead(rules, timeoutMs, leaseMs)).toBe(furthest);
  });

  it('is no next question, and no end of a request, of any rules', () => {
    const ms = fc.nat(200_000);

    fc.assert(
      fc.property(fc.nat(50), ms, ms, ms, (polls, maxDelayMs, timeoutMs, leaseMs) => {
        const furthest = furthestAhead({ ...RULES, maxDelayMs }, timeoutMs, leaseMs);
        const last = delayAfter(polls, { ...RULES, maxDelayMs }, 0.999);
        return Math.max(last, unsettledAfter(timeoutMs), leaseMs) < furthest;
      }),
    );
  });
});

describe('the budget of a window', () => {
  it('keeps any minute within the rules, wherever it begins', () => {
    const windows = 60_000 / BUDGET_WINDOW_MS + 1;

    fc.assert(
      fc.property(fc.integer({ min: windows, max: 10_000 }), (perMinute) => {
        return budgetPerWindow({ ...RULES, perMinute }) * windows <= perMinute;
      }),
    );
  });

  it('uses most of what the rules allow', () => {
    expect(budgetPerWindow(RULES) * (60_000 / BUDGET_WINDOW_MS)).toBe(90);
  });

  it('holds one question at least, however little the rules allow', () => {
    expect(budgetPerWindow({ ...RULES, perMinute: 1 })).toBe(1);
  });

  it('ends where the next one begins', () => {
    expect(endOfWindow(new Date(0))).toEqual(new Date(BUDGET_WINDOW_MS));
    expect(endOfWindow(new Date(BUDGET_WINDOW_MS - 1))).toEqual(new Date(BUDGET_WINDOW_MS));
    expect(endOfWindow(new Date(BUDGET_WINDOW_MS))).toEqual(new Date(2 * BUDGET_WINDOW_MS));
  });
});
