import { SCRIPTS, startContender } from '../support/contender.js';
import { interleave, ratioOf } from '../support/rounds.js';
import { spread } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';

const GOAL = 4.5;

/** From the start of the process to ready, Swagger on and the embedded store within, beside a bare Fastify. */
export async function measureStart(rounds: number): Promise<Row[]> {
  const store = await BenchStore.create(20);
  const folder = await store.copy();
  const startOnce = async (name: string, script: string): Promise<number> => {
    const contender = await startContender(name, script, folder);
    await contender.stop();
    return contender.startMs;
  };
  try {
    await startOnce('ours', SCRIPTS.ours);
    const samples = await interleave(rounds, {
      ours: () => startOnce('ours', SCRIPTS.ours),
      peer: () => startOnce('bare Fastify', SCRIPTS.bareFastify),
    });
    const ratio = ratioOf(samples.ours, samples.peer);
    return [
      {
        measure: 'Start to ready',
        ours: spread(samples.ours, ms),
        peer: `bare Fastify: ${spread(samples.peer, ms)}`,
        ratio: ratio.toFixed(2),
        goal: `≤ ${GOAL}`,
        isMet: ratio <= GOAL,
        samples,
      },
    ];
  } finally {
    await store.remove();
  }
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
