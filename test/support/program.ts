import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { refuseLeaks } from './leaks.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The working folder, where `.env` is looked for. */
  readonly cwd: string;
  readonly args?: readonly string[];
}

/** The built service (`npm run build`) in a process of its own. */
export interface RunningProgram {
  readonly url: string;
  /** What it printed so far, both streams. */
  output(): string;
  /** Fails when it wrote what it must not. */
  kill(signal: NodeJS.Signals): Promise<Ended>;
}

/** Runs one of the built programs until it ends. */
export async function runProgram(file: string, options: ProgramOptions): Promise<Ended> {
  return watch(launch(file, options)).ended;
}

/** Starts the service on a free port and waits until it says where it listens. */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const child = launch('main.js', { ...options, env: { NODE_ENV: 'production', PORT: '0', ...options.env } });
  const { output, ended } = watch(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /"url":"(http[^"]+)"/.exec(output());
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    void ended.then(({ code }) => {
      reject(new Error(`the service ended with ${String(code)}:\n${output()}`));
    });
  });
  return {
    url,
    output,
    kill: async (signal) => {
      child.kill(signal);
      const end = await ended;
      refuseLeaks(output());
      return end;
    },
  };
}

function launch(file: string, { env = {}, cwd, args = [] }: ProgramOptions): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [path.resolve('dist', file), ...args], {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function watch(child: ChildProcess): { output: () => string; ended: Promise<Ended> } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { output: () => stdout + stderr, ended };
}
