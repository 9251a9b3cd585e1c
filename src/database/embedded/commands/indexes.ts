import type { Document } from 'bson';
import { equalValues } from '../bson/key-encoding.js';
import { encodeDocument, isDocument, isNumber, toNumber } from '../bson/values.js';
import { failedToParse, MongoFault, notImplemented, typeMismatch } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import {
  type CollectionDescription,
  describeIndex,
  type IndexDescription,
  keyPatternOf,
  type NewIndex,
  readFields,
} from '../storage/catalog.js';
import { FIRST_BATCH, streamOf } from './cursors.js';
import type { Command, Engine, Reply, Request } from './request.js';

export const INDEX_COMMANDS: Readonly<Record<string, Command>> = {
  createIndexes: { fields: ['indexes', 'commitQuorum'], run: createIndexes },
  listIndexes: { fields: ['cursor'], run: listIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes },
};

const INDEX_FIELDS = new Set([
  ...['key', 'name', 'ns', 'v', 'background', 'unique', 'sparse', 'expireAfterSeconds'],
  'partialFilterExpression',
]);
const FOREIGN_FIELDS = new Set([
  ...[
    'collation',
    'weights',
    'default_language',
    'language_override',
    'textIndexVersion',
    '2dsphereIndexVersion',
  ],
  ...['bits', 'min', 'max', 'wildcardProjection', 'hidden', 'storageEngine', 'clustered', 'prepareUnique'],
]);

async function createIndexes(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  const wanted = request.documents('indexes').map(readIndex);
  return engine.storage.write(() => {
    const created = engine.catalog.find(namespace) === undefined;
    const before = engine.catalog.findOrCreate(namespace).indexes.length;
    for (const index of wanted) addIndex(engine, namespace, index);
    const after = engine.catalog.findOrCreate(namespace).indexes.length;
    return {
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: created,
      ...(before === after ? { note: 'all indexes already exist' } : {}),
      ok: 1,
    };
  });
}

function addIndex(engine: Engine, namespace: string, wanted: NewIndex): void {
  const collection = engine.catalog.findOrCreate(namespace);
  if (findEquivalent(collection, wanted)) return;
  if (collection.indexes.length >= 64) {
    throw new MongoFault(67, 'CannotCreateIndex', `add index fails, too many indexes for ${namespace}`);
  }
  const index = engine.documents.build(collection, engine.catalog.admit(wanted));
  const known = engine.catalog.findOrCreate(namespace);
  engine.catalog.save({ ...known, indexes: [...known.indexes, index] });
}

/** The index that is there already; one that differs under the same name or over the same fields is a conflict. */
function findEquivalent(collection: CollectionDescription, wanted: NewIndex): IndexDescription | undefined {
  const sameName = collection.indexes.find((index) => index.name === wanted.name);
  const sameKey = collection.indexes.find(
    (index) => isSameKey(index, wanted) && isSameFilter(index, wanted) && !isOwnIdIndex(index, wanted),
  );
  if (sameName && !isSameIndex(sameName, wanted)) throw conflictOfName(sameName, wanted);
  if (sameKey && sameKey.name !== wanted.name) {
    throw new MongoFault(
      85,
      'IndexOptionsConflict',
      `Index already exists with a different name: ${sameKey.name}`,
    );
  }
  return sameName;
}

const isOwnIdIndex = (index: IndexDescription, wanted: NewIndex): boolean =>
  index.name === '_id_' && wanted.name === '_id_';

function conflictOfName(index: IndexDescription, wanted: NewIndex): MongoFault {
  if (isSameKey(index, wanted)) {
    return new MongoFault(
      85,
      'IndexOptionsConflict',
      `An equivalent index already exists with the same name but different options. Requested index: ${wanted.name}`,
    );
  }
  const message = `An existing index has the same name as the requested index. Requested index: ${wanted.name}`;
  return new MongoFault(86, 'IndexKeySpecsConflict', message);
}

function isSameIndex(a: IndexDescription, b: NewIndex): boolean {
  if (a.name === '_id_') return isSameKey(a, b);
  return (
    isSameKey(a, b) &&
    isSameFilter(a, b) &&
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    a.expireAfterSeconds === b.expireAfterSeconds
  );
}

function isSameKey(a: NewIndex, b: NewIndex): boolean {
  return encodeDocument(keyPatternOf(a)).equals(encodeDocument(keyPatternOf(b)));
}

function isSameFilter(a: NewIndex, b: NewIndex): boolean {
  return equalValues(a.partialFilter ?? {}, b.partialFilter ?? {});
}

function readIndex(given: Document): NewIndex {
  for (const field of Object.keys(given)) {
    if (FOREIGN_FIELDS.has(field)) throw notImplemented(`The index option ${field}`);
    if (INDEX_FIELDS.has(field)) continue;
    throw new MongoFault(
      197,
      'InvalidIndexSpecificationOption',
      `The field '${field}' is not valid for an index specification.`,
    );
  }
  const { key, name } = given as { key: unknown; name: unknown };
  if (!isDocument(key) || typeof name !== 'string' || name === '') {
    throw failedToParse("The 'key' and 'name' fields are required properties of an index specification");
  }
  Object.entries(key).forEach(([path, direction]) => {
    checkDirection(path, direction);
  });
  return { name, fields: readFields(key), ...readOptions(given) };
}

function checkDirection(path: string, direction: unknown): void {
  if (typeof direction === 'string') throw notImplemented(`An index of type ${direction}`);
  const wrong = !isNumber(direction) || toNumber(direction) === 0 || Number.isNaN(toNumber(direction));
  if (wrong || path === '' || path.split('.').some((part) => part === '' || part.startsWith('$'))) {
    throw new MongoFault(67, 'CannotCreateIndex', `Index keys cannot be this: { ${path}: … }`);
  }
}

function readOptions(given: Document): Omit<NewIndex, 'name' | 'fields'> {
  const partialFilter: unknown = given['partialFilterExpression'];
  const seconds: unknown = given['expireAfterSeconds'];
  if (partialFilter !== undefined && !isDocument(partialFilter)) {
    throw typeMismatch("The field 'partialFilterExpression' must be an object");
  }
  if (seconds !== undefined && !isNumber(seconds)) {
    throw typeMismatch("The field 'expireAfterSeconds' must be a number");
  }
  if (partialFilter) compileFilter(partialFilter);
  return {
    unique: isSet(given['unique']),
    sparse: isSet(given['sparse']),
    ...(partialFilter ? { partialFilter } : {}),
    ...(seconds === undefined ? {} : { expireAfterSeconds: toNumber(seconds) }),
  };
}

const isSet = (value: unknown): boolean => (isNumber(value) ? toNumber(value) !== 0 : value === true);

function findCollection(engine: Engine, namespace: string): CollectionDescription {
  const collection = engine.catalog.find(namespace);
  if (collection) return collection;
  throw new MongoFault(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
}

function listIndexes(engine: Engine, request: Request): Promise<Reply> {
  const { indexes } = findCollection(engine, request.namespace);
  const stream = streamOf(indexes.map((index) => encodeDocument(describeIndex(index))));
  const batch = { size: FIRST_BATCH, singleBatch: true };
  return engine.cursors.first(request.namespace, stream, batch, request.pacer);
}

async function dropIndexes(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  const wanted: unknown = request.command['index'];
  return engine.storage.write(() => {
    const collection = findCollection(engine, namespace);
    const dropped = indexesToDrop(collection, wanted);
    for (const index of dropped) engine.documents.dropIndex(index);
    const indexes = collection.indexes.filter((index) => !dropped.includes(index));
    engine.catalog.save({ ...collection, indexes });
    return { nIndexesWas: collection.indexes.length, ok: 1 };
  });
}

function indexesToDrop(collection: CollectionDescription, wanted: unknown): IndexDescription[] {
  const others = collection.indexes.filter((index) => index.name !== '_id_');
  if (wanted === '*') return others;
  const names: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    if (name === '_id_') throw new MongoFault(72, 'InvalidOptions', 'cannot drop _id index');
    const found = others.find((index) =>
      isDocument(name) ? isSameKey(index, { ...index, fields: readFields(name) }) : index.name === name,
    );
    if (found) return found;
    throw new MongoFault(27, 'IndexNotFound', `index not found with name [${String(name)}]`);
  });
}
