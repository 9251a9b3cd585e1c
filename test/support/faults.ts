import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ROOT } from './api.js';
import type { Answer, Api } from './api.js';
import { startDatabaseProxy } from './database-proxy.js';
import type { DatabaseProxy } from './database-proxy.js';
import { runProgram } from './program.js';
import { startServiceProcess } from './service-process.js';
import { startSharedDatabase } from './shared-database.js';
import { JWT_SECRET } from './sign-in.js';
import { startApp } from './start-app.js';

/** What was seen of a fault, as docs/operations.md says it. */
export interface FaultRow {
  readonly fault: string;
  readonly callers: string;
  readonly lost: string;
  readonly heals: string;
}

interface DatabaseFault {
  readonly fault: string;
  readonly happens: (proxy: DatabaseProxy) => Promise<void> | void;
  /** In how many seconds every request has its answer. */
  readonly answersWithinS: number;
  readonly isAwayAtStart?: boolean;
}

const DATABASE_FAULTS: readonly DatabaseFault[] = [
  {
    fault: 'Database away at the start',
    happens: (proxy) => proxy.cut(),
    answersWithinS: 5,
    isAwayAtStart: true,
  },
  { fault: 'Database goes away', happens: (proxy) => proxy.cut(), answersWithinS: 10 },
  {
    fault: 'Database takes connections and never answers',
    happens: (proxy) => {
      proxy.silence();
    },
    answersWithinS: 15,
  },
  {
    fault: 'Database answers its monitor, and no command',
    happens: (proxy) => {
      proxy.stick();
    },
    answersWithinS: 15,
  },
  {
    fault: 'Database is slow: 300 ms for each message',
    happens: (proxy) => {
      proxy.slowDown(300);
    },
    answersWithinS: 10,
  },
  {
    fault: 'Primary steps down',
    happens: (proxy) => {
      proxy.refuse({ code: 10107, codeName: 'NotWritablePrimary' });
    },
    answersWithinS: 10,
  },
];

const HEALS_WITHIN_S = 20;

/** Every way in which a database fails, each under an app of its own, all at the same time. */
export function meetDatabaseFaults(): Promise<FaultRow>[] {
  return DATABASE_FAULTS.map(meetDatabaseFault);
}

/** Lets a database fail under the real app, and says what became of requests and of acknowledged writes. */
async function meetDatabaseFault(met: DatabaseFault): Promise<FaultRow> {
  const database = await startSharedDatabase();
  const proxy = await startDatabaseProxy(database.mongodbUri, met.isAwayAtStart);
  const app = await startApp({ mongodbUri: proxy.mongodbUri });
  try {
    const writes = new Writes(app.api);
    if (met.isAwayAtStart !== true) {
      await healing(app.api);
      await writes.add(5);
    }
    await met.happens(proxy);
    const callers = await seenByCallers(app.api, writes, met.answersWithinS);
    await proxy.restore();
    const heals = await healing(app.api, writes);
    return { fault: met.fault, callers, lost: await writes.lost(), heals: `by itself, ${heals}` };
  } finally {
    await app.stop();
    await proxy.stop();
    await database.stop();
  }
}

/** A limit on the size of its files is to the store what a full disk is. */
export async function meetFullDisk(): Promise<FaultRow> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
  const service = await startServiceProcess({ dataDir });
  const limitFiles = (bytes: number | 'unlimited'): Promise<unknown> =>
    promisify(execFile)('prlimit', [`--pid=${service.pid}`, `--fsize=${bytes}:`]);
  try {
    const writes = new Writes(service.api);
    await writes.add(5);
    await limitFiles((await stat(path.join(dataDir, 'data.mdb'))).size);
    let refused: Answer | undefined;
    for (let count = 0; count < 200 && refused === undefined; count++) refused = await writes.addOne();
    const read = await service.api.get(ROOT);
    await limitFiles('unlimited');
    const heals = await healing(service.api);
    const lost = await writes.lost({ isCounted: false });
    return {
      fault: 'Disk full under the embedded store',
      callers: `reads ${outcome(read)}, writes that need room ${outcome(refused)}`,
      lost,
      heals: `by itself, ${heals}`,
    };
  } finally {
    await service.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

export async function meetSecondProcess(): Promise<FaultRow> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
  const first = await startServiceProcess({ dataDir });
  try {
    const writes = new Writes(first.api);
    await writes.add(5);
    const second = await runProgram('main.js', {
      cwd: dataDir,
      env: { NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, JWT_SECRET },
    });
    await writes.add(2);
    const sentence = second.stderr.trim().replaceAll(dataDir, '`DATA_DIR`');
    return {
      fault: 'Two processes on one embedded store',
      callers: `the first serves on; the second ends with ${String(second.code)}: “${sentence}”`,
      lost: await writes.lost(),
      heals: 'the second can be started once the first has stopped',
    };
  } finally {
    await first.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Numbers that are added, and which of them the service said it keeps. */
class Writes {
  private readonly acknowledged: string[] = [];
  private next = 0;

  constructor(private readonly api: Api) {}

  async add(count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      const refused = await this.addOne();
      if (refused) throw new Error(`a write was refused: ${refused.text}`);
    }
  }

  /** Gives the answer when it was refused. */
  async addOne(): Promise<Answer | undefined> {
    const number = `+91804711${String(this.next++).padStart(4, '0')}`;
    const answer = await this.api.post(`${ROOT}/dids`, {
      number,
      flow_url: `https://my.exotel.com/${'x'.repeat(900)}`,
    });
    if (answer.status !== 201) return answer;
    this.acknowledged.push(number);
    return undefined;
  }

  async lost({ isCounted } = { isCounted: true }): Promise<string> {
    const { body } = await this.api.get(ROOT);
    const kept = new Set((body.dids as { number: string }[]).map(({ number }) => number));
    const lost = this.acknowledged.filter((number) => !kept.has(number)).length;
    if (lost > 0) return `${lost} acknowledged writes`;
    return isCounted
      ? `nothing: ${this.acknowledged.length} of ${this.acknowledged.length} acknowledged writes`
      : 'nothing acknowledged';
  }
}

/** What everybody is answered while the fault lasts, in the words of the table. */
async function seenByCallers(api: Api, writes: Writes, withinS: number): Promise<string> {
  const startedAt = Date.now();
  const [live, written, ...reads] = await Promise.all([
    api.get('/health/live', { as: undefined }),
    writes.addOne(),
    api.get(ROOT),
    api.get(`${ROOT}/test-calls`),
    api.get('/api/v1/settings'),
    api.get('/health/ready', { as: undefined }),
  ]);
  const tookS = (Date.now() - startedAt) / 1_000;
  const outcomes = [...new Set([...reads.map(outcome), outcome(written)])].sort().join(' or ');
  const pace = tookS <= withinS ? `within ${withinS} s` : `after ${tookS} s`;
  return `${outcomes}, ${pace}; \`/health/live\` ${outcome(live)}`;
}

/** No answer stands for a write that was taken. */
function outcome(answer: Answer | undefined): string {
  if (answer === undefined || answer.status < 300) return '2xx';
  return `${answer.status} \`${String(answer.body?.code)}\``;
}

/** How long it takes until the service says that it is ready, and has taken two writes. */
async function healing(api: Api, writes?: Writes): Promise<string> {
  const deadline = Date.now() + HEALS_WITHIN_S * 1_000;
  let missing = writes ? 2 : 0;
  while (Date.now() < deadline) {
    const isReady = (await api.get('/health/ready', { as: undefined })).status === 200;
    if (isReady && missing === 0) return `within ${HEALS_WITHIN_S} s`;
    // A connection from before the end of the fault may still fail one.
    if (isReady && (await writes?.addOne()) === undefined) missing -= 1;
    else await pause(50);
  }
  return `not within ${HEALS_WITHIN_S} s`;
}
