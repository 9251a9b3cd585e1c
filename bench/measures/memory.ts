import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../support/api.js';
import { SCRIPTS, startContender } from '../support/contender.js';
import type { Contender } from '../support/contender.js';
import { load } from '../support/load.js';
import { mb } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';
import { benchToken } from '../support/token.js';

const GOAL_IDLE_MB = 150;
const GOAL_GROWTH = 1.3;
const REQUESTS = 100_000;
/** The most that the requests may take; what was reached by then is said. */
const LIMIT_S = 90;
/** V8 looks for what it can give back once a process has been at rest for a while; how long, it alone knows. */
const REST_MS = 40_000;
const LONGEST_REST_MS = 90_000;
const LOOK_EVERY_MS = 5_000;
const MEGABYTE = 1_048_576;

/** Resident memory of an idle process, and of the same one after many reads. */
export async function measureMemory(): Promise<Row[]> {
  const store = await BenchStore.create(20);
  const ours = await startContender('ours', SCRIPTS.ours, await store.copy());
  try {
    await sleep(REST_MS);
    const idle = await ours.memory();
    if (idle === undefined) return [];
    const asked = await readMany(ours.url);
    const busy = (await ours.memory()) ?? NaN;
    const { after, restedMs } = await restUntilGivenBack(ours, idle);
    const requests = `${asked.toLocaleString('en')} requests`;
    return [
      {
        measure: 'Resident memory, at rest',
        ours: mb(idle),
        peer: '',
        ratio: '',
        goal: `≤ ${GOAL_IDLE_MB} MB`,
        isMet: idle <= GOAL_IDLE_MB * MEGABYTE,
      },
      {
        measure: `Resident memory at the end of ${requests}`,
        ours: mb(busy),
        peer: `ours at rest: ${mb(idle)}`,
        ratio: (busy / idle).toFixed(2),
        goal: '',
      },
      {
        measure: `Resident memory after ${requests} and ${Math.round(restedMs / 1_000)} s at rest`,
        ours: mb(after),
        peer: `ours before: ${mb(idle)}`,
        ratio: (after / idle).toFixed(2),
        goal: `≤ ${GOAL_GROWTH}`,
        isMet: after / idle <= GOAL_GROWTH && asked >= REQUESTS,
      },
    ];
  } finally {
    await ours.stop();
    await store.remove();
  }
}

/** At rest until the memory is back within its goal, at most for `LONGEST_REST_MS`. */
async function restUntilGivenBack(
  ours: Contender,
  idle: number,
): Promise<{ after: number; restedMs: number }> {
  for (let restedMs = LOOK_EVERY_MS; ; restedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    const after = (await ours.memory()) ?? NaN;
    if (after / idle <= GOAL_GROWTH || restedMs >= LONGEST_REST_MS) return { after, restedMs };
  }
}

async function readMany(url: string): Promise<number> {
  const token = benchToken();
  const deadline = performance.now() + LIMIT_S * 1_000;
  const part = REQUESTS / 20;
  let asked = 0;
  for (; asked < REQUESTS && performance.now() < deadline; asked += part) {
    const path = asked % (2 * part) === 0 ? `${ROOT}/test-call-options` : ROOT;
    await load(url, { path, token, amount: part });
  }
  return asked;
}
