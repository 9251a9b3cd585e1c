import type { ReactNode } from 'react';
import { useTicks } from './use-ticks';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** A time of the API in the reader's zone and language; pointing at it gives it in full. */
export function Time({
  at,
  precise = false,
}: {
  readonly at: string;
  readonly precise?: boolean;
}): ReactNode {
  const date = new Date(at);
  return (
    <time dateTime={at} title={full.format(date)}>
      {(precise ? second : day).format(date)}
    </time>
  );
}

/** Seconds between two times, with one decimal. */
export function secondsBetween(from: string, to: string): string {
  const seconds = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);
  return new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    seconds,
  );
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** How long ago a time of the API was, in the reader's language; it grows while it is looked at. */
export function Age({ of }: { readonly of: string }): ReactNode {
  useTicks();
  const date = new Date(of);
  return (
    <time dateTime={of} title={full.format(date)}>
      {ageOf(date)}
    </time>
  );
}

function ageOf(date: Date): string {
  const seconds = Math.max(0, Math.round((Date.now() - date.getTime()) / 1_000));
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (['second', 1] as const);
  return relative.format(-Math.floor(seconds / size), unit);
}
