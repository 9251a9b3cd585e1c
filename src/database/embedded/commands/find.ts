import { type Document, Long } from 'bson';
import { encodeDocument, isNumber, toNumber } from '../bson/values.js';
import { encodeKey } from '../bson/key-encoding.js';
import { anyValueAt } from '../bson/paths.js';
import { failedToParse, notImplemented, typeMismatch } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import { compileProjection } from '../query/projection.js';
import type { RowSource, Selection } from '../query/selection.js';
import { keyPatternOf } from '../storage/catalog.js';
import { FIRST_BATCH, type ResultStream } from './cursors.js';
import type { Command, Engine, Pacer, Reply, Request } from './request.js';

const FIND_FIELDS = [
  ...[
    'filter',
    'sort',
    'projection',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'hint',
    'collation',
    'let',
  ],
  ...['allowDiskUse', 'noCursorTimeout', 'allowPartialResults'],
];

/** Reads by filter. */
export const FIND_COMMANDS: Readonly<Record<string, Command>> = {
  find: { fields: FIND_FIELDS, run: find },
  getMore: { fields: ['collection', 'batchSize'], run: getMore },
  killCursors: { fields: ['cursors'], run: killCursors },
  count: { fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'], run: count },
  distinct: { fields: ['key', 'query', 'hint', 'collation'], run: distinct },
  explain: { fields: ['verbosity'], run: explain },
};

async function find(engine: Engine, request: Request): Promise<Reply> {
  const selection = readSelection(request);
  const source = engine.selector.open(request.namespace, selection);
  const stream = projected(source, selection.filter, request.document('projection'));
  const batch = { size: request.number('batchSize', FIRST_BATCH), singleBatch: request.flag('singleBatch') };
  return engine.cursors.first(request.namespace, stream, batch, request.pacer);
}

function readSelection(request: Request): Selection {
  return {
    filter: request.document('filter') ?? {},
    sort: request.document('sort'),
    skip: request.number('skip', 0),
    limit: request.number('limit', 0),
    hint: request.command['hint'],
  };
}

/** Whole documents go out with their stored bytes; only a projection needs them decoded. */
function projected(source: RowSource, filter: Document, projection: Document | undefined): ResultStream {
  const project = projectionFor(filter, projection);
  return {
    get done() {
      return source.done;
    },
    step: () => source.step().map((row) => (project ? encodeDocument(project(row.document)) : row.bytes)),
  };
}

/** The projection of documents that the filter found, or undefined when they are wanted whole. */
export function projectionFor(
  filter: Document,
  projection: Document | undefined,
): ((document: Document) => Document) | undefined {
  const project = compileProjection(projection);
  if (!project) return undefined;
  const locate = compileFilter(filter);
  const positional = Object.keys(projection ?? {}).some((path) => path.endsWith('.$'));
  return (document) => {
    const details = {};
    if (positional) locate(document, details);
    return project(document, details);
  };
}

async function getMore(engine: Engine, request: Request): Promise<Reply> {
  const id: unknown = request.command['getMore'];
  if (!(id instanceof Long)) {
    throw typeMismatch("BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  }
  const collection: unknown = request.command['collection'];
  if (typeof collection !== 'string') throw typeMismatch("BSON field 'getMore.collection' must be a string");
  const size = request.number('batchSize', 0) || Infinity;
  return engine.cursors.next(id.toBigInt(), `${request.database}.${collection}`, size, request.pacer);
}

function killCursors(engine: Engine, request: Request): Reply {
  const ids: unknown = request.command['cursors'];
  if (!Array.isArray(ids)) throw typeMismatch("BSON field 'killCursors.cursors' must be an array");
  const killed: unknown[] = [];
  const missing: unknown[] = [];
  for (const id of ids as unknown[]) {
    const known = id instanceof Long && engine.cursors.kill(id.toBigInt());
    (known ? killed : missing).push(id);
  }
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

async function count(engine: Engine, request: Request): Promise<Reply> {
  const limit: unknown = request.command['limit'];
  const selection: Selection = {
    filter: request.document('query') ?? {},
    skip: request.number('skip', 0),
    limit: isNumber(limit) ? Math.abs(toNumber(limit)) : 0,
    hint: request.command['hint'],
  };
  return { n: await countRows(engine, request.namespace, selection, request.pacer), ok: 1 };
}

/** The number of all documents is kept; a filter's matches are counted one by one. */
export async function countRows(
  engine: Engine,
  namespace: string,
  selection: Selection,
  pacer: Pacer,
): Promise<number> {
  if (Object.keys(selection.filter).length === 0) {
    const collection = engine.catalog.find(namespace);
    const all = collection ? engine.documents.count(collection) : 0;
    const rest = Math.max(0, all - (selection.skip ?? 0));
    return selection.limit ? Math.min(rest, selection.limit) : rest;
  }
  const source = engine.selector.open(namespace, selection);
  let counted = 0;
  while (!source.done) {
    counted += source.step().length;
    await pacer.breathe();
  }
  return counted;
}

async function distinct(engine: Engine, request: Request): Promise<Reply> {
  const key: unknown = request.command['key'];
  if (typeof key !== 'string') throw typeMismatch("BSON field 'distinct.key' must be a string");
  const source = engine.selector.open(request.namespace, { filter: request.document('query') ?? {} });
  const found = new Map<string, unknown>();
  while (!source.done) {
    for (const { document } of source.step()) {
      anyValueAt(document, key.split('.'), (value) => {
        if (value !== undefined && !Array.isArray(value)) {
          found.set(encodeKey(value).toString('latin1'), value);
        }
        return false;
      });
    }
    await request.pacer.breathe();
  }
  return { values: [...found.values()], ok: 1 };
}

/** Shows which index a find walks through and how much it looks at. */
async function explain(engine: Engine, request: Request): Promise<Reply> {
  const explained = request.document('explain') ?? {};
  if (Object.keys(explained)[0] !== 'find') throw notImplemented('explain of anything but find');
  const inner = request.within(explained);
  inner.check(FIND_FIELDS);
  const source = engine.selector.open(inner.namespace, readSelection(inner));
  const verbosity: unknown = request.command['verbosity'] ?? 'allPlansExecution';
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(String(verbosity))) {
    throw failedToParse('verbosity string must be one of queryPlanner, executionStats, allPlansExecution');
  }
  const planner = { queryPlanner: { namespace: inner.namespace, winningPlan: describePlan(source, inner) } };
  if (verbosity === 'queryPlanner') return { ...planner, ok: 1 };
  let returned = 0;
  while (!source.done) {
    returned += source.step().length;
    await request.pacer.breathe();
  }
  const { keys, documents } = source.examined;
  const stats = {
    executionSuccess: true,
    nReturned: returned,
    totalKeysExamined: keys,
    totalDocsExamined: documents,
  };
  return { ...planner, executionStats: stats, ok: 1 };
}

function describePlan(source: RowSource, request: Request): Document {
  const { plan } = source;
  const walk = plan
    ? {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          indexName: plan.index.name,
          keyPattern: keyPatternOf(plan.index),
          isMultiKey: plan.index.multikey,
          direction: plan.reverse ? 'backward' : 'forward',
        },
      }
    : { stage: 'COLLSCAN', direction: 'forward' };
  const sort = request.document('sort');
  const sorts = sort !== undefined && Object.keys(sort).length > 0 && plan?.sorted !== true;
  return sorts ? { stage: 'SORT', sortPattern: sort, inputStage: walk } : walk;
}
