import type { Document } from 'bson';
import { decodePromoted, encodeDocument, isDocument, isNumber, toNumber } from '../bson/values.js';
import { badValue, failedToParse, locationFault, MongoFault } from '../mongo-fault.js';
import { AGGREGATE_STAGES, checkPipeline } from '../query/pipeline-check.js';
import { runPipeline } from '../query/run-pipeline.js';
import type { Selection } from '../query/selection.js';
import { FIRST_BATCH, type ResultStream, streamOf } from './cursors.js';
import { countRows } from './find.js';
import type { Command, Engine, Reply, Request } from './request.js';

const FIELDS = ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'bypassDocumentValidation', 'collation', 'let'];

export const AGGREGATE_COMMANDS: Readonly<Record<string, Command>> = {
  aggregate: { fields: FIELDS, run: aggregate },
};

async function aggregate(engine: Engine, request: Request): Promise<Reply> {
  const stages = request.documents('pipeline');
  checkPipeline(stages, AGGREGATE_STAGES);
  if (!isDocument(request.command['cursor'])) {
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  }
  if (typeof request.command['aggregate'] !== 'string') {
    throw locationFault(73, 'aggregate needs a collection');
  }
  const { selection, rest } = splitPipeline(stages, request.command['hint']);
  const stream = await resultOf(engine, request, selection, rest);
  const size: unknown = request.document('cursor')?.['batchSize'];
  const batch = { size: isNumber(size) ? toNumber(size) : FIRST_BATCH, singleBatch: false };
  return engine.cursors.first(request.namespace, stream, batch, request.pacer);
}

/** The first $match, $sort, $skip and $limit are a find and use its indexes. */
function splitPipeline(
  stages: readonly Document[],
  hint: unknown,
): { selection: Selection; rest: Document[] } {
  const rest = [...stages];
  const take = (name: string): unknown => {
    if (rest[0] === undefined || !(name in rest[0])) return undefined;
    return rest.shift()?.[name] as unknown;
  };
  const filter = take('$match') ?? {};
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  if (!isDocument(filter)) throw locationFault(15959, 'the match filter must be an expression in an object');
  return {
    selection: {
      ...{ filter, hint, skip: amount('$skip', skip, 0), limit: amount('$limit', limit, 1) },
      sort: isDocument(sort) ? sort : undefined,
    },
    rest,
  };
}

function amount(stage: string, value: unknown, least: number): number {
  if (value === undefined) return 0;
  const number = isNumber(value) ? toNumber(value) : NaN;
  if (Number.isInteger(number) && number >= least) return number;
  throw locationFault(stage === '$skip' ? 5107200 : 5107201, `invalid argument to ${stage} stage`);
}

async function resultOf(
  engine: Engine,
  request: Request,
  selection: Selection,
  rest: readonly Document[],
): Promise<ResultStream> {
  const counted = countShape(rest);
  if (counted) return streamOf(counted(await countRows(engine, request.namespace, selection, request.pacer)));
  const source = engine.selector.open(request.namespace, selection);
  if (rest.length === 0) {
    return {
      get done() {
        return source.done;
      },
      step: () => source.step().map((row) => row.bytes),
    };
  }
  const input: Document[] = [];
  while (!source.done) {
    for (const row of source.step()) input.push(decodePromoted(row.bytes));
    await request.pacer.breathe();
  }
  return streamOf(runStages(rest, input));
}

/** Counting needs no documents: { $count } and the { $group } that countDocuments() sends. */
function countShape(rest: readonly Document[]): ((n: number) => Buffer[]) | undefined {
  const [stage] = rest;
  if (stage === undefined || rest.length !== 1) return undefined;
  const name: unknown = stage['$count'];
  if (typeof name === 'string') return (n) => (n > 0 ? [encodeDocument({ [name]: n })] : []);
  const group: unknown = stage['$group'];
  if (!isDocument(group) || Object.keys(group).join() !== '_id,n') return undefined;
  const { _id: id, n: sum } = group as { _id: unknown; n: unknown };
  if (!isOne(sum) || !(id === null || isNumber(id))) return undefined;
  return (n) => (n > 0 ? [encodeDocument({ _id: id, n })] : []);
}

/** { $sum: 1 } */
function isOne(sum: unknown): boolean {
  if (!isDocument(sum) || Object.keys(sum).join() !== '$sum') return false;
  const step: unknown = sum['$sum'];
  return isNumber(step) && toNumber(step) === 1;
}

function runStages(stages: readonly Document[], input: Document[]): Buffer[] {
  const pipeline = decodePromoted(encodeDocument({ stages }))['stages'] as Document[];
  try {
    return runPipeline(pipeline, input).map(encodeDocument);
  } catch (error) {
    throw asMongoFault(
      error,
      pipeline.some((stage) => '$group' in stage),
    );
  }
}

/** mingo speaks of operators in its own words; the codes are MongoDB's. */
function asMongoFault(error: unknown, groups: boolean): unknown {
  if (!(error instanceof Error)) return error;
  const operator = /['"]?(\$\w+)['"]?/.exec(error.message)?.[1];
  if (
    operator !== undefined &&
    /not registered|unregistered|unknown|not found|invalid operator|unrecognized/i.test(error.message)
  ) {
    if (error.message.includes('accumulator') && groups) {
      return locationFault(15952, `unknown group operator '${operator}'`);
    }
    return new MongoFault(168, 'InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
  }
  return badValue(error.message);
}
