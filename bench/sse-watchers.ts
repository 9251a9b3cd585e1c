/**
 * Five thousand watchers on one process of the built service: what each of them costs, beside a bare response of
 * node:http, and how long a change that another process makes takes to reach them.
 *
 *   npm run build && npx tsx bench/sse-watchers.ts [watchers]
 */
import { fork } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../test/support/api.js';
import { startServiceProcess } from '../test/support/service-process.js';
import type { ServiceProcess } from '../test/support/service-process.js';
import { startSharedDatabase } from '../test/support/shared-database.js';
import { tokenFor } from '../test/support/sign-in.js';
import { Verdicts } from './verdicts.js';
import { WatcherCrowd } from './watcher-crowd.js';

const WATCHERS = Number(process.argv[2] ?? 5_000);
const PER_CALL = 10;
const WARM_UP = 300;
const GOAL_KB = 25;
const GOAL_DELAY_MS = 1_000;

interface WatchedCall {
  readonly id: string;
  readonly token: string;
}

const verdicts = new Verdicts();
const token = tokenFor({ role: 'admin', expiresInS: 3_600 });

async function main(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-bench-'));
  const database = await startSharedDatabase();
  const start = (): Promise<ServiceProcess> =>
    startServiceProcess({
      dataDir,
      mongodbUri: database.mongodbUri,
      env: { LOG_LEVEL: 'warn' },
      execArgv: ['--expose-gc'],
    });
  const [watched, other] = [await start(), await start()];
  try {
    const calls = await addCalls(await database.connect());
    const paths = Array.from({ length: WATCHERS }, (_, index) => pathOf(calls[index % calls.length]));
    await measureMemory(watched, paths);
    await measureDelay(watched, other, calls, paths);
  } finally {
    await watched.kill('SIGKILL');
    await other.kill('SIGKILL');
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof startSharedDatabase>>['connect']>>;

/** Calls that were placed and whose end nobody has told. */
async function addCalls(connection: Connection): Promise<WatchedCall[]> {
  const calls = Array.from({ length: Math.ceil(WATCHERS / PER_CALL) }, () => ({
    id: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  const at = new Date();
  const event = (status: string): object => ({ at, source: 'request', status, provider_status: '' });
  await connection.collection<{ _id: string }>('test_calls').insertMany(
    calls.map(({ id, token: secret }) => ({
      _id: id,
      did_id: 'bench',
      did_number: '+918047110001',
      bot_id: 'echo',
      to_number: '+919000000000',
      call_sid: `sid-${id}`,
      provider_status: 'in-progress',
      requested_by: 'bench@example.com',
      status: 'placed',
      created_at: at,
      updated_at: at,
      expires_at: new Date(at.getTime() + 86_400_000),
      events: [event('requested'), event('placed')],
      // Further ahead it would be taken for a call from before a clock was set back, and asked about at once.
      next_poll_at: new Date(at.getTime() + 70_000),
      polls: 0,
      callback_hash: createHash('sha256').update(secret).digest('hex'),
    })),
  );
  return calls;
}

function pathOf(call: WatchedCall | undefined): string {
  return `${ROOT}/test-calls/${call?.id ?? ''}/events`;
}

async function measureMemory(service: ServiceProcess, paths: readonly string[]): Promise<void> {
  const bare = await startBare();
  const ofBare = await perWatcher(bare, paths);
  bare.stop();
  const ours = await perWatcher(service, paths);
  verdicts.note(
    `bare node:http  ${kb(ofBare.heap)} of heap and buffers, ${kb(ofBare.rss)} resident, for each watcher`,
  );
  verdicts.note(
    `the service     ${kb(ours.heap)} of heap and buffers, ${kb(ours.rss)} resident, for each watcher`,
  );
  verdicts.check(
    `${WATCHERS} watchers hold at most ${GOAL_KB} KB each`,
    ours.heap <= GOAL_KB * 1_024,
    kb(ours.heap),
  );
  verdicts.check(
    `${WATCHERS} watchers need at most ${GOAL_KB} KB each of resident memory`,
    ours.rss <= GOAL_KB * 1_024,
    kb(ours.rss),
  );
}

interface Measured {
  readonly url: string;
  memory(): Promise<NodeJS.MemoryUsage>;
}

async function perWatcher(
  server: Measured,
  paths: readonly string[],
): Promise<{ heap: number; rss: number }> {
  const warmUp = new WatcherCrowd();
  await warmUp.open(server.url, paths.slice(0, WARM_UP), token);
  warmUp.leave();
  await sleep(500);
  const before = await server.memory();
  const crowd = new WatcherCrowd();
  await crowd.open(server.url, paths, token);
  await sleep(500);
  const after = await server.memory();
  crowd.leave();
  await sleep(500);
  const held = ({ heapUsed, external }: NodeJS.MemoryUsage): number => heapUsed + external;
  return { heap: (held(after) - held(before)) / paths.length, rss: (after.rss - before.rss) / paths.length };
}

async function startBare(): Promise<Measured & { stop(): void }> {
  const child = fork(fileURLToPath(new URL('bare-sse.mjs', import.meta.url)), { execArgv: ['--expose-gc'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    memory: async () => {
      child.send('memory');
      const [{ memory }] = (await once(child, 'message')) as [{ memory: NodeJS.MemoryUsage }];
      return memory;
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

async function measureDelay(
  watched: ServiceProcess,
  other: ServiceProcess,
  calls: readonly WatchedCall[],
  paths: readonly string[],
): Promise<void> {
  const reportedAt = new Map<string, number>();
  let delays: number[] = [];
  const crowd = new WatcherCrowd((ofPath) => {
    const at = reportedAt.get(ofPath);
    if (at !== undefined) delays.push(performance.now() - at);
  });
  await crowd.open(watched.url, paths, token);
  const report = async (call: WatchedCall, fields: Record<string, string>): Promise<void> => {
    reportedAt.set(pathOf(call), performance.now());
    await other.api.post(
      `${ROOT}/callbacks/${call.token}`,
      { CallSid: `sid-${call.id}`, ...fields },
      { as: undefined },
    );
  };
  const take = async (what: string): Promise<void> => {
    await crowd.until(() => delays.length >= WATCHERS);
    verdicts.note(
      `${what}: median ${quantile(delays, 0.5)} ms, p99 ${quantile(delays, 0.99)} ms, longest ${quantile(delays, 1)} ms`,
    );
    verdicts.check(
      `${what}: each watcher is told within ${GOAL_DELAY_MS} ms`,
      quantile(delays, 1) <= GOAL_DELAY_MS,
      `${quantile(delays, 1)} ms`,
    );
    delays = [];
  };

  for (const call of calls) {
    await report(call, { Status: 'in-progress', EventType: 'answered' });
    await sleep(20);
  }
  await take(`${calls.length} changes, one after the other`);

  const queue = [...calls];
  const worker = async (): Promise<void> => {
    for (let call = queue.pop(); call; call = queue.pop()) {
      await report(call, { Status: 'completed', EventType: 'terminal' });
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  await take(`${calls.length} ends at once`);
  await crowd.until(() => crowd.ended >= WATCHERS);
  verdicts.check('every stream ends with its call', true);
  crowd.leave();
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, two) => one - two);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

function kb(bytes: number): string {
  return `${(bytes / 1_024).toFixed(1)} KB`;
}

await main();
verdicts.end();
