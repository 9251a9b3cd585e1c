import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/support/free-port.js';
import { JWT_SECRET } from './token.js';

/** The service as it is built, and its bench entry and peers as `bench/tsconfig.json` builds them. */
export const SCRIPTS = {
  ours: fileURLToPath(new URL('../../dist/main.js', import.meta.url)),
  oursInMemory: peer('ours-in-memory'),
  natural: peer('natural/main'),
  plainFastify: peer('plain-fastify'),
  bareHttp: peer('bare-http'),
  bareFastify: peer('bare-fastify'),
  bareCalls: peer('bare-calls'),
  tokenChecks: peer('token-checks'),
  fillHistory: peer('fill-history'),
} as const;

const STAND_IN = fileURLToPath(new URL('../../simulator/exotel/main.ts', import.meta.url));

/** Everyone is silent: what a log costs depends on where it goes. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  HOST: '127.0.0.1',
  JWT_SECRET,
  ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64url')}`,
  SIM_CALLS_PER_MINUTE: '0',
};

const PATIENCE_MS = 60_000;

export interface Contender {
  readonly name: string;
  readonly url: string;
  /** From the start of its process until it said that it is ready. */
  readonly startMs: number;
  /** Resident memory in bytes; undefined where there is no /proc. */
  memory(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** Starts a contender as a process of its own and waits until it is ready. */
export async function startContender(
  name: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Contender> {
  return startServer(name, [script], '/health/ready', env);
}

/** Exotel's stand-in as a process of its own, without a limit of calls. */
export async function startStandIn(): Promise<Contender> {
  return startServer("Exotel's stand-in", ['--import', 'tsx', STAND_IN], '/sim/requests', {});
}

/** Runs node to its end, with flags of its own, a script and what that is given; tells what it printed. */
export async function runNode(...args: readonly string[]): Promise<string> {
  const child = start(args, {});
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}: ${output}`);
  return output.trim();
}

async function startServer(
  name: string,
  args: readonly string[],
  readyPath: string,
  env: Readonly<Record<string, string>>,
): Promise<Contender> {
  const port = String(await freePort());
  const began = performance.now();
  const child = start(args, { PORT: port, SIM_PORT: port, ...env });
  child.stdout?.resume();
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(`${url}${readyPath}`))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MS) {
      throw new Error(`${name} does not start`);
    }
    await sleep(3);
  }
  return {
    name,
    url,
    startMs: performance.now() - began,
    memory: () => residentBytes(child.pid),
    stop: () => end(child),
  };
}

/** None of them outlives the bench. */
function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(hard);
}

function peer(name: string): string {
  return fileURLToPath(new URL(`../.build/bench/peers/${name}.js`, import.meta.url));
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function residentBytes(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kb === undefined ? undefined : Number(kb) * 1_024;
}
