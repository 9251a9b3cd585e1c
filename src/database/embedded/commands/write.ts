import type { Document } from 'bson';
import { isDocument, isNumber, toNumber } from '../bson/values.js';
import { badValue, failedToParse, locationFault, MongoFault, notImplemented } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import type { StoredDocument } from '../storage/documents.js';
import { compileUpdate, isReplacement, seedFromFilter, type Updater } from '../update/apply-update.js';
import { projectionFor } from './find.js';
import { checkFields, type Command, type Engine, type Reply, type Request } from './request.js';

const STATEMENTS = ['ordered', 'bypassDocumentValidation', 'let'];

/** Changes, each committed and on the disk before it is answered. */
export const WRITE_COMMANDS: Readonly<Record<string, Command>> = {
  insert: { fields: ['documents', ...STATEMENTS], run: insert },
  update: { fields: ['updates', ...STATEMENTS], run: update },
  delete: { fields: ['deletes', ...STATEMENTS], run: remove },
  findAndModify: {
    fields: [
      ...['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint'],
      ...['bypassDocumentValidation', 'collation', 'let'],
    ],
    run: findAndModify,
  },
};

async function insert(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  let n = 0;
  const errors = await runStatements(engine, request, 'documents', (document) => {
    engine.documents.insert(namespace, document);
    n += 1;
  });
  return { n, ...errors, ok: 1 };
}

async function update(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  let n = 0;
  let nModified = 0;
  const upserted: Document[] = [];
  refuseUnknownFields(request, 'updates', UPDATE_FIELDS);
  const errors = await runStatements(engine, request, 'updates', (statement, index) => {
    const result = updateOnce(engine, namespace, readUpdate(statement));
    n += result.n;
    nModified += result.nModified;
    if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
  });
  return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...errors, ok: 1 };
}

async function remove(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  let n = 0;
  refuseUnknownFields(request, 'deletes', ['q', 'limit', 'hint', 'collation']);
  const errors = await runStatements(engine, request, 'deletes', (statement) => {
    refuseCollation(statement);
    const limit = readDeleteLimit(statement['limit']);
    const selection = { filter: filterOf(statement['q']), limit, hint: statement['hint'] as unknown };
    for (const row of engine.selector.all(namespace, selection)) {
      engine.documents.remove(namespace, row);
      n += 1;
    }
  });
  return { n, ...errors, ok: 1 };
}

/** A statement that cannot be read fails the command; one that cannot be carried out is a write error. */
function refuseUnknownFields(request: Request, field: string, known: readonly string[]): void {
  for (const statement of request.documents(field)) checkFields(statement, `${request.name}.${field}`, known);
}

const STATEMENTS_PER_COMMIT = 250;
const MAX_STATEMENTS = 100_000;

/**
 * Runs the statements one after the other, a few hundred to a commit, so that others get their turn. A refused
 * statement becomes a write error and ends an ordered batch; an exhausted disk fails the whole command.
 */
async function runStatements(
  engine: Engine,
  request: Request,
  field: string,
  run: (statement: Document, index: number) => void,
): Promise<Document> {
  const statements = request.documents(field);
  if (statements.length === 0 || statements.length > MAX_STATEMENTS) {
    throw new MongoFault(
      16,
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  const ordered = request.flag('ordered', true);
  const writeErrors: Document[] = [];
  for (let start = 0; start < statements.length; start += STATEMENTS_PER_COMMIT) {
    const part = statements.slice(start, start + STATEMENTS_PER_COMMIT);
    await engine.storage.write(() => {
      for (const [i, statement] of part.entries()) {
        const error = attempt(() => {
          run(statement, start + i);
        });
        if (error) writeErrors.push(writeError(start + i, error));
        if (error && ordered) return;
      }
    });
    if (ordered && writeErrors.length > 0) break;
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

function attempt(run: () => void): MongoFault | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof MongoFault) return error;
    throw error;
  }
}

function writeError(index: number, { code, message, details }: MongoFault): Document {
  return { index, code, ...details, errmsg: message };
}

/** 0 for all, 1 for one. */
function readDeleteLimit(value: unknown): number {
  const limit = isNumber(value) ? toNumber(value) : NaN;
  if (limit === 0 || limit === 1) return limit;
  throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(value)}`);
}

interface UpdateStatement {
  readonly filter: Document;
  readonly updater: Updater;
  readonly replacement: boolean;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly sort: Document | undefined;
  readonly hint: unknown;
}

const UPDATE_FIELDS = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort', 'c'];

function readUpdate(statement: Document): UpdateStatement {
  refuseCollation(statement);
  if ('c' in statement) throw notImplemented("The option 'c'");
  const multi = statement['multi'] === true;
  const sort: unknown = statement['sort'];
  if (sort !== undefined && (multi || !isDocument(sort))) {
    throw failedToParse('Cannot specify sort with multi=true');
  }
  return {
    filter: filterOf(statement['q']),
    updater: compileUpdate(statement['u'], statement['arrayFilters'], multi),
    replacement: isReplacement(statement['u']),
    multi,
    upsert: statement['upsert'] === true,
    sort: isDocument(sort) ? sort : undefined,
    hint: statement['hint'],
  };
}

function filterOf(value: unknown): Document {
  if (isDocument(value)) return value;
  throw locationFault(40414, "BSON field 'q' is missing but a required field");
}

function refuseCollation(statement: Document): void {
  if (isDocument(statement['collation'])) throw notImplemented('The option collation');
}

interface UpdateResult {
  readonly n: number;
  readonly nModified: number;
  readonly upsertedId?: unknown;
  readonly before?: StoredDocument;
  readonly after?: Document;
}

function updateOnce(engine: Engine, namespace: string, statement: UpdateStatement): UpdateResult {
  const { filter, updater, multi, sort, hint } = statement;
  const rows = engine.selector.all(namespace, { filter, sort, hint, limit: multi ? 0 : 1 });
  if (rows.length === 0) {
    return statement.upsert ? upsert(engine, namespace, statement) : { n: 0, nModified: 0 };
  }
  const locate = compileFilter(filter);
  let nModified = 0;
  let after: Document | undefined;
  for (const row of rows) {
    const details: { position?: number } = {};
    locate(row.document, details);
    after = updater(row.document, { inserting: false, position: details.position });
    if (after === row.document) continue;
    engine.documents.replace(namespace, row, after);
    nModified += 1;
  }
  const [before] = rows;
  return { n: rows.length, nModified, ...(before && after ? { before, after } : {}) };
}

function upsert(engine: Engine, namespace: string, statement: UpdateStatement): UpdateResult {
  const seed = seedFromFilter(statement.filter);
  const start = statement.replacement ? onlyId(seed) : seed;
  const made = engine.documents.insert(namespace, statement.updater(start, { inserting: true }));
  return { n: 1, nModified: 0, upsertedId: made['_id'], after: made };
}

function onlyId(document: Document): Document {
  return '_id' in document ? { _id: document['_id'] as unknown } : {};
}

async function findAndModify(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  const filter = request.document('query') ?? {};
  const sort = request.document('sort');
  const hint: unknown = request.command['hint'];
  const project = projectionFor(filter, request.document('fields')) ?? ((document: Document) => document);
  if (request.flag('remove')) {
    refuseWithRemove(request);
    const row = await engine.storage.write(() => {
      const [found] = engine.selector.all(namespace, { filter, sort, hint, limit: 1 });
      if (found) engine.documents.remove(namespace, found);
      return found;
    });
    return { lastErrorObject: { n: row ? 1 : 0 }, value: row ? project(row.document) : null, ok: 1 };
  }
  const update: unknown = request.command['update'];
  if (update === undefined) throw failedToParse('Either an update or remove=true must be specified');
  const statement: UpdateStatement = {
    ...{ filter, sort, hint, multi: false, upsert: request.flag('upsert') },
    updater: compileUpdate(update, request.command['arrayFilters'], false),
    replacement: isReplacement(update),
  };
  refusePositionalOfNew(request);
  const result = await engine.storage.write(() => updateOnce(engine, namespace, statement));
  return modified(result, request.flag('new'), project);
}

/** The element that the filter matched may be another one in the new document. */
function refusePositionalOfNew(request: Request): void {
  const fields = Object.keys(request.document('fields') ?? {});
  if (request.flag('new') && fields.some((field) => field.endsWith('.$'))) {
    throw badValue('Cannot use a positional projection and return the new document');
  }
}

function refuseWithRemove(request: Request): void {
  for (const [field, message] of [
    ['update', 'Cannot specify both an update and remove=true'],
    ['upsert', 'Cannot specify both upsert=true and remove=true'],
    ['new', "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document"],
    ['arrayFilters', 'Cannot specify arrayFilters and remove=true'],
  ] as const) {
    if (request.command[field] !== undefined && request.command[field] !== false) {
      throw failedToParse(message);
    }
  }
}

function modified(result: UpdateResult, wantsNew: boolean, project: (document: Document) => Document): Reply {
  const document = wantsNew ? result.after : result.before?.document;
  const upserted = result.upsertedId === undefined ? {} : { upserted: result.upsertedId };
  return {
    lastErrorObject: {
      n: result.n,
      updatedExisting: result.n > 0 && result.upsertedId === undefined,
      ...upserted,
    },
    value: document ? project(document) : null,
    ok: 1,
  };
}
