// Puts what `tsc` compiled into build/, and the packages that it uses, into a few files in dist/, and keeps what V8 makes
// of the service beside it. Node then opens a dozen files at a start instead of 1,700 and compiles next to nothing
// (docs/adr/0008-bundled-service.md).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { OPTIONAL, WITH_FILES } from './not-bundled.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist');

/** The files that node runs; those of one call share what they have in common. */
async function bundle(names, options) {
  const input = Object.fromEntries(names.map((name) => [name, path.join(ROOT, 'build', `${name}.js`)]));
  const built = await rolldown({
    input,
    platform: 'node',
    // What a part that is loaded later needs of the first one may stay in there.
    preserveEntrySignatures: 'allow-extension',
    external: [...OPTIONAL, ...WITH_FILES],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await built.write({
    dir: OUT,
    format: 'esm',
    // Nest names providers and OpenAPI schemas after their classes.
    keepNames: true,
    // Lines stay lines, so that a stack trace in the log can be read.
    comments: false,
    sourcemap: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
    ...options,
  });
  await built.close();
  for (const { type, fileName, source, code } of output) {
    const file = path.join(OUT, fileName);
    if (type === 'chunk') writeFileSync(file, toAscii(code));
    else if (fileName.endsWith('.map')) leaveOutSources(file, source);
  }
  return output.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
}

/** A letter beyond Latin 1, and there are thousands in tables, doubles the memory that the whole text takes. */
function toAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A map that names files and lines says enough, at half the size of one that holds the sources too. */
function leaveOutSources(file, map) {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(map), sourcesContent: undefined }));
}

/** Starts the service once, away from any `.env`, and keeps what V8 compiled for that. */
function keepCompiled(service) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cxb-build-'));
  try {
    const script = path.join(ROOT, 'scripts', 'keep-compiled.mjs');
    const { PATH, SystemRoot } = process.env;
    const { status } = spawnSync(process.execPath, [script, path.join(OUT, service)], {
      cwd: folder,
      env: { PATH, SystemRoot, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
      stdio: 'inherit',
      timeout: 60_000,
    });
    if (status !== 0) throw new Error('The service that was built does not start.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

mkdirSync(OUT, { recursive: true });
for (const name of readdirSync(OUT)) {
  // The page's build is beside it.
  if (name !== 'web') rmSync(path.join(OUT, name), { recursive: true });
}
// Files that share others are evaluated in another order than written, unless each module is wrapped, which costs time.
await bundle(['token', 'audit-verify', 'keys-rotate'], { strictExecutionOrder: true });
await bundle(['launcher']);
// CommonJS, because Node 20 gives V8's compiled code of nothing else. The name tells one build from another.
const [service] = await bundle(['main'], {
  format: 'cjs',
  dynamicImportInCjs: false,
  entryFileNames: 'service-[hash].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
});
keepCompiled(service);
writeFileSync(
  path.join(OUT, 'main.js'),
  `import path from 'node:path';
import { launch } from './launcher.js';

launch(path.join(import.meta.dirname, '${service}'));
`,
);
