import { Timestamp } from 'bson';
import { compareValues, equalValues } from '../bson/key-encoding.js';
import { encodeDocument, isDocument, typeNameOf } from '../bson/values.js';
import { badValue, failedToParse } from '../mongo-fault.js';
import { calculate } from './arithmetic.js';
import { addToSet, pop, pull, pullAll, push } from './array-operators.js';
import { type Change, REMOVED } from './document-edit.js';

export interface UpdateContext {
  readonly inserting: boolean;
  readonly now: Date;
}

export interface UpdateOperator {
  /** Whether missing documents on the way are made. */
  readonly creates: boolean;
  /** Checks the operand and gives the change of one value. */
  readonly prepare: (operand: unknown, path: string, context: UpdateContext) => Change;
}

const unchanged: Change = (value) => value;

/** MongoDB's update operators; $rename moves a value between two paths and is handled apart. */
export const UPDATE_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: { creates: true, prepare: (operand) => assign(operand) },
  $setOnInsert: {
    creates: true,
    prepare: (operand, _path, { inserting }) => (inserting ? assign(operand) : unchanged),
  },
  $unset: { creates: false, prepare: () => () => REMOVED },
  $inc: { creates: true, prepare: (operand, path) => (value) => calculate('$inc', path, value, operand) },
  $mul: { creates: true, prepare: (operand, path) => (value) => calculate('$mul', path, value, operand) },
  $min: { creates: true, prepare: (operand) => replaceWhen(operand, (order) => order < 0) },
  $max: { creates: true, prepare: (operand) => replaceWhen(operand, (order) => order > 0) },
  $currentDate: { creates: true, prepare: currentDate },
  $push: { creates: true, prepare: push },
  $addToSet: { creates: true, prepare: addToSet },
  $pull: { creates: false, prepare: pull },
  $pullAll: { creates: false, prepare: pullAll },
  $pop: { creates: false, prepare: pop },
};

/** Setting what is already there is no change; 5 and 5.0 are equal but not the same. */
function assign(operand: unknown): Change {
  return (value) => (isSame(value, operand) ? value : operand);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isDocument(a) || Array.isArray(a)) {
    return typeNameOf(a) === typeNameOf(b) && encodeDocument({ a }).equals(encodeDocument({ a: b }));
  }
  return a !== undefined && typeNameOf(a) === typeNameOf(b) && equalValues(a, b);
}

function replaceWhen(operand: unknown, better: (order: number) => boolean): Change {
  return (value) => (value === undefined || better(compareValues(operand, value)) ? operand : value);
}

function currentDate(operand: unknown, _path: string, { now }: UpdateContext): Change {
  const wanted: unknown = isDocument(operand) ? operand['$type'] : 'date';
  if (typeof operand !== 'boolean' && !isDocument(operand)) {
    throw badValue(
      `${typeNameOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  if (wanted === 'date') return () => now;
  if (wanted === 'timestamp') return () => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw failedToParse("The '$type' string field is required to be 'date' or 'timestamp'");
}
