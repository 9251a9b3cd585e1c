import type { CallFilters } from '../api/queries';

/** A day in the reader's zone, like `2026-03-04`, as it stands in the address. */
export function isDay(text: string): boolean {
  return /^[2-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(startOf(text).getTime());
}

/** The calls from one day to another, both included, whichever of them is the earlier one. */
export function betweenDays({ from, to, ...others }: CallFilters): CallFilters {
  const [first, last] = from !== undefined && to !== undefined ? [from, to].sort() : [from, to];
  return {
    ...others,
    ...(first !== undefined && { from: startOf(first).toISOString() }),
    ...(last !== undefined && { to: startOf(last, 1).toISOString() }),
  };
}

/** The midnight that a day, or one behind it, begins with: a day is not always 24 hours long. */
function startOf(day: string, later = 0): Date {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start;
}
