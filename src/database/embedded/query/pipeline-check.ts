import { isDocument } from '../bson/values.js';
import { locationFault, MongoFault, notImplemented, typeMismatch } from '../mongo-fault.js';

/** Stages that an update with a pipeline may have. */
export const UPDATE_STAGES: ReadonlySet<string> = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
]);

/** Stages of the aggregate command. */
export const AGGREGATE_STAGES: ReadonlySet<string> = new Set([
  ...UPDATE_STAGES,
  '$match',
  '$group',
  '$sort',
  '$limit',
  '$skip',
  '$count',
  '$unwind',
  '$facet',
  '$sortByCount',
  '$bucket',
]);

/** Stages that MongoDB knows and this store does not. */
const FOREIGN_STAGES = new Set([
  '$out',
  '$merge',
  '$lookup',
  '$graphLookup',
  '$unionWith',
  '$geoNear',
  '$search',
  '$setWindowFields',
  '$densify',
  '$fill',
  '$sample',
  '$redact',
  '$bucketAuto',
  '$indexStats',
  '$collStats',
  '$documents',
]);

/** Refuses what is no stage, and what is none here. */
export function checkPipeline(stages: readonly unknown[], allowed: ReadonlySet<string>): void {
  for (const stage of stages) {
    if (!isDocument(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    const names = Object.keys(stage);
    const [name = ''] = names;
    if (names.length !== 1) {
      throw locationFault(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    checkStage(name, allowed);
    if (name === '$facet') checkFacets(stage[name], allowed);
  }
}

function checkStage(name: string, allowed: ReadonlySet<string>): void {
  if (allowed.has(name)) return;
  if (name.startsWith('$changeStream')) {
    throw locationFault(40573, 'The $changeStream stage is only supported on replica sets');
  }
  if (allowed === UPDATE_STAGES && AGGREGATE_STAGES.has(name)) {
    throw new MongoFault(72, 'InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  if (FOREIGN_STAGES.has(name)) throw notImplemented(name);
  throw locationFault(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function checkFacets(facets: unknown, allowed: ReadonlySet<string>): void {
  if (!isDocument(facets)) throw locationFault(40169, 'the $facet specification must be a non-empty object');
  for (const stages of Object.values(facets) as unknown[]) {
    if (!Array.isArray(stages)) throw locationFault(40170, 'arguments to $facet must be arrays');
    checkPipeline(stages, allowed);
  }
}
