import type { Clock } from '../../support/clock.js';
import { HANDSHAKE_LIMIT_MS, type Settings } from '../options.js';
import type { Call, StreamAttempt } from './call.js';

/**
 * Simulated milliseconds from the answer to `now`. A real bot is dialled in real time, of which it may have more than
 * the speed leaves: a try counts as that part of Exotel's limit which it took of the real one.
 */
export function talkedMs(call: Call, now: Date, clock: Clock, settings: Settings): number {
  if (!call.answeredAt) return 0;
  if (!call.stream) return clock.between(call.answeredAt, now);
  const { attempts, openedAt } = call.stream;
  const parts = attempts.map((attempt) => partOfLimit(attempt, now, settings.handshakeMs));
  const dialledMs = parts.reduce((sum, part) => sum + part * HANDSHAKE_LIMIT_MS, 0);
  return dialledMs + (openedAt ? clock.between(openedAt, now) : 0);
}

function partOfLimit({ at, endedAt }: StreamAttempt, now: Date, handshakeMs: number): number {
  return Math.min(((endedAt ?? now).getTime() - at.getTime()) / handshakeMs, 1);
}
