import { Double, type Document } from 'bson';
import { encodeDocument } from '../bson/values.js';
import { MongoFault } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import { describeIndex } from '../storage/catalog.js';
import { FIRST_BATCH, streamOf } from './cursors.js';
import type { Command, Engine, Reply, Request } from './request.js';

const HELLO_FIELDS = [
  ...[
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'topologyVersion',
    'maxAwaitTimeMS',
    'backpressure',
  ],
  ...['saslSupportedMechs', 'speculativeAuthenticate', 'forShell', 'hostInfo', 'internalClient'],
];
const hello: Command = { fields: HELLO_FIELDS, run: (_engine, request) => greeting(request) };

/** Greetings, and the life of collections and databases. */
export const ADMIN_COMMANDS: Readonly<Record<string, Command>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: { fields: [], run: () => ({ ok: 1 }) },
  buildInfo: { fields: [], run: buildInfo },
  buildinfo: { fields: [], run: buildInfo },
  endSessions: { fields: [], run: () => ({ ok: 1 }) },
  create: { fields: ['autoIndexId', 'idIndex'], run: create },
  drop: { fields: [], run: drop },
  dropDatabase: { fields: [], run: dropDatabase },
  listCollections: {
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections,
  },
  listDatabases: { fields: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases },
};

/** A standalone server: the driver then sends neither retryable writes nor transactions. */
function greeting(request: Request): Document {
  return {
    ...(request.name === 'hello' ? {} : { ismaster: true }),
    helloOk: true,
    isWritablePrimary: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: request.connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  };
}

function buildInfo(): Document {
  return { version: '7.0.0', versionArray: [7, 0, 0, 0], maxBsonObjectSize: 16 * 1024 * 1024, ok: 1 };
}

async function create(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  return engine.storage.write(() => {
    if (engine.catalog.find(namespace)) {
      throw new MongoFault(48, 'NamespaceExists', `Collection ${namespace} already exists.`);
    }
    engine.catalog.findOrCreate(namespace);
    return { ok: 1 };
  });
}

async function drop(engine: Engine, request: Request): Promise<Reply> {
  const { namespace } = request;
  return engine.storage.write(() => {
    const collection = engine.catalog.find(namespace);
    if (!collection) return { ok: 1 };
    engine.documents.dropCollection(collection);
    return { nIndexesWas: collection.indexes.length, ns: namespace, ok: 1 };
  });
}

async function dropDatabase(engine: Engine, request: Request): Promise<Reply> {
  return engine.storage.write(() => {
    for (const collection of collectionsOf(engine, request.database)) {
      engine.documents.dropCollection(collection);
    }
    return { dropped: request.database, ok: 1 };
  });
}

function listCollections(engine: Engine, request: Request): Promise<Reply> {
  const matches = compileFilter(request.document('filter') ?? {});
  const listed = collectionsOf(engine, request.database).map((collection) => ({
    name: collection.namespace.slice(request.database.length + 1),
    type: 'collection',
    options: {},
    info: { readOnly: false },
    idIndex: collection.indexes.filter((index) => index.name === '_id_').map(describeIndex)[0],
  }));
  const stream = streamOf(listed.filter((entry) => matches(entry)).map(encodeDocument));
  const batch = { size: FIRST_BATCH, singleBatch: false };
  return engine.cursors.first(`${request.database}.$cmd.listCollections`, stream, batch, request.pacer);
}

function listDatabases(engine: Engine, request: Request): Document {
  const matches = compileFilter(request.document('filter') ?? {});
  const names = new Set(engine.catalog.list().map(({ namespace }) => namespace.split('.', 1)[0] ?? ''));
  const databases = [...names].map((name) => ({ name, sizeOnDisk: new Double(0), empty: false }));
  return { databases: databases.filter((entry) => matches(entry)), totalSize: new Double(0), ok: 1 };
}

function collectionsOf(engine: Engine, database: string): ReturnType<Engine['catalog']['list']> {
  return engine.catalog.list().filter(({ namespace }) => namespace.startsWith(`${database}.`));
}
