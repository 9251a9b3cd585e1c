import type { Document } from 'bson';
import { anyValueAt } from '../bson/paths.js';
import { isDocument, isNumber, isOperatorDocument, toNumber } from '../bson/values.js';
import { badValue, notImplemented } from '../mongo-fault.js';
import { equalTo, isRegex, matchesRegex, VALUE_TESTS, type ValueTest } from './value-tests.js';

/** Where in an array the filter matched; the positional `$` of updates and projections needs it. */
export interface MatchDetails {
  position?: number;
}

/** A compiled filter. */
export type Matcher = (document: Document, details?: MatchDetails) => boolean;

/** Compiles a filter as MongoDB understands it; an unknown operator is refused. */
export function compileFilter(filter: Document): Matcher {
  const parts = Object.entries(filter).flatMap(([name, condition]: [string, unknown]) =>
    name.startsWith('$') ? topLevel(name, condition) : [fieldMatcher(name, condition)],
  );
  return every(parts);
}

function every(parts: readonly Matcher[]): Matcher {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return (document, details) => parts.every((part) => part(document, details));
}

function topLevel(name: string, condition: unknown): Matcher[] {
  switch (name) {
    case '$comment':
      return [];
    case '$and':
      return [every(branches(name, condition))];
    case '$or': {
      const parts = branches(name, condition);
      return [(document, details) => parts.some((part) => part(document, details))];
    }
    case '$nor': {
      const parts = branches(name, condition);
      return [(document) => !parts.some((part) => part(document))];
    }
    case '$expr':
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notImplemented(name);
    default:
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function branches(name: string, condition: unknown): Matcher[] {
  if (!Array.isArray(condition)) throw badValue(`${name} must be an array`);
  if (condition.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return condition.map((branch: unknown) => {
    if (!isDocument(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilter(branch);
  });
}

function fieldMatcher(name: string, condition: unknown): Matcher {
  const path = name.split('.');
  if (isRegex(condition)) return anyValue(path, matchesRegex(condition, undefined));
  if (!isOperatorDocument(condition)) return anyValue(path, equalTo(condition));
  return every(operatorMatchers(path, condition));
}

function operatorMatchers(path: readonly string[], condition: Document): Matcher[] {
  const parts: Matcher[] = [];
  for (const [operator, operand] of Object.entries(condition) as [string, unknown][]) {
    const part = operatorMatcher(path, operator, operand, condition);
    if (part) parts.push(part);
  }
  return parts;
}

type FieldOperator = (path: readonly string[], operand: unknown, all: Document) => Matcher | undefined;

/** Operators that speak about the whole field; those that test one value lie in VALUE_TESTS. */
const FIELD_OPERATORS: Record<string, FieldOperator> = {
  $ne: (path, operand) => {
    if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
    return not(anyValue(path, equalTo(operand)));
  },
  $nin: (path, operand) => not(anyValue(path, valueTest('$in', operand))),
  $not: (path, operand) => not(every(negated(path, operand))),
  $exists: (path, operand) => {
    const present = anyValue(path, (value) => value !== undefined, true);
    return isTruthy(operand) ? present : not(present);
  },
  $size: (path, operand) => anyValue(path, valueTest('$size', operand), true),
  $all: (path, operand) => allOf(path, operand),
  $elemMatch: (path, operand) => elementMatcher(path, operand),
  $options: (_path, _operand, all) => {
    if (!('$regex' in all)) throw badValue('$options needs a $regex');
    return undefined;
  },
  $regex: (path, operand, all) => anyValue(path, matchesRegex(operand, all['$options'])),
  $comment: () => undefined,
};

function operatorMatcher(
  path: readonly string[],
  operator: string,
  operand: unknown,
  all: Document,
): Matcher | undefined {
  const whole = FIELD_OPERATORS[operator];
  if (whole && Object.hasOwn(FIELD_OPERATORS, operator)) return whole(path, operand, all);
  return anyValue(path, valueTest(operator, operand));
}

function valueTest(operator: string, operand: unknown): ValueTest {
  const build = VALUE_TESTS[operator];
  if (!build || !Object.hasOwn(VALUE_TESTS, operator)) throw badValue(`unknown operator: ${operator}`);
  return build(operand);
}

function negated(path: readonly string[], operand: unknown): Matcher[] {
  if (isRegex(operand)) return [anyValue(path, matchesRegex(operand, undefined))];
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  return operatorMatchers(path, operand);
}

function not(matcher: Matcher): Matcher {
  return (document) => !matcher(document);
}

function anyValue(path: readonly string[], test: ValueTest, wholeArrays = false): Matcher {
  return (document, details) =>
    anyValueAt(
      document,
      path,
      (value, arrayIndex) => {
        if (!test(value)) return false;
        if (details && arrayIndex !== undefined) details.position = arrayIndex;
        return true;
      },
      wholeArrays,
    );
}

function allOf(path: readonly string[], operand: unknown): Matcher {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  return every(
    operand.map((item: unknown) => {
      if (isOperatorDocument(item) && '$elemMatch' in item) return elementMatcher(path, item['$elemMatch']);
      return anyValue(path, isRegex(item) ? matchesRegex(item, undefined) : equalTo(item));
    }),
  );
}

function elementMatcher(path: readonly string[], operand: unknown): Matcher {
  const matches = compileElementFilter(operand);
  return (document, details) =>
    anyValueAt(
      document,
      path,
      (value) => {
        if (!Array.isArray(value)) return false;
        const index = value.findIndex((element) => matches(element));
        if (index >= 0 && details) details.position = index;
        return index >= 0;
      },
      true,
    );
}

const LOGICAL = new Set(['$and', '$or', '$nor']);

/** The condition of an $elemMatch, for one element of an array. */
export function compileElementFilter(operand: unknown): (element: unknown) => boolean {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  if (isOperatorDocument(operand) && !LOGICAL.has(Object.keys(operand)[0] ?? '')) {
    const matches = every(operatorMatchers(['element'], operand));
    return (element) => matches({ element });
  }
  const matches = compileFilter(operand);
  return (element) => isDocument(element) && matches(element);
}

function isTruthy(value: unknown): boolean {
  if (isNumber(value)) return toNumber(value) !== 0;
  return value !== null && value !== undefined && value !== false;
}
