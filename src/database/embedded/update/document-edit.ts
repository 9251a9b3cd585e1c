import { fieldOf } from '../bson/paths.js';
import { isDocument, typeNameOf } from '../bson/values.js';
import { badValue, MongoFault } from '../mongo-fault.js';

/** Takes the field away (an array element becomes null). */
export const REMOVED = Symbol('removed');

/** Gets the present value (undefined: missing) and gives the new one; the same value means no change. */
export type Change = (value: unknown) => unknown;

const LARGEST_PADDING = 1_500_000;

/**
 * Changes the value at a path in a copy that shares everything else with the original; without any change the
 * original itself is returned. `create` makes the missing documents on the way, as $set does and $unset does not.
 */
export function changeAt(node: unknown, path: readonly string[], create: boolean, change: Change): unknown {
  const [name = '', ...rest] = path;
  if (Array.isArray(node)) return changeElement(node, name, rest, create, change);
  if (!isDocument(node)) return node;
  const present = fieldOf(node, name);
  const next = below(present, name, rest, create, change);
  if (next === present || (next === REMOVED && present === undefined)) return node;
  if (next !== REMOVED) return withField(node, name, next);
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== name));
}

function withField(node: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  if (name !== '__proto__') return { ...node, [name]: value };
  return Object.defineProperty({ ...node }, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function changeElement(
  array: unknown[],
  name: string,
  rest: readonly string[],
  create: boolean,
  change: Change,
): unknown[] {
  if (!/^(0|[1-9]\d*)$/.test(name)) {
    if (!create) return array;
    throw notViable(name, 'array', array);
  }
  const index = Number(name);
  const present: unknown = array[index];
  const next = below(present, name, rest, create, change);
  if (next === present || (next === REMOVED && index >= array.length)) return array;
  if (index - array.length > LARGEST_PADDING) throw badValue("can't backfill more than 1500000 elements");
  const copy = [...array];
  while (copy.length < index) copy.push(null);
  copy[index] = next === REMOVED ? null : next;
  return copy;
}

function below(
  present: unknown,
  name: string,
  rest: readonly string[],
  create: boolean,
  change: Change,
): unknown {
  if (rest.length === 0) return change(present);
  if (present === undefined) {
    if (!create) return present;
    const made = changeAt({}, rest, true, change);
    return isDocument(made) && Object.keys(made).length === 0 ? present : made;
  }
  if (!isDocument(present) && !Array.isArray(present)) {
    if (!create) return present;
    throw notViable(rest[0] ?? '', name, present);
  }
  return changeAt(present, rest, create, change);
}

function notViable(field: string, parent: string, value: unknown): MongoFault {
  const message = `Cannot create field '${field}' in element {${parent}: ${typeNameOf(value)}}`;
  return new MongoFault(28, 'PathNotViable', message);
}

/** The value at a concrete path; array elements are named by their index. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let node = root;
  for (const name of path) {
    if (Array.isArray(node)) node = (node as unknown[])[Number(name)];
    else if (isDocument(node)) node = fieldOf(node, name);
    else return undefined;
  }
  return node;
}
