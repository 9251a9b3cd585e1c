import { ask, timed } from '../support/api.js';
import { addCalls } from '../support/calls.js';
import { runNode, SCRIPTS, startContender } from '../support/contender.js';
import type { Contender } from '../support/contender.js';
import { interleave, median, ratioOf } from '../support/rounds.js';
import { spread } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';

const [FEW, MANY] = [1_000, 1_000_000];
const PER_ROUND = 40;
const GOAL = 2;
/** What is not there by then is left out, and the line says how many there are. */
const FILL_LIMIT_S = 240;
/** Less garbage is collected while there is much of it. */
const ROOMY = '--max-semi-space-size=64';

export interface Histories {
  readonly few: Filled;
  readonly many: Filled;
}

/** A service with few test calls and one with many. Takes one core for minutes. */
export async function fillHistories(): Promise<Histories> {
  return { few: await start(FEW), many: await start(MANY) };
}

/** The history's first page where there are few test calls and where there are many. */
export async function measureHistory(rounds: number, { few, many }: Histories): Promise<Row[]> {
  try {
    const page = async ({ url }: Contender): Promise<number> => {
      const times: number[] = [];
      for (let index = 0; index < PER_ROUND; index++) {
        times.push(await timed(() => ask(url, 'GET', '/test-calls')));
      }
      return median(times);
    };
    for (const { service } of [few, many]) await page(service);
    const samples = await interleave(rounds, {
      few: () => page(few.service),
      many: () => page(many.service),
    });
    const ratio = ratioOf(samples.many, samples.few);
    return [
      {
        measure: `History's first page at ${many.calls.toLocaleString('en')} calls`,
        ours: spread(samples.many, ms),
        peer: `ours at ${FEW.toLocaleString('en')}: ${spread(samples.few, ms)}`,
        ratio: ratio.toFixed(2),
        goal: `≤ ${GOAL}`,
        isMet: ratio <= GOAL && many.calls >= MANY,
        samples,
      },
    ];
  } finally {
    for (const { service, store } of [few, many]) {
      await service.stop();
      await store.remove();
    }
  }
}

interface Filled {
  readonly service: Contender;
  readonly store: BenchStore;
  readonly calls: number;
}

/** The service builds its indexes first, so that none has to be built over what is there. */
async function start(count: number): Promise<Filled> {
  const store = await BenchStore.create(0);
  const env = await store.copy();
  const once = await startContender(`ours before ${count} calls`, SCRIPTS.ours, env);
  await once.stop();
  let calls = count;
  if (store.mongodbUri !== undefined) await store.connected((connection) => addCalls(connection, count));
  else {
    const folder = env['DATA_DIR'] ?? '';
    calls = Number(await runNode(ROOMY, SCRIPTS.fillHistory, folder, String(count), String(FILL_LIMIT_S)));
  }
  return { service: await startContender(`ours at ${count} calls`, SCRIPTS.ours, env), store, calls };
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
