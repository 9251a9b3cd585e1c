/** A time in ISO 8601 with its zone, to the millisecond at most. Whether its day is in the calendar no pattern can say. */
export const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Undefined for any other text, and for a day that its month does not have. */
export function parseInstant(text: string): Date | undefined {
  if (!INSTANT.test(text)) return undefined;
  const [year, month, day] = text.split(/[-T]/, 3).map(Number);
  // A date that is read rolls over: the 30th of February into March.
  const asRead = new Date(`${text.slice(0, 10)}T00:00Z`);
  const isOfCalendar =
    asRead.getUTCFullYear() === year && asRead.getUTCMonth() + 1 === month && asRead.getUTCDate() === day;
  return isOfCalendar ? new Date(text) : undefined;
}
