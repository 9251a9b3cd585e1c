import type { Document } from 'bson';
import { compareValues, equalValues } from '../bson/key-encoding.js';
import { isDocument, isNumber, isOperatorDocument, toNumber, typeNameOf } from '../bson/values.js';
import { badValue, typeMismatch } from '../mongo-fault.js';
import { compileElementFilter, compileFilter } from '../query/filter.js';
import { compareSortKeys, readSort, sortKeysOf } from '../query/sorting.js';
import { isRegex } from '../query/value-tests.js';
import type { Change } from './document-edit.js';

const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort']);

export function push(operand: unknown, path: string): Change {
  const modifiers = readModifiers('$push', operand, PUSH_MODIFIERS);
  if (!modifiers) return (value) => [...arrayAt(value, path), operand];
  const added = eachOf('$push', modifiers);
  const position = integerOf('$position', modifiers['$position']);
  const slice = integerOf('$slice', modifiers['$slice']);
  const sort = sorter(modifiers['$sort']);
  return (value) => {
    const present = arrayAt(value, path);
    const joined = [...present];
    joined.splice(position ?? present.length, 0, ...added);
    const kept = cut(sort(joined), slice);
    const same =
      value !== undefined && kept.length === present.length && kept.every((item, i) => item === present[i]);
    return same ? value : kept;
  };
}

function cut(array: unknown[], slice: number | undefined): unknown[] {
  if (slice === undefined) return array;
  return slice < 0 ? array.slice(slice) : array.slice(0, slice);
}

function sorter(spec: unknown): (array: unknown[]) => unknown[] {
  if (spec === undefined) return (array) => array;
  if (isNumber(spec)) {
    const direction = toNumber(spec);
    if (Math.abs(direction) !== 1) throw badValue('The $sort element value must be either 1 or -1');
    return (array) => [...array].sort((a, b) => compareValues(a, b) * direction);
  }
  if (!isDocument(spec)) {
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  }
  const fields = readSort(spec);
  return (array) =>
    array
      .map((item) => ({ item, keys: sortKeysOf(isDocument(item) ? item : {}, fields) }))
      .sort((a, b) => compareSortKeys(a.keys, b.keys, fields))
      .map(({ item }) => item);
}

export function addToSet(operand: unknown, path: string): Change {
  const modifiers = readModifiers('$addToSet', operand, new Set(['$each']));
  const added = modifiers ? eachOf('$addToSet', modifiers) : [operand];
  return (value) => {
    const next = [...arrayAt(value, path)];
    const before = next.length;
    for (const item of added) if (!next.some((known) => equalValues(known, item))) next.push(item);
    return next.length === before && value !== undefined ? value : next;
  };
}

export function pull(operand: unknown, path: string): Change {
  const matches = pullTest(operand);
  return (value) => {
    if (value === undefined) return value;
    const present = arrayAt(value, path);
    const kept = present.filter((item) => !matches(item));
    return kept.length === present.length ? value : kept;
  };
}

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isOperatorDocument(operand)) return compileElementFilter(operand);
  if (isRegex(operand)) {
    const matches = compileFilter({ item: operand });
    return (item) => matches({ item });
  }
  if (!isDocument(operand)) return (item) => equalValues(item, operand);
  const matches = compileFilter(operand);
  return (item) => isDocument(item) && matches(item);
}

export function pullAll(operand: unknown, path: string): Change {
  if (!Array.isArray(operand)) {
    throw badValue(`$pullAll requires an array argument but was given a ${typeNameOf(operand)}`);
  }
  return (value) => {
    if (value === undefined) return value;
    const present = arrayAt(value, path);
    const kept = present.filter((item) => !operand.some((gone: unknown) => equalValues(item, gone)));
    return kept.length === present.length ? value : kept;
  };
}

function withoutEnd(array: unknown[], first: boolean): unknown[] {
  return first ? array.slice(1) : array.slice(0, -1);
}

export function pop(operand: unknown, path: string): Change {
  if (!isNumber(operand) || Math.abs(toNumber(operand)) !== 1) {
    throw badValue('$pop expects 1 or -1');
  }
  return (value) => {
    if (value === undefined) return value;
    if (!Array.isArray(value)) {
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeNameOf(value)}'`);
    }
    return value.length === 0 ? (value as unknown[]) : withoutEnd(value, toNumber(operand) < 0);
  };
}

function arrayAt(value: unknown, path: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw badValue(`The field '${path}' must be an array but is of type ${typeNameOf(value)}`);
}

/** { $each: … } with its modifiers, or undefined for a plain value to add. */
function readModifiers(operator: string, operand: unknown, known: ReadonlySet<string>): Document | undefined {
  if (!isDocument(operand) || !('$each' in operand)) return undefined;
  const unknown = Object.keys(operand).find((name) => !known.has(name));
  if (unknown !== undefined) throw badValue(`Unrecognized clause in ${operator}: ${unknown}`);
  return operand;
}

function eachOf(operator: string, modifiers: Document): unknown[] {
  const each: unknown = modifiers['$each'];
  if (Array.isArray(each)) return each;
  throw badValue(
    `The argument to $each in ${operator} must be an array but it was of type: ${typeNameOf(each)}`,
  );
}

function integerOf(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (isNumber(value) && Number.isInteger(toNumber(value))) return toNumber(value);
  throw badValue(`The value for ${name} must be an integer value but was given type: ${typeNameOf(value)}`);
}
