// Puts the packages that tests load into a hundred files, as the build does (docs/adr/0008-bundled-service.md). Jest
// reads and compiles every file anew for each file of tests, and the packages are 3,300.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { OPTIONAL, WITH_FILES } from './not-bundled.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'packages-for-tests');
/** Jest's own, and what loads its parts by name. */
const AS_THEY_ARE = new Set(['@jest/globals', 'prettier', ...OPTIONAL, ...WITH_FILES]);

/** The packages' names, as the code under test and its tests import them. */
function importedNames() {
  const names = ['src', 'simulator', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(/^(?:import|export|\}) (?!type )[^;']*from '(@?[a-z][^:']*)';$/gm),
      ])
      .map(([, name]) => name),
  );
  return [...new Set(names)].filter((name) => !AS_THEY_ARE.has(name)).sort();
}

/** A file's name that a package's can be. */
const fileOf = (name) => name.replaceAll('/', '-');

/** A file that exports what the package does, by name: nobody can read that from CommonJS but Node. */
async function writeEntry(folder, name) {
  const exported = Object.keys(await import(name)).filter(
    (key) => key !== '__esModule' && key !== 'module.exports',
  );
  const file = path.join(folder, `${fileOf(name)}.entry.mjs`);
  writeFileSync(file, `export { ${exported.join(', ')} } from '${name}';\n`);
  return [fileOf(name), file];
}

async function bundle(names, folder) {
  mkdirSync(folder, { recursive: true });
  const input = Object.fromEntries(await Promise.all(names.map((name) => writeEntry(folder, name))));
  const built = await rolldown({ input, platform: 'node', external: [...OPTIONAL, ...WITH_FILES] });
  await built.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    keepNames: true,
    // Each file of tests loads some of them: whichever it is, `reflect-metadata` comes before what needs it.
    strictExecutionOrder: true,
  });
  await built.close();
}

/** Jest's `moduleNameMapper` for the packages; they are bundled anew after a change of what is installed or imported. */
export async function packagesForTests() {
  const names = importedNames();
  const madeFrom = createHash('sha256').update(names.join());
  for (const file of ['package-lock.json', 'scripts/not-bundled.mjs', 'scripts/packages-for-tests.mjs']) {
    madeFrom.update(readFileSync(path.join(ROOT, file)));
  }
  const folder = path.join(CACHE, madeFrom.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    rmSync(CACHE, { recursive: true, force: true });
    // Whoever is interrupted leaves nothing that looks whole.
    const unfinished = `${folder}.${process.pid}`;
    await bundle(names, unfinished);
    renameSync(unfinished, folder);
  }
  return Object.fromEntries(names.map((name) => [`^${name}$`, path.join(folder, `${fileOf(name)}.mjs`)]));
}
