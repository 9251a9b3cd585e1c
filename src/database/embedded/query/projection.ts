import type { Document } from 'bson';
import { isDocument, isNumber, toNumber } from '../bson/values.js';
import { badValue, locationFault, notImplemented } from '../mongo-fault.js';
import { compileElementFilter, type MatchDetails } from './filter.js';

/** Gives the part of a document that was asked for. */
export type Projector = (document: Document, details: MatchDetails) => Document;

/** One path of a projection: a branch with further names, or what to do at its end. */
type Tree = Map<string, Tree | Leaf>;
type Leaf = 'whole' | ((value: unknown[], details: MatchDetails) => unknown);

/** Compiles a projection; undefined when everything is wanted. */
export function compileProjection(projection: Document | undefined): Projector | undefined {
  const entries = Object.entries(projection ?? {}) as [string, unknown][];
  if (entries.length === 0) return undefined;
  const including = isInclusion(entries);
  const named: Tree = new Map();
  const computed: Tree = new Map();
  for (const [path, value] of entries) {
    if (path === '_id' && !isDocument(value)) continue;
    plant(isElementMatch(value) ? computed : named, path.replace(/\.\$$/, ''), leafOf(path, value));
  }
  const withId = isTruthy(projection?.['_id'] ?? 1);
  return including ? includer(named, computed, withId) : excluder(named, computed, withId);
}

/** The first plain value decides; mixing both kinds is refused, except for _id. */
function isInclusion(entries: [string, unknown][]): boolean {
  let including: boolean | undefined;
  for (const [path, value] of entries) {
    if (path === '_id' || isDocument(value)) continue;
    const here = isTruthy(value);
    including ??= here;
    if (including !== here) {
      throw here
        ? locationFault(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
        : locationFault(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    }
  }
  return including ?? inclusionOfRest(entries);
}

/** { a: { $elemMatch } } includes, { a: { $slice } } excludes nothing; _id alone speaks for itself. */
function inclusionOfRest(entries: [string, unknown][]): boolean {
  if (entries.some(([, value]) => isElementMatch(value))) return true;
  const id = entries.find(([path]) => path === '_id');
  return id !== undefined && entries.length === 1 && isTruthy(id[1]);
}

function leafOf(path: string, value: unknown): Leaf {
  if (typeof value === 'string') throw notImplemented(`The projection { ${path}: '${value}' }`);
  if (path.endsWith('.$') || path === '$') return positional(path);
  if (!isDocument(value)) return 'whole';
  const [operator = '', ...others] = Object.keys(value);
  if (others.length > 0) throw badValue('A projection operator stands alone');
  if (operator === '$elemMatch') return firstMatching(path, value[operator]);
  if (operator === '$slice') return sliced(value[operator]);
  throw operator.startsWith('$')
    ? locationFault(31325, `Unknown expression ${operator}`)
    : notImplemented('An embedded document in a projection');
}

const isElementMatch = (value: unknown): boolean => isDocument(value) && '$elemMatch' in value;

function positional(path: string): Leaf {
  if (path === '$') throw badValue("Positional projection '$' needs a field");
  return (array, { position }) => {
    if (position === undefined) {
      throw locationFault(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return array.slice(position, position + 1);
  };
}

function firstMatching(path: string, condition: unknown): Leaf {
  if (path.includes('.')) throw locationFault(31275, 'Cannot use $elemMatch projection on a nested field');
  const matches = compileElementFilter(condition);
  return (array) => {
    const found = array.find((element) => matches(element));
    return found === undefined ? undefined : [found];
  };
}

function sliced(argument: unknown): Leaf {
  const numbers = (Array.isArray(argument) ? argument : [argument]).map((item: unknown) => {
    if (!isNumber(item)) throw locationFault(28724, 'First argument to $slice must be a number');
    return Math.trunc(toNumber(item));
  });
  const [first = 0, count] = numbers;
  if (count === undefined) return (array) => (first < 0 ? array.slice(first) : array.slice(0, first));
  if (count <= 0) throw locationFault(28729, 'The $slice count argument must be positive');
  return (array) => {
    const start = first < 0 ? Math.max(0, array.length + first) : first;
    return array.slice(start, start + count);
  };
}

function plant(tree: Tree, path: string, leaf: Leaf): void {
  const segments = path.split('.');
  if (segments.some((segment) => segment === '')) {
    throw locationFault(40353, `FieldPath '${path}' has an empty part`);
  }
  const last = segments.pop() ?? '';
  let branch = tree;
  for (const segment of segments) {
    const next = branch.get(segment) ?? new Map<string, Tree | Leaf>();
    if (!(next instanceof Map)) {
      throw locationFault(31249, `Path collision at ${path} remaining portion ${last}`);
    }
    branch.set(segment, next);
    branch = next;
  }
  if (branch.has(last)) throw locationFault(31250, `Path collision at ${path}`);
  branch.set(last, leaf);
}

function includer(named: Tree, computed: Tree, withId: boolean): Projector {
  return (document, details) => ({
    ...(withId && '_id' in document ? { _id: document['_id'] as unknown } : {}),
    ...included(document, named, details),
    ...included(document, computed, details),
  });
}

function included(document: Document, tree: Tree, details: MatchDetails): Document {
  const out: Document = {};
  for (const [name, value] of Object.entries(document) as [string, unknown][]) {
    const node = tree.get(name);
    const kept = node instanceof Map ? includedBelow(value, node, details) : atLeaf(node, value, details);
    if (kept !== undefined) out[name] = kept;
  }
  return out;
}

function includedBelow(value: unknown, tree: Tree, details: MatchDetails): unknown {
  if (isDocument(value)) return included(value, tree, details);
  if (!Array.isArray(value)) return undefined;
  return value
    .map((item: unknown) => includedBelow(item, tree, details))
    .filter((item) => item !== undefined);
}

function atLeaf(leaf: Leaf | undefined, value: unknown, details: MatchDetails): unknown {
  if (leaf === 'whole') return value;
  if (leaf === undefined) return undefined;
  return Array.isArray(value) ? leaf(value, details) : undefined;
}

function excluder(named: Tree, computed: Tree, withId: boolean): Projector {
  return (document, details) => {
    const matched = included(document, computed, details);
    const rest = excluded(document, named, details);
    const kept = Object.entries(rest).filter(([name]) => (withId || name !== '_id') && !computed.has(name));
    return { ...Object.fromEntries(kept), ...matched };
  };
}

function excluded(document: Document, tree: Tree, details: MatchDetails): Document {
  const out: Document = {};
  for (const [name, value] of Object.entries(document) as [string, unknown][]) {
    const node = tree.get(name);
    if (node === undefined) out[name] = value;
    else if (node instanceof Map) out[name] = excludedBelow(value, node, details);
    else if (node !== 'whole') out[name] = Array.isArray(value) ? node(value, details) : value;
  }
  return out;
}

function excludedBelow(value: unknown, tree: Tree, details: MatchDetails): unknown {
  if (isDocument(value)) return excluded(value, tree, details);
  return Array.isArray(value) ? value.map((item: unknown) => excludedBelow(item, tree, details)) : value;
}

function isTruthy(value: unknown): boolean {
  return isNumber(value) ? toNumber(value) !== 0 : value !== false;
}
