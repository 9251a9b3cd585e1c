import type { Document } from 'bson';
import { afterPrefix, encodeKey, NULL_KEY } from '../bson/key-encoding.js';
import { isDocument, isOperatorDocument, RANK, rankOf } from '../bson/values.js';
import { isRegex } from './value-tests.js';

/** Encoded values from (inclusive) to (exclusive); `point` is set when exactly one value is meant. */
export interface Interval {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly point?: Buffer;
}

/** What a filter demands of one path: each list must be met by some value of the path. */
export type Demands = ReadonlyMap<string, readonly (readonly Interval[])[]>;

/** Reads from a filter which index ranges hold all its matches; what it cannot read demands nothing. */
export function readDemands(filter: Document): Demands {
  const demands = new Map<string, Interval[][]>();
  collect(filter, '', demands);
  return demands;
}

function collect(filter: Document, prefix: string, into: Map<string, Interval[][]>): void {
  for (const [name, condition] of Object.entries(filter) as [string, unknown][]) {
    if (name === '$and') for (const part of documentsOf(condition)) collect(part, prefix, into);
    else if (name === '$or') collectAlternatives(documentsOf(condition), prefix, into);
    else if (!name.startsWith('$')) collectField(prefix + name, condition, into);
  }
}

function documentsOf(condition: unknown): Document[] {
  return Array.isArray(condition) ? condition.filter(isDocument) : [];
}

function collectField(path: string, condition: unknown, into: Map<string, Interval[][]>): void {
  if (!isOperatorDocument(condition)) {
    demand(path, pointsOf([condition]), into);
    return;
  }
  for (const [operator, operand] of Object.entries(condition) as [string, unknown][]) {
    if (operator === '$elemMatch') {
      if (isDocument(operand) && !isOperatorDocument(operand)) collect(operand, `${path}.`, into);
    } else demand(path, INTERVALS[operator]?.(operand), into);
  }
}

function demand(path: string, intervals: Interval[] | undefined, into: Map<string, Interval[][]>): void {
  if (intervals) into.set(path, [...(into.get(path) ?? []), intervals]);
}

/** A path that every alternative demands something of lies between the least and the greatest of them. */
function collectAlternatives(
  alternatives: Document[],
  prefix: string,
  into: Map<string, Interval[][]>,
): void {
  const read = alternatives.map((alternative) => {
    const demands = new Map<string, Interval[][]>();
    collect(alternative, prefix, demands);
    return demands;
  });
  for (const path of read[0]?.keys() ?? []) {
    const lists = read.map((demands) => demands.get(path)?.[0]);
    if (lists.every((list) => list !== undefined)) demand(path, unite(lists.flat()), into);
  }
}

const INTERVALS: Record<string, ((operand: unknown) => Interval[] | undefined) | undefined> = {
  $eq: (operand) => (isRegex(operand) ? undefined : pointsOf([operand])),
  $in: (operand) => (Array.isArray(operand) ? pointsOf(operand) : undefined),
  $gt: (operand) => ranged(operand, (key, [, high]) => ({ from: afterPrefix(key), to: high })),
  $gte: (operand) => ranged(operand, (key, [, high]) => ({ from: key, to: high })),
  $lt: (operand) => ranged(operand, (key, [low]) => ({ from: low, to: key })),
  $lte: (operand) => ranged(operand, (key, [low]) => ({ from: low, to: afterPrefix(key) })),
};

/** Arrays and patterns are met by values that lie elsewhere in an index, so they give no interval. */
function pointsOf(values: unknown[]): Interval[] | undefined {
  if (values.some((value) => Array.isArray(value) || isRegex(value))) return undefined;
  return unite(
    values.map((value) => {
      const key = encodeKey(value);
      return { from: key, to: afterPrefix(key), point: key };
    }),
  );
}

const UNRANGED: readonly number[] = [RANK.null, RANK.array, RANK.minKey, RANK.maxKey];

function ranged(
  operand: unknown,
  interval: (key: Buffer, bracket: [low: Buffer, high: Buffer]) => Interval,
): Interval[] | undefined {
  const rank = rankOf(operand);
  if (UNRANGED.includes(rank)) return undefined;
  return [interval(encodeKey(operand), [Buffer.of(rank), Buffer.of(rank + 1)])];
}

/** Sorted and without overlaps; neighbours that touch stay apart, so that points stay points. */
function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.from, b.from) || Buffer.compare(a.to, b.to));
  const united: Interval[] = [];
  for (const interval of sorted) {
    const last = united.at(-1);
    if (!last || Buffer.compare(interval.from, last.to) >= 0) united.push(interval);
    else if (last.point === undefined || !interval.point?.equals(last.point)) {
      united[united.length - 1] = { from: last.from, to: later(last.to, interval.to) };
    }
  }
  return mergeTouchingRanges(united);
}

/** `before t` and `exactly t` are one range: its order is that of the index. */
function mergeTouchingRanges(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const interval of intervals) {
    const last = merged.at(-1);
    const touches = last?.to.equals(interval.from) === true && !(last.point && interval.point);
    if (last && touches) merged[merged.length - 1] = { from: last.from, to: interval.to };
    else merged.push(interval);
  }
  return merged;
}

/** Values that lie in both lists. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return a.flatMap((x) =>
    b.flatMap((y) => {
      const point = x.point ?? y.point;
      const from = later(x.from, y.from);
      const to = earlier(x.to, y.to);
      if (Buffer.compare(from, to) >= 0) return [];
      return [point ? { from, to, point } : { from, to }];
    }),
  );
}

/** True when every value of `inner` lies in one interval of `outer`. */
export function liesWithin(inner: readonly Interval[], outer: readonly Interval[]): boolean {
  return inner.every((x) =>
    outer.some((y) => Buffer.compare(y.from, x.from) <= 0 && Buffer.compare(x.to, y.to) <= 0),
  );
}

export function excludesNull(intervals: readonly Interval[]): boolean {
  return intersect(intervals, [{ from: NULL_KEY, to: afterPrefix(NULL_KEY) }]).length === 0;
}

const later = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) >= 0 ? a : b);
export const earlier = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) <= 0 ? a : b);
