/**
 * A hundred thousand test calls in the embedded store: how long a first and a deep page of the history take.
 *
 *   npm run build && npx tsx bench/history-times.ts [calls]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../test/support/api.js';
import { startServiceProcess } from '../test/support/service-process.js';
import { startSharedDatabase } from '../test/support/shared-database.js';
import { addCalls, timeOf } from './support/calls.js';
import { sampleOf } from './support/rounds.js';
import { Verdicts } from './verdicts.js';

const CALLS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 25;
const GOAL_MS = 100;

const verdicts = new Verdicts();
const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-history-'));
const database = await startSharedDatabase();
// Its start builds the indexes.
const service = await startServiceProcess({
  dataDir,
  mongodbUri: database.mongodbUri,
  env: { LOG_LEVEL: 'error' },
});
try {
  const began = performance.now();
  await addCalls(await database.connect(), CALLS);
  verdicts.note(`${CALLS} calls stored in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const middle = cursorAt(CALLS / 2);
  const end = cursorAt(100);
  for (const [title, query] of [
    ['the first page', ''],
    ['a page in the middle', `cursor=${middle}`],
    ['a page at the end', `cursor=${end}`],
    ['the first page of a number', 'did_id=did-7'],
    ['a page in the middle of a number', `did_id=did-7&cursor=${middle}`],
    ['the first page of a status', 'status=failed'],
    ['a page in the middle of a status', `status=failed&cursor=${middle}`],
    ['the first page of a number and a status', 'did_id=did-7&status=failed'],
    ['a page in the middle of a number and a status', `did_id=did-7&status=failed&cursor=${middle}`],
  ] as const) {
    await time(title, query);
  }
} finally {
  await service.kill('SIGKILL');
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
verdicts.end();

function cursorAt(index: number): string {
  return Buffer.from(`${timeOf(index)}.~`).toString('base64url');
}

async function time(title: string, query: string): Promise<void> {
  const times: number[] = [];
  let items = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const answer = await service.api.get(`${ROOT}/test-calls?${query}`);
    times.push(performance.now() - began);
    items = (answer.body as { items: unknown[] }).items.length;
  }
  const { median, greatest } = sampleOf(times);
  verdicts.check(
    `${title} (${items} calls) is there within ${GOAL_MS} ms`,
    median <= GOAL_MS,
    `median ${median.toFixed(1)} ms, slowest ${greatest.toFixed(1)} ms`,
  );
}
