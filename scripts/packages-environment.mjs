import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's sandbox answers for each global by a call, which takes ten times as long as a variable does. Those that no
 * test puts something else in the place of are handed to the packages as variables.
 */
const GLOBALS = `Array, BigInt, Boolean, Buffer, DataView, Error, Function, JSON, Map, Math, Number, Object, Promise,
  Proxy, RangeError, Reflect, RegExp, Set, String, Symbol, TypeError, Uint8Array, WeakMap, WeakSet, isNaN, parseInt,
  process`;

/** Compiled once for all files of tests that a worker runs; each of them evaluates the packages it uses for itself. */
let script;

function compile(file) {
  const code = readFileSync(file, 'utf8');
  return new Script(
    `(function (exports, require, module, __filename) { const { ${GLOBALS} } = globalThis; (() => {${code}\n})(); })`,
    { filename: file },
  );
}

/** Node's environment with the packages of `packages-for-tests.mjs`; its option `packagesForTests` is their script. */
export default class PackagesEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    // Jest makes each of an environment's options a global.
    const file = this.global.packagesForTests;
    script ??= compile(file);
    const module = { exports: {} };
    script.runInContext(this.context)(module.exports, createRequire(file), module, file);
    this.global.packagesForTests = module.exports;
  }
}
