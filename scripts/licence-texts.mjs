// Writes the licences of what is shipped into dist/, with their texts: a bundle holds the code of packages without the
// files beside it, and most licences ask for their text to go where the code goes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockedPackages } from './locked-packages.mjs';

const TARGET = path.resolve(import.meta.dirname, '..', 'dist', 'third-party-licences.txt');
const RULE = `\n${'-'.repeat(80)}\n\n`;

/** One that is for another platform is not installed, and so in no bundle. */
const packages = lockedPackages().filter(({ isShipped, folder }) => isShipped && existsSync(folder));

/** Who has the same text is named above it together. */
const byText = new Map();
for (const one of packages) {
  const text = textOf(one);
  byText.set(text, [...(byText.get(text) ?? []), one]);
}
const parts = [...byText].map(([text, some]) => `${some.map(titleOf).join('\n')}\n\n${text}\n`);
writeFileSync(TARGET, parts.join(RULE));

function titleOf({ name, version, licence }) {
  return `${name} ${version} (${licence})`;
}

function textOf({ folder }) {
  const files = readdirSync(folder).filter((file) => /^(?:licen[sc]e|copying|notice)/i.test(file));
  const texts = files.map((file) =>
    readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return texts.length > 0 ? texts.join('\n\n') : authorOf(folder);
}

/** Without a file of its own: what its description says of it. */
function authorOf(folder) {
  const { author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const by = typeof author === 'object' ? author.name : author;
  return `The package has no file with its licence${by === undefined ? '' : `; its author is ${by}`}.`;
}
