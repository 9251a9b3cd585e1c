import mongoose from 'mongoose';
import { startEmbeddedDatabase } from './embedded-database.js';
import { dropDatabase, freshMongodbUri } from './start-app.js';

/** A database that several apps use at once, or that is filled before the first one starts. */
export interface SharedDatabase {
  readonly mongodbUri: string;
  /** Gives a connection of the test's own. */
  connect(): Promise<mongoose.Connection>;
  stop(): Promise<void>;
}

/** On `TEST_MONGODB_URI`, else an embedded store of its own that is spoken to like any server. */
export async function startSharedDatabase(): Promise<SharedDatabase> {
  const connections: mongoose.Connection[] = [];
  const { mongodbUri, stop } = await start();
  return {
    mongodbUri,
    connect: async () => {
      const connection = await mongoose.createConnection(mongodbUri).asPromise();
      connections.push(connection);
      return connection;
    },
    stop: async () => {
      for (const connection of connections) await connection.close();
      await stop();
    },
  };
}

/** Has the database of these tests change streams? */
export async function hasChangeStreams(): Promise<boolean> {
  const database = await startSharedDatabase();
  try {
    const changes = (await database.connect()).collection('any').watch();
    return await changes.tryNext().then(
      () => true,
      () => false,
    );
  } finally {
    await database.stop();
  }
}

async function start(): Promise<{ mongodbUri: string; stop: () => Promise<void> }> {
  const external = freshMongodbUri();
  if (external !== undefined) return { mongodbUri: external, stop: () => dropDatabase(external) };
  const database = await startEmbeddedDatabase();
  return { mongodbUri: withDatabase(database.uri), stop: () => database.stop() };
}

/** The store's URI names no database; one is put before its options. */
function withDatabase(uri: string): string {
  const [address = '', options] = uri.split('?');
  return `${address.replace(/\/$/, '')}/cxb${options === undefined ? '' : `?${options}`}`;
}
