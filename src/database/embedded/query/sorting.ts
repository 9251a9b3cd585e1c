import type { Document } from 'bson';
import { EMPTY_ARRAY_KEY, encodeKey } from '../bson/key-encoding.js';
import { anyValueAt } from '../bson/paths.js';
import { isNumber, toNumber } from '../bson/values.js';
import { badValue, notImplemented, typeMismatch } from '../mongo-fault.js';

export interface SortField {
  readonly path: string;
  readonly segments: readonly string[];
  readonly descending: boolean;
}

export function readSort(sort: Document | undefined): SortField[] {
  return Object.entries(sort ?? {}).map(([path, direction]: [string, unknown]) => {
    if (path === '$natural') throw notImplemented('$natural sort');
    if (!isNumber(direction)) {
      throw typeof direction === 'object'
        ? notImplemented('$meta sort')
        : typeMismatch(`Illegal key in $sort specification: ${path}`);
    }
    const sign = toNumber(direction);
    if (sign !== 1 && sign !== -1) {
      throw badValue('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return { path, segments: path.split('.'), descending: sign < 0 };
  });
}

/** One key per sort field: an array sorts by its least element, or by its greatest when descending. */
export function sortKeysOf(document: Document, fields: readonly SortField[]): Buffer[] {
  return fields.map((field) => {
    let best: Buffer | undefined;
    const consider = (key: Buffer): void => {
      if (!best || Buffer.compare(key, best) * (field.descending ? -1 : 1) < 0) best = key;
    };
    anyValueAt(document, field.segments, (value) => {
      if (!Array.isArray(value)) consider(encodeKey(value));
      else if (value.length === 0) consider(EMPTY_ARRAY_KEY);
      return false;
    });
    return best ?? encodeKey(undefined);
  });
}

export function compareSortKeys(
  a: readonly Buffer[],
  b: readonly Buffer[],
  fields: readonly SortField[],
): number {
  for (const [i, field] of fields.entries()) {
    const order = Buffer.compare(a[i] ?? EMPTY_ARRAY_KEY, b[i] ?? EMPTY_ARRAY_KEY);
    if (order !== 0) return field.descending ? -order : order;
  }
  return 0;
}
