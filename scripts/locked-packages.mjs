// What the lockfile holds, and which of it reaches those who run the service: the production dependencies, and what
// the page is built from, which package.json lists among the tools.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

/** Packages whose package.json does not say it as SPDX wants it; read in their own files. */
const READ_BY_HAND = {
  'busboy@1.6.0': 'MIT',
  'map-stream@0.1.0': 'MIT',
  'passport-strategy@1.0.0': 'MIT',
  'pause@0.0.1': 'MIT',
  'pause-stream@0.0.11': '(MIT OR Apache-2.0)',
  'streamsearch@1.1.0': 'MIT',
};

/** Every locked package once: `{name, version, licence, isShipped, folder}`, by name and version. */
export function lockedPackages() {
  const shipped = pathsReachedFrom([...Object.keys(packages[''].dependencies), ...pageImports()]);
  const found = new Map();
  for (const [where, entry] of Object.entries(packages)) {
    if (where === '') continue;
    const name = entry.name ?? where.replace(/^.*node_modules\//, '');
    const key = `${name}@${entry.version}`;
    const isShipped = shipped.has(where) || found.get(key)?.isShipped === true;
    found.set(key, {
      name,
      version: entry.version,
      licence: READ_BY_HAND[key] ?? entry.license ?? 'unknown',
      isShipped,
      folder: path.join(root, where),
    });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Where these packages lie, and all that they depend on: `node_modules/…`, whether it is installed or not. */
export function pathsReachedFrom(names) {
  const reached = new Set();
  const waiting = names.map((name) => ['', name]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const where = locate(...next);
    if (where === undefined || reached.has(where)) continue;
    reached.add(where);
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = packages[where];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers]) {
      waiting.push([where, name]);
    }
  }
  return reached;
}

/** Where Node finds a package that is required from another one. */
function locate(from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const where = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (where in packages) return where;
    if (folder === '') return undefined;
  }
}

function pageImports() {
  const sources = readdirSync(path.join(root, 'web', 'src'), { recursive: true })
    .filter((file) => /(?<!\.d|\.spec)\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(root, 'web', 'src', file), 'utf8'));
  const imports = sources.flatMap((text) => [...text.matchAll(/^import (?!type\b)[^;]*?'([^'.][^']*)';$/gm)]);
  return [...new Set(imports.map(([, from]) => from.match(/^(@[^/]+\/)?[^/]+/)[0]))];
}
