import { SCRIPTS, startContender } from '../support/contender.js';
import type { Contender } from '../support/contender.js';
import { load } from '../support/load.js';
import type { Load } from '../support/load.js';
import { interleave } from '../support/rounds.js';
import { throughputRow } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';
import { benchToken } from '../support/token.js';

const ROUTES = {
  'GET test-call-options': '/api/v1/integrations/exotel/test-call-options',
  'GET /exotel': '/api/v1/integrations/exotel',
} as const;
/** Of the natural composition's throughput, and of plain Fastify's. */
const GOALS = { memory: [3, 0.9], store: [1.8, 0.9] } as const;

/** A turn of one contender. */
const TURN_S = 0.75;
/** Until V8 has compiled what a request runs through. */
const WARM_UP_S = { memory: 1, store: 2 } as const;
const ALONE_WARM_UP_S = { memory: 1, store: 3 } as const;

type Place = keyof typeof GOALS;
type Name = 'ours' | 'natural' | 'plainFastify' | 'bareHttp';

/** The two reads that the console makes, from every contender. */
export async function measureReads(rounds: number, dids: number, place: Place): Promise<Row[]> {
  const store = await BenchStore.create(dids);
  const contenders = await start(store, dids, place);
  const where = `${dids} DIDs, ${place === 'memory' ? 'data in memory' : storeName(store)}`;
  const rows: Row[] = [];
  try {
    for (const [route, path] of Object.entries(ROUTES)) {
      const measure = (name: Name, seconds: number): Promise<number> =>
        rateOf(contenders[name], path, { seconds });
      for (const name of Object.keys(contenders) as Name[]) await measure(name, WARM_UP_S[place]);
      const samples = await interleave(rounds, {
        ours: () => measure('ours', TURN_S),
        natural: () => measure('natural', TURN_S),
        plainFastify: () => measure('plainFastify', TURN_S),
        bareHttp: () => measure('bareHttp', TURN_S),
      });
      const what = `${route}, ${where}`;
      const [natural, plain] = GOALS[place];
      rows.push(
        throughputRow(what, 'natural', samples.ours, samples.natural, natural),
        throughputRow(what, 'plain Fastify', samples.ours, samples.plainFastify, plain),
        throughputRow(what, 'node:http', samples.ours, samples.bareHttp, undefined),
      );
    }
    rows.push(await measureAlone(rounds, place, where, contenders));
  } finally {
    await Promise.all(Object.values(contenders).map((contender) => contender.stop()));
    await store.remove();
  }
  return rows;
}

/** Requests that come at once share reads and answers; these do not. */
async function measureAlone(
  rounds: number,
  place: Place,
  where: string,
  { ours, plainFastify }: Record<Name, Contender>,
): Promise<Row> {
  const route = 'GET test-call-options';
  const measure = (contender: Contender, seconds: number): Promise<number> =>
    rateOf(contender, ROUTES[route], { seconds, connections: 1 });
  // So few of those that came at once read for themselves that V8 has not compiled all of it yet.
  for (const contender of [ours, plainFastify]) await measure(contender, ALONE_WARM_UP_S[place]);
  const samples = await interleave(rounds, {
    ours: () => measure(ours, TURN_S),
    plainFastify: () => measure(plainFastify, TURN_S),
  });
  const what = `${route}, ${where}, one at a time`;
  return throughputRow(what, 'plain Fastify', samples.ours, samples.plainFastify, undefined);
}

/** Answers a second. A contender that fails a request is not measured. */
async function rateOf(
  { name, url }: Contender,
  path: string,
  bounds: Pick<Load, 'seconds' | 'connections'>,
): Promise<number> {
  const { perSecond, failed } = await load(url, { path, token: benchToken(), ...bounds });
  if (failed > 0) throw new Error(`${name} failed ${failed} requests of ${path}`);
  return perSecond;
}

function storeName(store: BenchStore): string {
  return store.mongodbUri === undefined ? 'embedded store' : 'MongoDB';
}

async function start(store: BenchStore, dids: number, place: Place): Promise<Record<Name, Contender>> {
  const scripts: Record<Name, string> = {
    ours: place === 'memory' ? SCRIPTS.oursInMemory : SCRIPTS.ours,
    natural: SCRIPTS.natural,
    plainFastify: SCRIPTS.plainFastify,
    bareHttp: SCRIPTS.bareHttp,
  };
  const entries = Object.entries(scripts).map(async ([name, script]) => {
    const env = { ...(await store.copy()), BENCH_STORE: place, BENCH_DIDS: String(dids) };
    return [name, await startContender(name, script, env)] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Name, Contender>;
}
