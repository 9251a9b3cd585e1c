import { z } from 'zod';
import { entries } from './config.fields.js';

/** A daily time in which nobody is to be rung. */
export interface QuietHours {
  /** Minutes after midnight on the zone's clocks; may lie behind `until`, across midnight. */
  readonly from: number;
  /** The first minute that is not quiet any more. */
  readonly until: number;
  /** An IANA name, like `Asia/Kolkata`. */
  readonly zone: string;
  /** As it was configured. */
  readonly text: string;
}

export const prefixes = entries.refine(
  (all) => all.every((entry) => /^\+[1-9]\d{0,14}$/.test(entry)),
  'must be beginnings of numbers like +91, comma-separated',
);

const QUIET_HOURS =
  /^\s*(?<fromHour>[01]\d|2[0-3]):(?<fromMinute>[0-5]\d)\s*-\s*(?<untilHour>[01]\d|2[0-3]):(?<untilMinute>[0-5]\d)\s+(?<zone>[A-Za-z][A-Za-z0-9_+/-]{0,63})\s*$/;

export const quietHours = z.string().transform((text, context): QuietHours => {
  const hours = parseQuietHours(text);
  if (hours) return hours;
  context.addIssue({
    code: 'custom',
    message: 'must be like 21:00-09:00 Asia/Kolkata, in an IANA time zone',
  });
  return z.NEVER;
});

function parseQuietHours(text: string): QuietHours | undefined {
  const parts = QUIET_HOURS.exec(text)?.groups;
  if (!parts) return undefined;
  const minutes = (name: string): number =>
    Number(parts[`${name}Hour`]) * 60 + Number(parts[`${name}Minute`]);
  const { zone = '' } = parts;
  const [from, until] = [minutes('from'), minutes('until')];
  return from !== until && isZone(zone) ? { from, until, zone, text: text.trim() } : undefined;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
