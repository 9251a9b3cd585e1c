import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../support/api.js';
import type { Answer, Api } from '../support/api.js';
import { closedAddress } from '../support/bare-server.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import type { DatabaseProxy } from '../support/database-proxy.js';
import { runProgram } from '../support/program.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const PATIENCE_MS = 4_500;
const HEALS_WITHIN_MS = 20_000;

const SECRETS = {
  JWT_SECRET: 'a-secret-of-at-least-thirty-two-bytes',
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64url')}`,
};

/** An address with user and password at which no database listens. */
async function closedDatabase(): Promise<{ mongodbUri: string; host: string }> {
  const { host } = new URL(await closedAddress());
  return { mongodbUri: `mongodb://ops:hunter2@${host}/cxb`, host };
}

/** Asks until the service says that it is ready. */
async function untilReady(api: Api): Promise<void> {
  const deadline = Date.now() + HEALS_WITHIN_MS;
  while ((await api.get('/health/ready', { as: undefined })).status !== 200) {
    if (Date.now() > deadline) throw new Error('the service did not heal');
    // App, proxy and database share this process: asking without a pause would keep them from healing.
    await pause(50);
  }
}

describe('a database that is away', () => {
  let database: SharedDatabase;
  let proxy: DatabaseProxy;
  let app: RunningApp;

  beforeAll(async () => {
    database = await startSharedDatabase();
    proxy = await startDatabaseProxy(database.mongodbUri, true);
    app = await startApp({ mongodbUri: proxy.mongodbUri });
  });

  afterAll(async () => {
    await app.stop();
    await proxy.stop();
    await database.stop();
  });

  async function expectAway(ask: () => Promise<Answer>): Promise<void> {
    const startedAt = Date.now();
    const answer = await ask();

    expect([answer.status, answer.body.code]).toEqual([503, 'not_ready']);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(Date.now() - startedAt).toBeLessThan(PATIENCE_MS);
  }

  const everything = (): (() => Promise<Answer>)[] => [
    () => app.api.get('/health/ready', { as: undefined }),
    () => app.api.get(ROOT),
    () => app.api.put(ROOT, { account_sid: 'acme' }),
    () => app.api.post(`${ROOT}/dids`, { number: '+918047112345' }),
    () => app.api.get(`${ROOT}/dids/any`),
    () => app.api.delete(`${ROOT}/dids/any`),
    () => app.api.get(`${ROOT}/test-call-options`),
    () => app.api.placeTestCall('any', '9000000000'),
    () => app.api.get('/api/v1/settings'),
    () => app.api.put('/api/v1/settings/fleet', { core_fleet: [] }),
  ];

  it('does not stop the start: what needs it is 503, the rest works, and all heals by itself', async () => {
    await Promise.all(everything().map(expectAway));
    expect((await app.api.get('/health/live', { as: undefined })).status).toBe(200);
    expect((await app.api.get('/metrics', { as: undefined })).status).toBe(200);
    expect((await app.api.get(ROOT, { as: undefined })).status).toBe(401);
    expect((await app.api.get(ROOT, { as: 'agent' })).status).toBe(403);

    await proxy.restore();
    await untilReady(app.api);

    expect((await app.api.put(ROOT, { account_sid: 'acme' })).status).toBe(200);
    expect((await app.api.post(`${ROOT}/dids`, { number: '+918047112345' })).status).toBe(201);
  }, 120_000);

  it('may go away at any time: nothing is half done, and all heals by itself', async () => {
    await proxy.restore();
    await untilReady(app.api);
    const before = await app.api.get(ROOT);
    const told = app.log().length;
    const isTold = (text: string): boolean => app.log().slice(told).includes(text);

    await proxy.cut();
    await Promise.all(everything().map(expectAway));
    expect((await app.api.get('/health/live', { as: undefined })).status).toBe(200);
    while (!isTold('The database is away: it closed the connection, or does not answer.')) await pause(20);

    await proxy.restore();
    await untilReady(app.api);
    expect(isTold('The database is there')).toBe(true);
    expect((await app.api.get(ROOT)).body).toEqual(before.body);
    expect((await app.api.put(ROOT, { account_sid: 'after' })).status).toBe(200);
  }, 120_000);

  it('loses no write that was acknowledged while it came and went', async () => {
    await proxy.restore();
    await untilReady(app.api);
    const acknowledged: string[] = [];
    const add = async (index: number): Promise<void> => {
      const number = `+9180475${String(index).padStart(5, '0')}`;
      const { status } = await app.api.post(`${ROOT}/dids`, { number });
      expect([201, 503]).toContain(status);
      if (status === 201) acknowledged.push(number);
    };

    const adding = Array.from({ length: 60 }, (_, index) => add(index));
    await Promise.race(adding);
    await proxy.cut();
    await Promise.all(adding);
    await proxy.restore();
    await untilReady(app.api);

    const numbers = (await app.api.get(ROOT)).body.dids.map(({ number }: { number: string }) => number);
    expect(numbers).toEqual(expect.arrayContaining(acknowledged));
  }, 120_000);

  // A logger is the process's, and so the last started app's: nothing of the other one can be read after this.
  it('says why in the log, and to whoever runs a command, without the password', async () => {
    const { mongodbUri, host } = await closedDatabase();
    const closed = await startApp({ mongodbUri });
    await closed.stop();

    const commands = ['audit-verify.js', 'keys-rotate.js'].map((program) =>
      runProgram(program, {
        cwd: tmpdir(),
        env: { NODE_ENV: 'production', MONGODB_URI: mongodbUri, ...SECRETS },
      }),
    );

    expect(closed.log()).toContain(
      `The database is away (connect ECONNREFUSED ${host}); trying again in 2 s.`,
    );
    expect(closed.log()).not.toContain('hunter2');
    for (const { code, stderr } of await Promise.all(commands)) {
      expect(code).toBe(1);
      expect(stderr).toBe(
        `The database cannot be reached (connect ECONNREFUSED ${host}): check MONGODB_URI and that MongoDB runs, then repeat the command.\n`,
      );
    }
  }, 60_000);
});
