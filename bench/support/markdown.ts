import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A table that is readable as text, too; the first row is its head. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** Puts a text between `<!-- name -->` and `<!-- /name -->` of a file of the project. */
export async function writeBlock(file: string, name: string, text: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const document = await readFile(path, 'utf8');
  const [begin, end] = [document.indexOf(opening), document.indexOf(closing)];
  if (begin < 0 || end < begin) throw new Error(`${file} has no ${opening} … ${closing}`);
  await writeFile(path, `${document.slice(0, begin)}${opening}\n\n${text}\n\n${document.slice(end)}`);
}
