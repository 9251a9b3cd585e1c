import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDatabaseProxy } from '../support/database-proxy.js';
import type { DatabaseProxy } from '../support/database-proxy.js';
import { runProgram } from '../support/program.js';
import type { Ended } from '../support/program.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { startApp } from '../support/start-app.js';

const ENCRYPTION_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64url')}`;
const PROGRAMS = ['main.js', 'keys-rotate.js', 'audit-verify.js'];

describe.each(PROGRAMS)('a database that refuses what %s needs', (program) => {
  let cwd: string;
  let database: SharedDatabase;
  let proxy: DatabaseProxy;

  beforeAll(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
    database = await startSharedDatabase();
    proxy = await startDatabaseProxy(database.mongodbUri);
  });

  afterAll(async () => {
    await proxy.stop();
    await database.stop();
    await rm(cwd, { recursive: true, force: true });
  });

  const run = (): Promise<Ended> =>
    runProgram(program, { cwd, env: { PORT: '0', MONGODB_URI: proxy.mongodbUri, ENCRYPTION_KEYS } });

  it.each([
    [18, 'AuthenticationFailed', /^MongoDB refuses the user or the password in MONGODB_URI: [^\n]+\n$/],
    [13, 'Unauthorized', /^The user in MONGODB_URI may not [^\n]+ readWrite [^\n]+\n$/],
  ])('is explained in one sentence: %i %s', async (code, codeName, sentence) => {
    proxy.refuse({ code, codeName });

    const ended = await run();

    await proxy.restore();
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
  });

  it('is explained by the collection and the index where foreign documents are alike', async () => {
    const log = (await database.connect()).collection('audit_log');
    await log.insertMany([{ foreign: 1 }, { foreign: 2 }]);

    const ended = await run();

    await log.deleteMany({});
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Two documents of \S+\.audit_log [^\n]+ unique index chain [^\n]+\n$/),
    });
  });
});

it('a database that refuses what the service needs is explained where it comes only later, too', async () => {
  const database = await startSharedDatabase();
  const proxy = await startDatabaseProxy(database.mongodbUri, true);
  const app = await startApp({ mongodbUri: proxy.mongodbUri });

  await proxy.restore();
  proxy.refuse({ code: 18, codeName: 'AuthenticationFailed' });
  while (!app.log().includes('"level":"fatal"')) await pause(50);

  await app.stop();
  await proxy.stop();
  await database.stop();
  expect(app.log()).toContain('MongoDB refuses the user or the password in MONGODB_URI');
}, 30_000);
