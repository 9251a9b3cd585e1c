// Puts what `tsc` compiled into build/, and the packages that it uses, into a few files in dist/. Node then opens a
// dozen files at a start instead of 1,700, and starts in half the time (docs/adr/0008-bundled-service.md).
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist');

/** What a package looks for, and does without where it is not installed. */
const OPTIONAL = [
  '@fastify/multipart',
  '@fastify/view',
  '@mongodb-js/zstd',
  '@nestjs/platform-express',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'pino-pretty',
  'snappy',
  'socks',
  /^@(?:apollo|aws-sdk)\//,
  /^@nestjs\/(?:microservices|websockets)/,
];
/** What looks for files of its own beside itself: compiled code, Swagger UI's scripts, pino's threads. */
const WITH_FILES = ['lmdb', 'msgpackr', 'swagger-ui-dist', 'thread-stream'];

/** The files that node runs; those of one call share what they have in common. */
async function bundle(names, options) {
  const input = Object.fromEntries(names.map((name) => [name, path.join(ROOT, 'build', `${name}.js`)]));
  const built = await rolldown({
    input,
    platform: 'node',
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
  for (const { type, fileName, source } of output) {
    if (type === 'asset' && fileName.endsWith('.map')) leaveOutSources(path.join(OUT, fileName), source);
  }
}

/** A map that names files and lines says enough, at half the size of one that holds the sources too. */
function leaveOutSources(file, map) {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(map), sourcesContent: undefined }));
}

mkdirSync(OUT, { recursive: true });
for (const name of readdirSync(OUT)) {
  // The page's build is beside it.
  if (name !== 'web') rmSync(path.join(OUT, name), { recursive: true });
}
await bundle(['main']);
// Files that share others are evaluated in another order than written, unless each module is wrapped, which costs time.
await bundle(['token', 'audit-verify', 'keys-rotate'], { strictExecutionOrder: true });
