import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Api, ROOT } from '../support/api.js';
import { startProgram } from '../support/program.js';
import type { RunningProgram } from '../support/program.js';
import { JWT_SECRET } from '../support/sign-in.js';
import { dropDatabase, freshMongodbUri } from '../support/start-app.js';

const WRITES = 1_000;
const WRITERS = 8;

describe('kill -9', () => {
  let folder: string;
  let program: RunningProgram;
  const mongodbUri = freshMongodbUri();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
  });

  afterAll(async () => {
    await program.kill('SIGTERM');
    if (mongodbUri !== undefined) await dropDatabase(mongodbUri);
    await rm(folder, { recursive: true, force: true });
  });

  const start = (): Promise<RunningProgram> =>
    startProgram({
      cwd: folder,
      env: {
        DATA_DIR: path.join(folder, 'data'),
        JWT_SECRET,
        ENCRYPTION_KEYS: `k:${Buffer.alloc(32, 7).toString('base64url')}`,
        MAX_DIDS: '2000',
        LOG_LEVEL: 'info',
        ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
      },
    });

  it(`loses none of ${WRITES} acknowledged writes`, async () => {
    program = await start();
    const api = new Api(program.url);
    const acknowledged: string[] = [];
    let next = 0;
    const write = async (): Promise<void> => {
      for (;;) {
        const number = `+9180${String(40_000_000 + next++)}`;
        const { status } = await api.post(`${ROOT}/dids`, { number });
        if (status === 201) acknowledged.push(number);
        if (acknowledged.length >= WRITES) return;
      }
    };

    const writers = Array.from({ length: WRITERS }, write);
    await Promise.race(writers);
    // The other writers still have requests under way.
    await program.kill('SIGKILL');
    await Promise.allSettled(writers);
    program = await start();

    const { body } = await new Api(program.url).get(ROOT);
    const numbers = new Set(body.dids.map(({ number }: { number: string }) => number));
    expect(acknowledged.length).toBeGreaterThanOrEqual(WRITES);
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
  }, 180_000);
});
