import type { CallTraces, ListedCall } from './exotel.model.js';
import { isSameNumber, toE164 } from './phone-number.js';

/** How far Exotel's time of a call and ours may lie apart, each way. */
export const TOLERANCE_MS = 120_000;
const HOUR_MS = 3_600_000;

/** Exotel's dates name no zone; accounts live in India and Singapore, and UTC cannot be ruled out. */
const ZONES_MS = [0, 5.5 * HOUR_MS, 8 * HOUR_MS];

/** The spellings under which Exotel may list a number: a national one for Indian numbers, E.164 else. */
export function spellingsOf(e164: string): string[] {
  return e164.startsWith('+91') ? [`0${e164.slice(3)}`, e164] : [e164];
}

/** What to ask the list for, so that a call made at `createdAt` is in it whatever zone Exotel means. */
export function searchWindow(createdAt: Date): { since: string; until: string } {
  const at = (ms: number): string =>
    new Date(createdAt.getTime() + ms).toISOString().slice(0, 19).replace('T', ' ');
  return { since: at(-TOLERANCE_MS), until: at(Math.max(...ZONES_MS) + TOLERANCE_MS) };
}

/**
 * Is it a call by the API, from the same number of ours to the same person, made within two minutes? The person's own
 * calls to us have them as `From`, too. What Exotel does not say, or says in another way, rules nothing out.
 */
export function fits(call: ListedCall, { toNumber, callerId, createdAt }: CallTraces): boolean {
  if (call.direction !== '' && call.direction !== 'outbound-api') return false;
  if (toE164(call.exophone) !== null && !isSameNumber(call.exophone, callerId)) return false;
  const listedAt = Date.parse(`${call.dateCreated.replace(' ', 'T')}Z`);
  const isClose = ZONES_MS.some((zone) => Math.abs(listedAt - zone - createdAt.getTime()) <= TOLERANCE_MS);
  return isClose && isSameNumber(call.from, toNumber);
}
