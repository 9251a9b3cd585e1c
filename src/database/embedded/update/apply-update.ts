import { BSON, type Document } from 'bson';
import { equalValues } from '../bson/key-encoding.js';
import {
  decodeDocument,
  decodePromoted,
  encodeDocument,
  isDocument,
  isOperatorDocument,
} from '../bson/values.js';
import { badValue, failedToParse, MongoFault } from '../mongo-fault.js';
import { checkPipeline, UPDATE_STAGES } from '../query/pipeline-check.js';
import { runPipeline } from '../query/run-pipeline.js';
import { isRegex } from '../query/value-tests.js';
import { ArrayFilters, concretePaths } from './array-filters.js';
import { changeAt, REMOVED, valueAt } from './document-edit.js';
import { UPDATE_OPERATORS, type UpdateContext } from './operators.js';

/** A checked update, ready for any number of documents. */
export type Updater = (document: Document, target: UpdateTarget) => Document;

export interface UpdateTarget {
  readonly inserting: boolean;
  /** Index of the array element that the filter matched. */
  readonly position?: number | undefined;
}

/** Compiles operators, a replacement or a pipeline; the original document is never changed in place. */
export function compileUpdate(update: unknown, arrayFilters: unknown, multi: boolean): Updater {
  if (Array.isArray(update)) return pipelineUpdater(update.map(asDocument));
  const given = asDocument(update);
  if (isOperatorDocument(given)) return operatorUpdater(given, new ArrayFilters(arrayFilters));
  if (multi) throw failedToParse('multi update is not supported for replacement-style update');
  if (arrayFilters !== undefined) {
    throw failedToParse('arrayFilters may not be specified for replacement-style updates');
  }
  return replacer(given);
}

export function isReplacement(update: unknown): boolean {
  return isDocument(update) && !isOperatorDocument(update);
}

function asDocument(value: unknown): Document {
  if (isDocument(value)) return value;
  throw failedToParse('Update argument must be either an object or an array');
}

function replacer(replacement: Document): Updater {
  const dollar = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    throw new MongoFault(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not valid for storage.`,
    );
  }
  return (document) => {
    const id: unknown = document['_id'] ?? replacement['_id'];
    const next = { ...(id === undefined ? {} : { _id: id }), ...replacement };
    refuseOtherId(document, next);
    return BSON.serialize(document).length === BSON.serialize(next).length &&
      encodeDocument(document).equals(encodeDocument(next))
      ? document
      : next;
  };
}

function pipelineUpdater(stages: Document[]): Updater {
  checkPipeline(stages, UPDATE_STAGES);
  const pipeline = decodePromoted(encodeDocument({ stages }))['stages'] as Document[];
  return (document) => {
    const [result] = runPipeline(pipeline, [decodePromoted(encodeDocument(document))]);
    const next = decodeDocument(encodeDocument(result ?? {}));
    refuseOtherId(document, next);
    return next;
  };
}

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly operand: unknown;
}

function operatorUpdater(update: Document, filters: ArrayFilters): Updater {
  const steps = Object.entries(update).flatMap(([operator, fields]: [string, unknown]) =>
    readSteps(operator, fields),
  );
  const touched = steps.flatMap(touchedBy);
  touched.forEach((path, i) => {
    checkPath(path);
    refuseConflict(path, touched.slice(0, i));
  });
  filters.refuseUnused(touched);
  return (document, target) => {
    const context: UpdateContext = { inserting: target.inserting, now: new Date() };
    const next = steps.reduce((before, step) => applyStep(before, step, filters, target, context), document);
    refuseOtherId(document, next);
    return next;
  };
}

function readSteps(operator: string, fields: unknown): Step[] {
  if (operator !== '$rename' && !Object.hasOwn(UPDATE_OPERATORS, operator)) {
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(fields)) {
    throw failedToParse(`Modifiers operate on fields but we found another type for ${operator}`);
  }
  return Object.entries(fields).map(([path, operand]: [string, unknown]) => ({ operator, path, operand }));
}

function touchedBy({ operator, path, operand }: Step): string[] {
  if (operator !== '$rename') return [path];
  if (typeof operand !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${path}`);
  if ([path, operand].some((name) => name.split('.').some((part) => part.startsWith('$')))) {
    throw badValue(`The source and destination field for $rename may not be dynamic: ${path}`);
  }
  if (path === operand) throw badValue(`The source and target field for $rename must differ: ${path}`);
  return [path, operand];
}

function checkPath(path: string): void {
  const segments = path.split('.');
  if (segments.includes('')) {
    throw new MongoFault(
      56,
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  if (segments[0]?.startsWith('$')) {
    throw path === '$' || path.startsWith('$.') || path.startsWith('$[')
      ? badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
      : new MongoFault(
          52,
          'DollarPrefixedFieldName',
          `The dollar ($) prefixed field '${path}' in '${path}' is not valid for storage.`,
        );
  }
}

function refuseConflict(path: string, earlier: readonly string[]): void {
  const other = earlier.find(
    (known) => known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`),
  );
  if (other !== undefined) {
    throw new MongoFault(
      40,
      'ConflictingUpdateOperators',
      `Updating the path '${path}' would create a conflict at '${other.length < path.length ? other : path}'`,
    );
  }
}

function applyStep(
  document: Document,
  step: Step,
  filters: ArrayFilters,
  target: UpdateTarget,
  context: UpdateContext,
): Document {
  if (step.operator === '$rename') return rename(document, step.path, String(step.operand));
  const operator = UPDATE_OPERATORS[step.operator];
  if (!operator || (step.operator === '$setOnInsert' && !context.inserting)) return document;
  const change = operator.prepare(step.operand, step.path, context);
  return concretePaths(document, step.path, filters, target.position).reduce(
    (before, path) => changeAt(before, path, operator.creates, change) as Document,
    document,
  );
}

function rename(document: Document, from: string, to: string): Document {
  for (const path of [from, to]) {
    const parents = path.split('.').map((_, i, all) => all.slice(0, i));
    if (parents.some((parent) => Array.isArray(valueAt(document, parent)))) {
      throw badValue(`The source or destination field of $rename cannot be an array element: '${path}'`);
    }
  }
  const value = valueAt(document, from.split('.'));
  if (value === undefined) return document;
  const without = changeAt(document, from.split('.'), false, () => REMOVED);
  return changeAt(without, to.split('.'), true, () => value) as Document;
}

function refuseOtherId(before: Document, after: Document): void {
  const id: unknown = before['_id'];
  if (id === undefined || id === after['_id'] || equalValues(id, after['_id'])) return;
  throw new MongoFault(
    66,
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

/** A new document for an upsert starts with what the filter says is equal. */
export function seedFromFilter(filter: Document): Document {
  const seed = Object.entries(equalitiesOf(filter)).reduce<Document>(
    (document, [path, value]) =>
      changeAt(document, path.split('.'), true, () => value as unknown) as Document,
    {},
  );
  return '_id' in seed ? { _id: seed['_id'] as unknown, ...seed } : seed;
}

function equalitiesOf(filter: Document, found: Document = {}): Document {
  for (const [name, condition] of Object.entries(filter) as [string, unknown][]) {
    if (name === '$and' || (name === '$or' && (condition as unknown[]).length === 1)) {
      for (const part of condition as Document[]) equalitiesOf(part, found);
    } else if (!name.startsWith('$')) addEquality(name, condition, found);
  }
  return found;
}

function addEquality(path: string, condition: unknown, found: Document): void {
  const value = equalValueOf(condition);
  if (value === undefined) return;
  if (path in found) {
    throw new MongoFault(
      54,
      'NotSingleValueField',
      `cannot infer query fields to set, path '${path}' is matched twice`,
    );
  }
  found[path] = value;
}

function equalValueOf(condition: unknown): unknown {
  if (isRegex(condition)) return undefined;
  if (!isOperatorDocument(condition)) return condition;
  if ('$eq' in condition) return condition['$eq'];
  const list: unknown = condition['$in'] ?? condition['$all'];
  return Array.isArray(list) && list.length === 1 && !isDocument(list[0]) ? (list[0] as unknown) : undefined;
}
