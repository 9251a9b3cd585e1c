import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { startEmbeddedStore } from '../../src/database/embedded/embedded-store.js';
import { integrationDocument, settingsDocument } from './data.js';

/** One set of data, and copies of it for the contenders: folders of the embedded store, or one MongoDB for all. */
export class BenchStore {
  private constructor(
    readonly folder: string,
    readonly mongodbUri: string | undefined,
  ) {}

  /** The data that the measures of reads stand on; `prepare` may add to it. */
  static async create(
    dids: number,
    prepare: (connection: Connection) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<BenchStore> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cxb-bench-'));
    const store = new BenchStore(folder, freshMongodbUri());
    await store.connected(async (connection) => {
      if (dids > 0) await connection.collection('integrations').insertOne({ ...integrationDocument(dids) });
      await connection.collection<{ _id: string }>('system_settings').insertOne({ ...settingsDocument() });
      await prepare(connection);
    });
    return store;
  }

  /** The environment of a contender that has a copy of its own. */
  async copy(): Promise<Record<string, string>> {
    const folder = path.join(this.folder, `copy-${randomBytes(4).toString('hex')}`);
    await cp(path.join(this.folder, 'seed'), folder, {
      recursive: true,
      filter: (from) => !from.endsWith('.sock'),
    });
    return { DATA_DIR: folder, ...(this.mongodbUri !== undefined && { MONGODB_URI: this.mongodbUri }) };
  }

  async remove(): Promise<void> {
    if (this.mongodbUri !== undefined) await this.connected((connection) => connection.dropDatabase());
    await rm(this.folder, { recursive: true, force: true });
  }

  async connected(use: (connection: Connection) => Promise<unknown>): Promise<void> {
    const embedded = await startEmbeddedStore(path.join(this.folder, 'seed'));
    try {
      const options = this.mongodbUri === undefined ? { dbName: 'cxb' } : {};
      const connection = await mongoose
        .createConnection(this.mongodbUri ?? embedded.uri, options)
        .asPromise();
      await use(connection);
      await connection.close();
    } finally {
      await embedded.stop();
    }
  }
}

/** A database of its own on `BENCH_MONGODB_URI`. */
function freshMongodbUri(): string | undefined {
  const server = process.env['BENCH_MONGODB_URI'];
  if (server === undefined) return undefined;
  const uri = new URL(server);
  uri.pathname = `/bench_${randomBytes(6).toString('hex')}`;
  return uri.href;
}
