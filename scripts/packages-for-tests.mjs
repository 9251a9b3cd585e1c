// Puts the packages that tests load into one script, which each of Jest's workers compiles once. Jest itself reads and
// compiles every file anew for each file of tests, and the packages are 3,300 (docs/adr/0008-bundled-service.md).
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
const entryOf = (name) => `${fileOf(name)}.entry.mjs`;
const moduleOf = (name) => `${fileOf(name)}.mjs`;

/**
 * Two files that export what the package does, by name, which nobody can read from CommonJS but Node: the script's
 * entry, and the module that Jest takes for the package. That one gets it from the script (`PackagesEnvironment`).
 */
async function writeExports(folder, name) {
  const exported = Object.keys(await import(name)).filter(
    (key) => key !== '__esModule' && key !== 'module.exports',
  );
  writeFileSync(path.join(folder, entryOf(name)), `export { ${exported.join(', ')} } from '${name}';\n`);
  const locals = exported.map((key, index) => `${key}: $${index}`);
  const exports = exported.map((key, index) => `$${index} as ${key}`);
  writeFileSync(
    path.join(folder, moduleOf(name)),
    `const { ${locals.join(', ')} } = packagesForTests['${name}']();\nexport { ${exports.join(', ')} };\n`,
  );
}

async function bundle(names, folder) {
  mkdirSync(folder, { recursive: true });
  await Promise.all(names.map((name) => writeExports(folder, name)));
  const index = path.join(folder, 'index.cjs');
  const loaders = names.map((name) => `  '${name}': () => require('./${entryOf(name)}'),\n`);
  writeFileSync(index, `module.exports = {\n${loaders.join('')}};\n`);
  const built = await rolldown({ input: index, platform: 'node', external: [...OPTIONAL, ...WITH_FILES] });
  await built.write({
    file: path.join(folder, 'packages.cjs'),
    format: 'cjs',
    codeSplitting: false,
    dynamicImportInCjs: false,
    keepNames: true,
  });
  await built.close();
}

/**
 * The script's path, and Jest's `moduleNameMapper` for the packages. They are bundled anew after a change of what is
 * installed or imported.
 */
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
  return {
    script: path.join(folder, 'packages.cjs'),
    mapper: Object.fromEntries(names.map((name) => [`^${name}$`, path.join(folder, moduleOf(name))])),
  };
}
