import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dropDatabase, freshMongodbUri } from './start-app.js';
import type { StartOptions } from './start-app.js';

/** A database that outlives the app, for tests of restarts. */
export interface KeptDatabase {
  /** To be spread into the options of `startApp`. */
  readonly place: Required<Pick<StartOptions, 'dataDir' | 'mongodbUri'>>;
  remove(): Promise<void>;
}

export async function keptDatabase(): Promise<KeptDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
  const mongodbUri = freshMongodbUri();
  return {
    place: { dataDir, mongodbUri },
    remove: async () => {
      if (mongodbUri !== undefined) await dropDatabase(mongodbUri);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
