import { ask, timed } from '../support/api.js';
import { SCRIPTS, startContender } from '../support/contender.js';
import type { Contender } from '../support/contender.js';
import { differenceOf, interleave, median, ratioOf } from '../support/rounds.js';
import { spread } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';

const [FEW, MANY] = [10, 1_000];
const PER_ROUND = 10;
const GOAL_MORE_MS = 10;
const GOAL_TIMES = 2;

/** Adding a number where there are few and where there are many: all of them lie in one document. */
export async function measureAddingDid(rounds: number): Promise<Row[]> {
  const few = await start(FEW);
  const many = await start(MANY);
  try {
    for (const { service } of [few, many]) await addSome(service);
    const samples = await interleave(rounds, {
      few: () => addSome(few.service),
      many: () => addSome(many.service),
    });
    const ratio = ratioOf(samples.many, samples.few);
    const moreMs = differenceOf(samples.many, samples.few);
    const isEmbedded = few.store.mongodbUri === undefined;
    return [
      {
        measure: `Adding a DID at ${MANY} of them, ${isEmbedded ? 'embedded store' : 'MongoDB'}`,
        ours: spread(samples.many, ms),
        peer: `ours at ${FEW}: ${spread(samples.few, ms)}`,
        ratio: ratio.toFixed(2),
        goal: isEmbedded ? `≤ ${GOAL_MORE_MS} ms more` : `≤ ${GOAL_TIMES}`,
        isMet: isEmbedded ? moreMs <= GOAL_MORE_MS : ratio <= GOAL_TIMES,
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

async function start(dids: number): Promise<{ service: Contender; store: BenchStore }> {
  const store = await BenchStore.create(dids);
  const env = { ...(await store.copy()), MAX_DIDS: String(dids + 2 * PER_ROUND) };
  return { service: await startContender(`ours at ${dids}`, SCRIPTS.ours, env), store };
}

/** The middle of a few additions, which are taken back. */
async function addSome({ url }: Contender): Promise<number> {
  const times: number[] = [];
  const ids: string[] = [];
  for (let index = 0; index < PER_ROUND; index++) {
    const did = { number: `+9180480${String(10_000 + index)}`, label: 'Bench', bot_id: 'echo' };
    times.push(
      await timed(async () => ids.push(((await ask(url, 'POST', '/dids', did)) as { id: string }).id)),
    );
  }
  for (const id of ids) await ask(url, 'DELETE', `/dids/${id}`);
  return median(times);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
