import type { Document } from 'bson';
import { afterPrefix, cutBound, equalValues, fitKey, invert } from '../bson/key-encoding.js';
import { isOperatorDocument, RANK } from '../bson/values.js';
import { budgetOf } from '../storage/index-keys.js';
import type { IndexDescription, IndexField } from '../storage/catalog.js';
import { type Demands, excludesNull, intersect, type Interval, liesWithin, readDemands } from './bounds.js';
import type { SortField } from './sorting.js';

/** A walk through parts of one index: every match of the filter lies in its ranges. */
export interface IndexPlan {
  readonly index: IndexDescription;
  /** Encoded keys from (inclusive) to (exclusive), without the index's prefix, in ascending order. */
  readonly ranges: readonly { from: Buffer; to: Buffer }[];
  /** How many leading fields have fixed values. */
  readonly equalFields: number;
  readonly bounded: boolean;
  /** The walk meets the documents in the order of the sort. */
  readonly sorted: boolean;
  readonly reverse: boolean;
}

/** How many keys, up to a limit, a plan would visit. */
export type Probe = (plan: IndexPlan, limit: number) => number;

const PROBE_LIMIT = 256;

/** Chooses an index, or undefined for a walk through the whole collection. */
export function choosePlan(
  indexes: readonly IndexDescription[],
  filter: Document,
  sort: readonly SortField[],
  probe: Probe,
): IndexPlan | undefined {
  const demands = readDemands(filter);
  const plans: IndexPlan[] = [];
  for (const index of indexes) {
    if (!mayServe(index, filter, demands)) continue;
    const plan = planFor(index, demands, sort);
    // At most one document: nothing can be better, so the others are not even looked at.
    if (index.unique && plan.equalFields === index.fields.length) return plan;
    if (plan.bounded || (plan.sorted && sort.length > 0)) plans.push(plan);
  }
  return plans.length < 2 ? plans[0] : cheapest(plans, sort, probe);
}

/**
 * A plan that visits few keys wins, whatever its order; among the large ones the one that gives the order, since it
 * can stop after a page, then the one with more fixed fields.
 */
function cheapest(
  plans: readonly IndexPlan[],
  sort: readonly SortField[],
  probe: Probe,
): IndexPlan | undefined {
  const ordered = [...plans].sort(
    (a, b) =>
      Number(b.sorted) - Number(a.sorted) ||
      b.equalFields - a.equalFields ||
      Number(b.bounded) - Number(a.bounded) ||
      Number(a.index.multikey) - Number(b.index.multikey),
  );
  const [first] = ordered;
  if (sort.length > 0 && first?.sorted && first.equalFields > 0) return first;
  const bounded = ordered.filter((plan) => plan.bounded);
  const small = bounded
    .map((plan) => ({ plan, keys: probe(plan, PROBE_LIMIT) }))
    .filter(({ keys }) => keys < PROBE_LIMIT)
    .sort((a, b) => a.keys - b.keys)[0];
  return small?.plan ?? first;
}

function planFor(index: IndexDescription, demands: Demands, sort: readonly SortField[]): IndexPlan {
  const budget = budgetOf(index);
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let ranges: { from: Buffer; to: Buffer }[] | undefined;
  let equalFields = 0;
  for (const field of index.fields) {
    const intervals = intervalsFor(index, field, demands);
    if (!intervals) break;
    const points = intervals.map((interval) => interval.point);
    if (points.every((point) => point !== undefined) && prefixes.length * points.length <= 1_000) {
      const encoded = points.map((point) => pointOf(point, field, budget));
      prefixes = prefixes.flatMap((prefix) => encoded.map((point) => Buffer.concat([prefix, point])));
      equalFields += 1;
      continue;
    }
    ranges = prefixes.flatMap((prefix) =>
      intervals.map((interval) => rangeOf(prefix, interval, field, budget)),
    );
    break;
  }
  const bounded = equalFields > 0 || ranges !== undefined;
  ranges ??= prefixes.map((prefix) => ({ from: prefix, to: afterPrefix(prefix) }));
  ranges.sort((a, b) => Buffer.compare(a.from, b.from));
  const order = orderOf(index, equalFields, ranges.length, sort);
  return { index, ranges, equalFields, bounded, ...order };
}

/** A multikey index meets each demand with another element perhaps, so only one demand narrows it. */
function intervalsFor(
  index: IndexDescription,
  field: IndexField,
  demands: Demands,
): readonly Interval[] | undefined {
  const lists = demands.get(field.path);
  if (!lists) return undefined;
  if (index.multikey) return lists.find((list) => list.every((interval) => interval.point)) ?? lists[0];
  return lists.reduce((met, list) => intersect(met, list));
}

function pointOf(point: Buffer, field: IndexField, budget: number): Buffer {
  const encoded = fitKey(point, budget);
  return field.descending ? invert(encoded) : encoded;
}

function rangeOf(
  prefix: Buffer,
  interval: Interval,
  field: IndexField,
  budget: number,
): { from: Buffer; to: Buffer } {
  const from = cutBound(interval.from, budget);
  const to =
    cutBound(interval.to, budget) === interval.to ? interval.to : afterPrefix(cutBound(interval.to, budget));
  const [low, high] = field.descending ? [afterPrefix(invert(to)), afterPrefix(invert(from))] : [from, to];
  return { from: Buffer.concat([prefix, low]), to: Buffer.concat([prefix, high]) };
}

/** Does the walk meet the sort's fields one after the other, all forwards or all backwards? */
function orderOf(
  index: IndexDescription,
  equalFields: number,
  rangeCount: number,
  sort: readonly SortField[],
): { sorted: boolean; reverse: boolean } {
  const fixed = index.fields.slice(0, equalFields).map((field) => field.path);
  const wanted = sort.filter((field) => !fixed.includes(field.path));
  const given = index.fields.slice(equalFields);
  const [first] = wanted;
  const reverse = first !== undefined && first.descending !== given[0]?.descending;
  const follows = wanted.every((field, i) => {
    const next = given[i];
    return next?.path === field.path && (next.descending !== field.descending) === reverse;
  });
  const ordered = !index.multikey && (rangeCount <= 1 || sort.length === 0);
  return follows && ordered ? { sorted: true, reverse } : { sorted: false, reverse: false };
}

/** A sparse or partial index serves only filters whose matches are all in it. */
function mayServe(index: IndexDescription, filter: Document, demands: Demands): boolean {
  if (index.sparse && !index.fields.some((field) => demands.get(field.path)?.some(excludesNull))) {
    return false;
  }
  return !index.partialFilter || impliesAll(filter, demands, index.partialFilter);
}

function impliesAll(filter: Document, demands: Demands, partial: Document): boolean {
  return Object.entries(partial).every(([path, condition]: [string, unknown]) => {
    if (path === '$and') {
      return (condition as Document[]).every((part) => impliesAll(filter, demands, part));
    }
    if (path.startsWith('$')) return false;
    if (Object.hasOwn(filter, path) && equalValues(filter[path], condition)) return true;
    const lists = demands.get(path) ?? [];
    const needed = isOperatorDocument(condition) ? Object.entries(condition) : [['$eq', condition] as const];
    return needed.every(([operator, operand]) => lists.some((list) => implied(list, operator, operand)));
  });
}

function implied(list: readonly Interval[], operator: string, operand: unknown): boolean {
  if (operator === '$exists') return operand === true && excludesNull(list);
  if (operator === '$type') {
    const rank = RANKS_BY_TYPE[String(operand)];
    return rank !== undefined && liesWithin(list, [{ from: Buffer.of(rank), to: Buffer.of(rank + 1) }]);
  }
  const needed = readDemands({ field: { [operator]: operand } }).get('field');
  return needed?.every((intervals) => liesWithin(list, intervals)) ?? false;
}

const RANKS_BY_TYPE: Readonly<Record<string, number>> = {
  string: RANK.string,
  number: RANK.number,
  date: RANK.date,
  objectId: RANK.objectId,
  bool: RANK.boolean,
};
