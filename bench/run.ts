/**
 * The service beside what one would pick instead, in one run on this machine. See README.md in this folder.
 *
 *   npm run bench -- [--only reads,calls,dids,token,start,memory,history,watchers] [--rounds 5] [--readme]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAddingDid } from './measures/add-did.js';
import { fillHistories, measureHistory } from './measures/history.js';
import type { Histories } from './measures/history.js';
import { measureMemory } from './measures/memory.js';
import { measureReads } from './measures/reads.js';
import { measureStart } from './measures/start.js';
import { measureTestCall } from './measures/test-call.js';
import { measureToken } from './measures/token.js';
import { measureWatchers } from './measures/watchers.js';
import { conditions, LEGEND, tableOf, writeReadme, writeResults } from './support/report.js';
import type { Row } from './support/row.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    readme: { type: 'boolean', default: false },
  },
});

let histories: Promise<Histories> | undefined;

const MEASURES: Readonly<Record<string, (rounds: number) => Promise<Row[]>>> = {
  start: measureStart,
  token: measureToken,
  reads: async (rounds) => [
    ...(await measureReads(rounds, 20, 'memory')),
    ...(await measureReads(rounds, 1_000, 'memory')),
    ...(await measureReads(rounds, 20, 'store')),
    ...(await measureReads(rounds, 1_000, 'store')),
  ],
  dids: measureAddingDid,
  calls: measureTestCall,
  watchers: measureWatchers,
  memory: async () => {
    // Asks for no time, so that the other core may be busy meanwhile.
    if (wanted.includes('history')) histories = fillHistories();
    return measureMemory();
  },
  history: async (rounds) => measureHistory(rounds, await (histories ?? fillHistories())),
};

const wanted = values.only?.split(',') ?? Object.keys(MEASURES);

function buildPeers(): void {
  const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
  const project = fileURLToPath(new URL('tsconfig.json', import.meta.url));
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers cannot be built.');
}

const began = performance.now();
buildPeers();
const rows: Row[] = [];
for (const name of wanted) {
  const measure = MEASURES[name];
  if (!measure) throw new Error(`--only knows ${Object.keys(MEASURES).join(', ')}; not ${name}.`);
  const since = performance.now();
  process.stderr.write(`${name} …`);
  rows.push(...(await measure(Number(values.rounds))));
  process.stderr.write(` ${Math.round((performance.now() - since) / 1_000)} s\n`);
}
const about = `${conditions(performance.now() - began)} ${LEGEND}`;
console.log(`${about}\n\n${tableOf(rows)}`);
await writeResults(rows, about);
if (values.readme) await writeReadme(rows, about);
process.exit(0);
