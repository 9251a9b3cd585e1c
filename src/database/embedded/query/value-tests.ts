import { BSONRegExp } from 'bson';
import { compareValues, encodeKey, equalValues } from '../bson/key-encoding.js';
import { isNumber, isOperatorDocument, RANK, rankOf, toNumber, typeNameOf } from '../bson/values.js';
import { badValue, failedToParse, locationFault } from '../mongo-fault.js';

/** A test of one candidate value; undefined stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;

/** Operators that look at one value, by name. */
export const VALUE_TESTS: Readonly<Record<string, (operand: unknown) => ValueTest>> = {
  $eq: equalTo,
  $gt: (operand) => compared(operand, (order) => order > 0, false),
  $gte: (operand) => compared(operand, (order) => order >= 0, true),
  $lt: (operand) => compared(operand, (order) => order < 0, false),
  $lte: (operand) => compared(operand, (order) => order <= 0, true),
  $in: oneOf,
  $type: ofType,
  $mod: leavesRemainder,
  $size: ofSize,
};

export function equalTo(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'string') return (value) => value === operand;
  return (value) => value !== undefined && equalValues(value, operand);
}

/** Only values of the operand's own type are compared; null also stands for a missing field. */
function compared(operand: unknown, accept: (order: number) => boolean, orEqual: boolean): ValueTest {
  const rank = rankOf(operand);
  if (rank === RANK.null) return (value) => orEqual && (value === null || value === undefined);
  if (rank === RANK.minKey || rank === RANK.maxKey) {
    return (value) => value !== undefined && accept(compareValues(value, operand));
  }
  if (isNotANumber(operand)) return (value) => orEqual && isNotANumber(value);
  return (value) => rankOf(value) === rank && !isNotANumber(value) && accept(compareValues(value, operand));
}

function isNotANumber(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}

function oneOf(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  const patterns = operand.filter(isRegex).map((pattern) => matchesRegex(pattern, undefined));
  const known = new Set<string>();
  for (const item of operand as unknown[]) {
    if (isOperatorDocument(item)) throw badValue('cannot nest $ under $in');
    known.add(keyText(item));
  }
  const withNull = known.has(keyText(null));
  return (value) => {
    if (value === undefined) return withNull;
    return known.has(keyText(value)) || patterns.some((matches) => matches(value));
  };
}

const keyText = (value: unknown): string => encodeKey(value).toString('latin1');

const TYPE_NAMES = new Map<number, string>([
  [-1, 'minKey'],
  [1, 'double'],
  [2, 'string'],
  [3, 'object'],
  [4, 'array'],
  [5, 'binData'],
  [6, 'undefined'],
  [7, 'objectId'],
  [8, 'bool'],
  [9, 'date'],
  [10, 'null'],
  [11, 'regex'],
  [12, 'dbPointer'],
  [13, 'javascript'],
  [14, 'symbol'],
  [16, 'int'],
  [17, 'timestamp'],
  [18, 'long'],
  [19, 'decimal'],
  [127, 'maxKey'],
]);
const NUMBER_TYPES = ['int', 'long', 'double', 'decimal'];

function ofType(operand: unknown): ValueTest {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(typeNames));
  return (value) => wanted.has(typeNameOf(value));
}

function typeNames(operand: unknown): string[] {
  if (operand === 'number') return NUMBER_TYPES;
  if (typeof operand === 'string') {
    if ([...TYPE_NAMES.values()].includes(operand)) return [operand];
    throw badValue(`Unknown type name alias: ${operand}`);
  }
  if (!isNumber(operand)) throw typeNeedsName();
  const name = TYPE_NAMES.get(toNumber(operand));
  if (name === undefined) throw badValue(`Invalid numerical type code: ${toNumber(operand)}`);
  return [name];
}

const typeNeedsName = (): Error => locationFault(14, 'type must be represented as a number or a string');

function leavesRemainder(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length !== 2) throw badValue('malformed mod, not enough or too many elements');
  const [divisor, remainder] = operand.map((item: unknown) => {
    if (!isNumber(item)) throw badValue('malformed mod, divisor and remainder must be numbers');
    return Math.trunc(toNumber(item));
  });
  if (divisor === undefined || divisor === 0) throw badValue('divisor cannot be 0');
  return (value) => isNumber(value) && Math.trunc(toNumber(value)) % divisor === remainder;
}

function ofSize(operand: unknown): ValueTest {
  if (!isNumber(operand) || !Number.isInteger(toNumber(operand))) {
    throw failedToParse('Failed to parse $size. Expected an integer');
  }
  const size = toNumber(operand);
  if (size < 0) throw failedToParse('Failed to parse $size. Expected a non-negative number');
  return (value) => Array.isArray(value) && value.length === size;
}

export function isRegex(value: unknown): value is BSONRegExp {
  return value instanceof BSONRegExp;
}

/** JavaScript's regular expressions stand in for PCRE; the option x is honoured by removing white space. */
export function matchesRegex(operand: unknown, options: unknown): ValueTest {
  const [source, own] = isRegex(operand) ? [operand.pattern, operand.options] : [operand, ''];
  if (typeof source !== 'string') throw badValue('$regex has to be a string');
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  const flags = options ?? own;
  const pattern = compilePattern(source, flags);
  return (value) => {
    if (isRegex(value)) return value.pattern === source && value.options === flags;
    return typeof value === 'string' && pattern.test(value);
  };
}

function compilePattern(source: string, flags: string): RegExp {
  if (/[^imsxu]/.test(flags)) throw locationFault(51108, `invalid flag in regex options: ${flags}`);
  const text = flags.includes('x')
    ? source.replace(/\\.|\s+|#.*$/gm, (m) => (m.startsWith('\\') ? m : ''))
    : source;
  try {
    return new RegExp(text, [...new Set(flags.replace(/[xu]/g, ''))].join(''));
  } catch (error) {
    throw locationFault(
      51091,
      `Regular expression is invalid: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
