import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.js';

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const HEAD = ['measure', 'ours', 'peer', 'ratio', 'goal', 'verdict'] as const;
const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'] as const;

/** Where and when the figures were taken. */
export function conditions(took: number): string {
  const [cpu] = cpus();
  const database = process.env['BENCH_MONGODB_URI'] === undefined ? 'embedded store' : 'MongoDB';
  return (
    `Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${database}, ` +
    `${new Date().toISOString().slice(0, 10)}, ${Math.round(took / 1_000)} s. ` +
    'Middle of the rounds (least–greatest); ratio: ours to peer.'
  );
}

/** The table as text that is Markdown as well. */
export function toTable(rows: readonly Row[]): string {
  const cells = [[...HEAD], ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

export async function writeResults(rows: readonly Row[], about: string): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(`${RESULTS}latest.json`, `${JSON.stringify({ about, rows }, undefined, 2)}\n`);
}

/** Puts the table between the markers in the README. */
export async function writeReadme(rows: readonly Row[], about: string): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  const block = `${BEGIN}\n\n${about}\n\n${toTable(rows)}\n\n`;
  await writeFile(README, text.slice(0, begin) + block + text.slice(end));
}

function cellsOf({ measure, ours, peer, ratio, goal, isMet }: Row): string[] {
  return [measure, ours, peer, ratio, goal, isMet === undefined ? '' : isMet ? 'met' : 'missed'];
}
