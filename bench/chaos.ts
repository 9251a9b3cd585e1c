/**
 * A thousand calls at once, a tenth of the reports lost, a tenth tripled, and a process killed in the middle: once with
 * two instances on one database (TEST_MONGODB_URI, else an embedded store that both speak to), once with one instance
 * and the embedded store within it.
 *
 *   npm run build && npx tsx bench/chaos.ts [calls]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSharedDatabase } from '../test/support/shared-database.js';
import { ChaosTrial } from './chaos-trial.js';
import { Verdicts } from './verdicts.js';

const CALLS = Number(process.argv[2] ?? 1_000);

const verdicts = new Verdicts();
const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-chaos-'));
const database = await startSharedDatabase();
try {
  console.log(`${CALLS} calls at once, two instances on one database, one of them killed and started again`);
  await new ChaosTrial(CALLS, verdicts, { instances: 2, dataDir, mongodbUri: database.mongodbUri }).run();
  console.log(`${CALLS} calls at once, one instance with the embedded store in it, killed and started again`);
  await new ChaosTrial(CALLS, verdicts, { instances: 1, dataDir, mongodbUri: undefined }).run();
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
verdicts.end();
