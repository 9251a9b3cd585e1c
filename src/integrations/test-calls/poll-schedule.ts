import type { PollingRules } from '../../config/config.js';

/** The budget is counted in short windows, so that no minute, wherever it begins, holds more than the rules allow. */
export const BUDGET_WINDOW_MS = 6_000;

const GROWTH = 1.5;
const JITTER = 0.2;
/** What clocks and a busy machine may add to a time that was agreed on. */
const GRACE_MS = 5_000;

/** How many questions one window may hold: eleven of them touch any one minute. */
export function budgetPerWindow(rules: PollingRules): number {
  return Math.max(1, Math.floor(rules.perMinute / (60_000 / BUDGET_WINDOW_MS + 1)));
}

/** When the window that `now` lies in is over. */
export function endOfWindow(now: Date): Date {
  return new Date((Math.floor(now.getTime() / BUDGET_WINDOW_MS) + 1) * BUDGET_WINDOW_MS);
}

/** How long to wait before the next question, after `polls` of them; `random` in [0, 1) spreads the instances. */
export function delayAfter(polls: number, rules: PollingRules, random: number): number {
  const delay = Math.min(rules.firstDelayMs * GROWTH ** polls, rules.maxDelayMs);
  return Math.round(delay * (1 - JITTER + 2 * JITTER * random));
}

/** How long after its beginning a request that was never settled is in doubt. */
export function unsettledAfter(exotelTimeoutMs: number): number {
  return exotelTimeoutMs + GRACE_MS;
}

/** The furthest ahead that a question or a lease can lie; only a clock that was set back since sees one further off. */
export function furthestAhead(rules: PollingRules, exotelTimeoutMs: number, leaseMs: number): number {
  return Math.max(rules.maxDelayMs * (1 + JITTER), unsettledAfter(exotelTimeoutMs), leaseMs) + GRACE_MS;
}

/** Has a call been asked for long enough? */
export function isOverdue(createdAt: Date, now: Date, rules: PollingRules): boolean {
  return now.getTime() - createdAt.getTime() >= rules.giveUpAfterMs;
}
