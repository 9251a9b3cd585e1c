import type { QuietHours } from '../../config/limit.fields.js';

/** Do the clocks of the zone show a quiet time now? What they show counts, also where they are put back or forward. */
export function isQuiet(now: Date, { from, until, zone }: QuietHours): boolean {
  const minute = minuteOfDay(now, zone);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

function minuteOfDay(now: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return of('hour') * 60 + of('minute');
}
