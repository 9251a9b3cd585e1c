import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Row } from '../support/row.js';

const SCRIPT = fileURLToPath(new URL('../sse-watchers.ts', import.meta.url));
const LIMIT_MS = 150_000;

/** Five thousand watchers, as `bench/sse-watchers.ts` finds them: each of its claims is a line. */
export async function measureWatchers(): Promise<Row[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  await once(child, 'close');
  clearTimeout(limit);
  const rows = [...output.matchAll(/^([✓✗]) (.+?)(?: \(([^()]*)\))?$/gm)].map(
    ([, verdict, claim = '', seen = '']): Row => ({
      measure: claim,
      ours: seen,
      peer: '',
      ratio: '',
      goal: 'as claimed',
      isMet: verdict === '✓',
    }),
  );
  if (rows.length === 0) throw new Error(`bench/sse-watchers.ts said nothing:\n${output}`);
  return rows;
}
