import type { AuditEntry, AuditPage } from '../api/queries';

/** What stands there now, by the names of the trail; what is not given is not compared. */
export type Stored = Readonly<Record<string, unknown>>;

/**
 * The newest entry of a target, when the pages prove that it is: nothing newer may lie beyond the end of any of them,
 * and what it left must still stand there. Not everybody who writes to the database leaves an entry.
 */
export function lastChange(
  pages: readonly AuditPage[],
  target: string,
  stored: Stored,
): AuditEntry | undefined {
  const found = pages
    .flatMap(({ items }) => items.filter((entry) => entry.target === target).slice(0, 1))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  if (!found || Date.parse(found.at) < knownSince(pages)) return undefined;
  return Object.entries(found.after ?? {}).every(
    ([name, value]) => !(name in stored) || JSON.stringify(stored[name]) === JSON.stringify(value),
  )
    ? found
    : undefined;
}

/** From this time on the pages lack nothing. */
function knownSince(pages: readonly AuditPage[]): number {
  return Math.max(
    0,
    ...pages.map(({ items, next_cursor }) =>
      next_cursor === null ? 0 : Date.parse(items.at(-1)?.at ?? new Date().toISOString()),
    ),
  );
}
