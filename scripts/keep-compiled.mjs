// Runs the bundled service until it has answered some requests, and keeps what V8 compiled for that beside it.
//
//   node scripts/keep-compiled.mjs <dist/service-….cjs>
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { chooseFlags, compile, keepCompiled, run } from '../dist/launcher.js';

const PATHS = ['/', '/health/ready', '/api/docs-json', '/api/v1/integrations/exotel'];

const [file] = process.argv.slice(2);
chooseFlags();
// What has run once and not again is needed too.
setFlagsFromString('--no-flush-bytecode');
const source = readFileSync(file);
const script = compile(file, source);
const app = await run(script, file).started;
for (const path of PATHS) await (await globalThis.fetch(new URL(path, await app.getUrl()))).arrayBuffer();
setFlagsFromString('--flush-bytecode');
keepCompiled(file, source, script);
await app.close();
process.exit(0);
