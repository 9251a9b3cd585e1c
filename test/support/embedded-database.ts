import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../../src/database/embedded/embedded-store.js';

/** An embedded store in a folder of its own, spoken to like any server. */
export interface EmbeddedDatabase {
  readonly uri: string;
  /** Gives a connection, which is closed at the end. */
  connect(options?: mongoose.ConnectOptions): Promise<mongoose.Connection>;
  /** Removes the folder, too. */
  stop(): Promise<void>;
}

export async function startEmbeddedDatabase(): Promise<EmbeddedDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cxb-database-'));
  const store = await startEmbeddedStore(folder);
  const connections: mongoose.Connection[] = [];
  return {
    uri: store.uri,
    connect: async (options) => {
      const connection = mongoose.createConnection(store.uri, { dbName: 'spec', ...options });
      connections.push(connection);
      return connection.asPromise();
    },
    stop: async () => {
      for (const connection of connections) await connection.close();
      await store.stop();
      await rm(folder, { recursive: true });
    },
  };
}
