import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * How far garbage may grow over what lives before it is collected, in percent. V8's own measure lets a busy minute
 * double a process that shares its host with others, and gives nothing back.
 */
const GARBAGE_PERCENT = 50;
const DIGEST_BYTES = 32;
/** What Node puts around CommonJS. */
const [HEAD, TAIL] = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];

/** Runs the bundled service, as V8 compiled it at the build where that still fits. `file`: its absolute path. */
export function launch(file: string): void {
  chooseFlags();
  // Node maps lines to those of the sources for what its own loader has read only.
  if (process.sourceMapsEnabled) {
    createRequire(file)(file);
    return;
  }
  const source = readFileSync(file);
  run(compile(file, source, readCompiled(file, source)), file);
}

/** Before anything is compiled: V8 takes compiled code only under the flags that it was made under. */
export function chooseFlags(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
}

/** V8 refuses compiled code of other flags, and compiles as if there was none. */
export function compile(file: string, source: Buffer, cachedData?: Buffer): Script {
  // The build leaves ASCII alone in it, which takes half the memory of other text.
  return new Script(HEAD + source.toString('latin1') + TAIL, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(cachedData && { cachedData }),
  });
}

/** Runs it as Node runs CommonJS, and gives what it exports: parts that are loaded later ask for it by its name. */
export function run(script: Script, file: string): unknown {
  const module = new Module(file);
  const require = createRequire(file);
  require.cache[file] = module;
  const wrapped = script.runInThisContext() as (...parameters: unknown[]) => void;
  wrapped(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}

/** Keeps beside the file what V8 compiled of it so far. */
export function keepCompiled(file: string, source: Buffer, script: Script): void {
  const compiled = script.createCachedData();
  writeFileSync(compiledOf(file), Buffer.concat([digestOf(source, compiled), compiled]));
}

/**
 * What was kept, if it is whole, of this very text, and of this very build of Node. V8 would run damaged code, compares
 * no more of the text than its length, and takes compiled code of another patch of itself: 20.19.0 crashes on 20.20.2's.
 */
export function readCompiled(file: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(compiledOf(file));
    const compiled = kept.subarray(DIGEST_BYTES);
    return digestOf(source, compiled).equals(kept.subarray(0, DIGEST_BYTES)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

function compiledOf(file: string): string {
  return file.replace(/\.cjs$/, '.v8');
}

function digestOf(source: Buffer, compiled: Buffer): Buffer {
  // V8's own number, which it compares, does not count Node's patches of it.
  const node = JSON.stringify([process.versions, process.platform, process.arch]);
  return createHash('sha256').update(node).update(source).update(compiled).digest();
}
