import type { AuditState } from './audit.model.js';

type State = NonNullable<AuditState>;

/** The fields that differ, before and after; null when none does. */
export function changedFields(before: State, after: State): { before: State; after: State } | null {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  const of = (state: State): State => Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: of(before), after: of(after) };
}
