import { EMPTY_ARRAY_KEY, encodeKey, fitKey, invert } from '../bson/key-encoding.js';
import { fieldOf } from '../bson/paths.js';
import { isDocument } from '../bson/values.js';
import { MongoFault } from '../mongo-fault.js';
import type { IndexDescription, IndexField } from './catalog.js';

/** One entry of a document in an index. */
export interface IndexKey {
  /** The encoded values, without the index's own prefix. */
  readonly bytes: Buffer;
  readonly values: readonly unknown[];
}

export interface IndexKeys {
  readonly keys: ReadonlyMap<string, IndexKey>;
  readonly multikey: boolean;
}

/** LMDB's limit of 1,978 bytes, less the index id and the sequence number. */
const KEY_BUDGET = 1_960;

/** How many bytes each field of the index may take. */
export function budgetOf(index: Pick<IndexDescription, 'fields'>): number {
  return Math.floor(KEY_BUDGET / index.fields.length);
}

function encodeField(value: unknown, field: IndexField, budget: number): Buffer {
  const encoded = fitKey(value === EMPTY_ARRAY ? EMPTY_ARRAY_KEY : encodeKey(value), budget);
  return field.descending ? invert(encoded) : encoded;
}

/** Stands for the value of an empty array, which has a place of its own in an index. */
const EMPTY_ARRAY = Symbol('empty array');

/** The keys of one document: one for each combination of array elements on the way, none when it is too sparse. */
export function indexKeysOf(document: Record<string, unknown>, index: IndexDescription): IndexKeys {
  const rows: unknown[][] = [];
  const start = index.fields.map((field): Place => ({
    node: document,
    rest: field.segments,
    settled: false,
  }));
  const multikey = expand(start, rows);
  const keys = new Map<string, IndexKey>();
  const budget = budgetOf(index);
  if (index.sparse && rows.every((values) => values.every((value) => value === undefined))) {
    return { keys, multikey };
  }
  for (const values of rows) {
    const bytes = Buffer.concat(index.fields.map((field, i) => encodeField(values[i], field, budget)));
    keys.set(bytes.toString('latin1'), { bytes, values });
  }
  return { keys, multikey };
}

/** How far one field of the index has come on its path; settled: its value is final. */
interface Place {
  readonly node: unknown;
  readonly rest: readonly string[];
  readonly settled: boolean;
}

/** Fields that meet in the same array advance together, element by element; two different arrays are refused. */
function expand(places: readonly Place[], rows: unknown[][]): boolean {
  const reached = places.map(descend);
  const arrays = new Set(reached.filter((place) => !place.settled).map((place) => place.node));
  if (arrays.size > 1) throw parallelArrays();
  const [array] = arrays as Set<unknown[]>;
  if (array === undefined) {
    rows.push(reached.map((place) => place.node));
    return false;
  }
  const elements: unknown[] = array.length > 0 ? array : [EMPTY_ARRAY];
  for (const element of elements) {
    expand(
      reached.map((place) => enter(place, element)),
      rows,
    );
  }
  return true;
}

function enter(place: Place, element: unknown): Place {
  if (place.settled) return place;
  if (place.rest.length === 0) return { node: element, rest: [], settled: true };
  return isDocument(element) ? { ...place, node: element } : { node: undefined, rest: [], settled: true };
}

/** Goes down through embedded documents until the value, or an array that must be entered. */
function descend(place: Place): Place {
  if (place.settled) return place;
  let { node } = place;
  let depth = 0;
  while (depth < place.rest.length) {
    const segment = place.rest[depth] ?? '';
    if (isDocument(node)) node = fieldOf(node, segment);
    else if (Array.isArray(node) && /^\d+$/.test(segment) && Number(segment) < node.length) {
      node = (node as unknown[])[Number(segment)];
    } else break;
    depth += 1;
  }
  const rest = place.rest.slice(depth);
  if (Array.isArray(node)) return { node, rest, settled: false };
  return { node: rest.length === 0 ? node : undefined, rest: [], settled: true };
}

function parallelArrays(): MongoFault {
  return new MongoFault(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
}
