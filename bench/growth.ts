/**
 * How the cost of one process grows with numbers, calls a minute, watchers and instances. `--docs` puts the tables into
 * docs/operations.md.
 *
 *   npm run bench:growth -- [--docs]
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startDatabaseProxy } from '../test/support/database-proxy.js';
import { startSharedDatabase } from '../test/support/shared-database.js';
import { ask, ROOT, timed } from './support/api.js';
import { callDocument } from './support/calls.js';
import { SCRIPTS, startContender, startStandIn } from './support/contender.js';
import type { Contender } from './support/contender.js';
import { load } from './support/load.js';
import { toTable, writeBlock } from './support/markdown.js';
import { conditions } from './support/report.js';
import { median } from './support/rounds.js';
import { mb } from './support/row.js';
import { BenchStore } from './support/store.js';
import { benchToken } from './support/token.js';
import { WatcherCrowd } from './watcher-crowd.js';

const NUMBERS = [10, 100, 1_000];
const CALLS_PER_MINUTE = [60, 200, 1_000, 3_000];
const WATCHERS = [100, 1_000, 5_000];
const INSTANCES = [1, 2, 4];
const OBSERVED_S = 10;
const ADDED = 15;

const token = benchToken();

async function ofNumbers(): Promise<string[][]> {
  const rows = [['numbers', '`GET /exotel`', '`GET …/test-call-options`', 'adding one']];
  for (const count of NUMBERS) {
    const store = await BenchStore.create(count);
    const env = { ...(await store.copy()), MAX_DIDS: String(count + ADDED) };
    const service = await startContender('ours', SCRIPTS.ours, env);
    const rate = async (path: string): Promise<string> => {
      await load(service.url, { path, token, seconds: 1 });
      return `${Math.round((await load(service.url, { path, token, seconds: 3 })).perSecond)}/s`;
    };
    const rates = [await rate(ROOT), await rate(`${ROOT}/test-call-options`)];
    const added: number[] = [];
    for (let index = 0; index < ADDED; index++) {
      const did = { number: `+9180480${String(10_000 + index)}` };
      added.push(await timed(() => ask(service.url, 'POST', '/dids', did)));
    }
    rows.push([String(count), ...rates, `${median(added).toFixed(1)} ms`]);
    await service.stop();
    await store.remove();
  }
  return rows;
}

async function ofCalls(): Promise<string[][]> {
  const rows = [['test calls a minute', 'CPU']];
  const store = await BenchStore.create(0);
  const exotel = await startStandIn();
  const service = await startContender('ours', SCRIPTS.ours, await store.copy());
  await ask(service.url, 'PUT', '', {
    account_sid: 'cxbsim',
    api_key: 'simkey',
    api_token: 'simtoken',
    api_base_url: exotel.url,
  });
  const did = (await ask(service.url, 'POST', '/dids', {
    number: '+918047110001',
    flow_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
  })) as { id: string };
  const place = (): Promise<unknown> =>
    ask(service.url, 'POST', `/dids/${did.id}/test-call`, { to_number: '+919876543210' });
  await place();
  for (const perMinute of CALLS_PER_MINUTE) {
    const calls = Math.round((perMinute * OBSERVED_S) / 60);
    const cpu = await cpuShare([service], async () => {
      const placed = Array.from({ length: calls }, async (_, index) => {
        await sleep((index * OBSERVED_S * 1_000) / calls);
        await place();
      });
      await Promise.all([...placed, sleep(OBSERVED_S * 1_000)]);
    });
    rows.push([String(perMinute), cpu]);
  }
  await service.stop();
  await exotel.stop();
  await store.remove();
  return rows;
}

async function ofWatchers(): Promise<string[][]> {
  const rows = [['watchers', 'resident memory', 'CPU while nothing changes']];
  const id = randomUUID();
  // Further ahead it would be taken for a call from before a clock was set back, and asked about at once.
  const later = new Date(Date.now() + 70_000);
  const store = await BenchStore.create(0, (connection) =>
    connection.collection<ReturnType<typeof callDocument>>('test_calls').insertOne({
      ...callDocument(0),
      _id: id,
      status: 'placed',
      next_poll_at: later,
      created_at: new Date(),
    }),
  );
  for (const count of WATCHERS) {
    const service = await startContender('ours', SCRIPTS.ours, await store.copy());
    const crowd = new WatcherCrowd();
    await crowd.open(
      service.url,
      Array.from({ length: count }, () => `${ROOT}/test-calls/${id}/events`),
      token,
    );
    const cpu = await cpuShare([service], () => sleep(OBSERVED_S * 1_000));
    rows.push([count.toLocaleString('en'), mb((await service.memory()) ?? NaN), cpu]);
    crowd.leave();
    await service.stop();
  }
  await store.remove();
  return rows;
}

async function ofInstances(): Promise<string[][]> {
  const rows = [['instances, idle', 'questions to the database', 'CPU of each']];
  for (const count of INSTANCES) {
    const database = await startSharedDatabase();
    const proxy = await startDatabaseProxy(database.mongodbUri);
    const env = { MONGODB_URI: proxy.mongodbUri };
    const services = await Promise.all(
      Array.from({ length: count }, (_, index) => startContender(`ours ${index}`, SCRIPTS.ours, env)),
    );
    const before = proxy.messages();
    const cpu = await cpuShare(services, () => sleep(OBSERVED_S * 1_000));
    rows.push([String(count), `${((proxy.messages() - before) / OBSERVED_S).toFixed(1)}/s`, cpu]);
    for (const service of services) await service.stop();
    await proxy.stop();
    await database.stop();
  }
  return rows;
}

/** What each of these processes took of one core during the work. */
async function cpuShare(services: readonly Contender[], work: () => Promise<unknown>): Promise<string> {
  const taken = async (): Promise<number> => {
    const seconds = await Promise.all(services.map(cpuSeconds));
    return seconds.reduce((sum, one) => sum + one, 0);
  };
  const [before, began] = [await taken(), performance.now()];
  await work();
  const share = ((await taken()) - before) / services.length / ((performance.now() - began) / 1_000);
  return `${(share * 100).toFixed(1)} %`;
}

async function cpuSeconds({ url }: Contender): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}

const began = performance.now();
const tables: string[] = [];
for (const measure of [ofNumbers, ofCalls, ofWatchers, ofInstances]) {
  tables.push(toTable(await measure()));
  console.log(`${tables.at(-1) ?? ''}\n`);
}
if (parseArgs({ options: { docs: { type: 'boolean', default: false } } }).values.docs) {
  const about = conditions(performance.now() - began);
  await writeBlock('docs/operations.md', 'growth', [about, ...tables].join('\n\n'));
}
process.exit(0);
