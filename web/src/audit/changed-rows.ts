import type { AuditEntry } from '../api/queries';
import { text } from '../text/text';

const words = text.audit;

/** One field of a change. */
export interface ChangedRow {
  readonly name: string;
  readonly before: Shown;
  readonly after: Shown;
}

/** What a cell says; a fingerprint stands beside the words about its secret. */
export interface Shown {
  readonly lines: readonly string[];
  readonly fingerprint?: string;
}

const SECRETS = ['api_key', 'api_token'] as const;
const UNREADABLE = 'unreadable';
/** Said elsewhere in the entry. */
const LEFT_OUT = ['updated_at', 'did_id'];

/** A change field by field, in words. */
export function changedRows({ action, before, after }: AuditEntry): ChangedRow[] {
  const names = Object.keys({ ...before, ...after }).filter((name) => !LEFT_OUT.includes(name));
  const rows = names.map((name) => ({
    name: labelOf(name),
    ...(isSecret(name)
      ? secretCells(textOf(before?.[name]), textOf(after?.[name]))
      : { before: cellOf(name, before?.[name]), after: cellOf(name, after?.[name]) }),
  }));
  if (action !== 'credentials.update') return rows;
  // An update lists what it changed; that the secrets stayed is worth a word.
  const kept = SECRETS.filter((name) => !names.includes(name));
  const same = { lines: [words.secret.same] };
  return [...rows, ...kept.map((name) => ({ name: labelOf(name), before: { lines: [] }, after: same }))];
}

function labelOf(name: string): string {
  return Object.entries(words.fields).find(([known]) => known === name)?.[1] ?? name;
}

function isSecret(name: string): boolean {
  return SECRETS.some((known) => known === name);
}

function cellOf(name: string, value: unknown): Shown {
  const lines = (Array.isArray(value) ? value : [value]).map(textOf).filter((line) => line !== '');
  return { lines: lines.length === 0 && name.endsWith('_key_id') ? [words.plain] : lines };
}

function secretCells(before: string, after: string): Pick<ChangedRow, 'before' | 'after'> {
  return {
    before: before === UNREADABLE ? { lines: [words.secret.unreadable] } : fingerprintCell([], before),
    after: fingerprintCell([secretWord(before, after)], after),
  };
}

function secretWord(before: string, after: string): string {
  if (after === '') return words.secret.removed;
  if (before === '') return words.secret.entered;
  if (before === after) return words.secret.same;
  return isComparable(before, after) ? words.secret.changed : words.secret.maybe;
}

/** Only fingerprints under one key tell two secrets apart. */
function isComparable(before: string, after: string): boolean {
  return before !== UNREADABLE && after !== UNREADABLE && before.split(':')[0] === after.split(':')[0];
}

function fingerprintCell(lines: readonly string[], fingerprint: string): Shown {
  return fingerprint === '' || fingerprint === UNREADABLE ? { lines } : { lines, fingerprint };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
