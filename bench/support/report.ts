import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { toTable, writeBlock } from './markdown.js';
import type { Row } from './row.js';

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const HEAD = ['measure', 'ours', 'peer', 'ratio', 'goal', 'verdict'] as const;

/** How to read the table. */
export const LEGEND =
  'Middle of the rounds (least–greatest); ratio: ours to peer, the middle of the rounds’ ratios.';

/** Where and when figures were taken. */
export function conditions(took: number): string {
  const [cpu] = cpus();
  const database = process.env['BENCH_MONGODB_URI'] === undefined ? 'embedded store' : 'MongoDB';
  return (
    `Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${database}, ` +
    `${new Date().toISOString().slice(0, 10)}, ${Math.round(took / 1_000)} s.`
  );
}

export function tableOf(rows: readonly Row[]): string {
  return toTable([HEAD, ...rows.map(cellsOf)]);
}

export async function writeResults(rows: readonly Row[], about: string): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(`${RESULTS}latest.json`, `${JSON.stringify({ about, rows }, undefined, 2)}\n`);
}

/** Puts the table between the markers in the README. */
export function writeReadme(rows: readonly Row[], about: string): Promise<void> {
  return writeBlock('README.md', 'bench', `${about}\n\n${tableOf(rows)}`);
}

function cellsOf({ measure, ours, peer, ratio, goal, isMet }: Row): string[] {
  return [measure, ours, peer, ratio, goal, isMet === undefined ? '' : isMet ? 'met' : 'missed'];
}
