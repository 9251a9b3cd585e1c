// Builds the service, the page or both when there is no build, or when a source is newer than it:
//
//   node scripts/ensure-build.mjs [service|page]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));

const LOCK = path.join(root, 'node_modules', '.cache', 'build.lock');
const LOOK_AGAIN_MS = 200;

const PARTS = [
  {
    name: 'service',
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
    name: 'page',
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

/** Two builds at once would take each other's files away: the second waits, and finds nothing left to do. */
function takeLock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld()) rmSync(LOCK, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
}

/** A build that was killed leaves its lock behind. */
function isHeld() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function build({ script, what }) {
  console.error(`Building ${what}; this takes some seconds, and is done again only after a change.`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const [wanted] = process.argv.slice(2);
const parts = PARTS.filter(({ name }) => wanted === undefined || name === wanted);
if (parts.some(isStale)) {
  takeLock();
  process.once('exit', () => {
    rmSync(LOCK, { force: true });
  });
  parts.filter(isStale).forEach(build);
}
