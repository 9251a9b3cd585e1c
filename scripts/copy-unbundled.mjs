// Copies what the bundle does not hold of node_modules, which is all that the image needs of it:
//
//   node scripts/copy-unbundled.mjs <folder>
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { pathsReachedFrom } from './locked-packages.mjs';
import { LOADED_LATER, WITH_FILES } from './not-bundled.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('To which folder?');

for (const where of pathsReachedFrom([...WITH_FILES, ...LOADED_LATER])) {
  const from = path.join(ROOT, where);
  // One for another platform is not installed.
  if (!existsSync(from)) continue;
  cpSync(from, path.join(target, where), {
    recursive: true,
    // A package inside another one is copied for itself, if it is needed.
    filter: (file) => path.basename(file) !== 'node_modules',
  });
}
