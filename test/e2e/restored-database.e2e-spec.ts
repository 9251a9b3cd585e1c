import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const LOOK_MS = 1_000;
const PATH = '/api/v1/integrations/exotel';

type IndexNames = Record<string, string[]>;

async function indexesOf({ db }: Connection): Promise<IndexNames> {
  const collections = (await db?.collections()) ?? [];
  const named = collections.map(async (collection) => {
    const indexes = await collection.indexes();
    return [collection.collectionName, indexes.map(({ name }) => name ?? '').sort()] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}

describe('a database that is restored under a running service', () => {
  let database: SharedDatabase;
  let connection: Connection;
  let app: RunningApp;

  beforeAll(async () => {
    database = await startSharedDatabase();
    connection = await database.connect();
    app = await startApp({ mongodbUri: database.mongodbUri, config: { indexCheckMs: LOOK_MS } });
  });

  afterAll(async () => {
    await app.stop();
    await database.stop();
  });

  const isReady = async (): Promise<boolean> => (await app.api.get('/health/ready')).status === 200;

  it('gets its indexes back without a restart', async () => {
    const built = await indexesOf(connection);
    expect(built['test_calls']).toContain('idempotency');

    for (const name of Object.keys(built)) await connection.collection(name).dropIndexes();
    while (JSON.stringify(await indexesOf(connection)) !== JSON.stringify(built)) await pause(20);

    expect(await isReady()).toBe(true);
  }, 20_000);

  it('serves nothing while two documents keep an index from being built, says which, and goes on by itself', async () => {
    const log = connection.collection('audit_log');
    await log.drop();
    await log.insertMany([{ foreign: 1 }, { foreign: 2 }]);
    while (await isReady()) await pause(20);

    for (const path of [PATH, '/health/ready']) {
      expect((await app.api.get(path)).body).toMatchObject({
        code: 'not_ready',
        detail: expect.stringMatching(/^The database is reachable, but cannot be used until .* log names/),
      });
    }
    expect(app.log()).toMatch(/"level":"fatal".*Two documents of \S+\.audit_log .* unique index chain /);
    await log.deleteMany({ foreign: { $exists: true } });
    while (!(await isReady())) await pause(20);

    expect((await indexesOf(connection))['audit_log']).toContain('chain');
    expect((await app.api.get(PATH)).status).toBe(200);
  }, 20_000);
});

it('a service that stops while it looks at its indexes ends as quietly as ever', async () => {
  const app = await startApp({ config: { indexCheckMs: 0 } });

  await app.stop();

  expect(app.log()).not.toMatch(/"level":"(?:warn|error|fatal)"/);
}, 20_000);
