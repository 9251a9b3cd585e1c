// Builds the service, the page or both when there is no build, or when a source is newer than it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));

const PARTS = [
  {
    script: 'build:service',
    what: 'the service',
    built: path.join(root, 'dist', 'main.js'),
    sources: path.join(root, 'src'),
    counts: (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
    // The packages are in the build too.
    beside: ['bundle', 'keep-compiled', 'licence-texts', 'locked-packages', 'not-bundled']
      .map((name) => `scripts/${name}.mjs`)
      .concat('package-lock.json'),
  },
  {
    script: 'build:page',
    what: 'the page',
    built: path.join(root, 'dist', 'web', 'index.html'),
    sources: path.join(root, 'web'),
    counts: (file) => !/[\\/]e2e[\\/]|\.md$|\.spec\.ts$/.test(file),
    beside: ['package-lock.json'],
  },
];

function newest({ sources, counts, beside }) {
  const files = readdirSync(sources, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(counts);
  return [...files, ...beside.map((name) => path.join(root, name)).filter(existsSync)].reduce(
    (latest, file) => Math.max(latest, statSync(file).mtimeMs),
    0,
  );
}

function isStale(part) {
  if (!existsSync(part.sources)) return false;
  return !existsSync(part.built) || statSync(part.built).mtimeMs < newest(part);
}

for (const { script, what } of PARTS.filter(isStale)) {
  console.error(`Building ${what}; this takes some seconds, and is done again only after a change.`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
