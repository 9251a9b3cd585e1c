import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AppConfig } from '../../src/config/config.js';
import { Api } from './api.js';
import { refuseLeaks } from './leaks.js';
import { JWT_SECRET } from './sign-in.js';

/** The built service in a process of its own, so that it can be killed. */
export interface ServiceProcess {
  readonly url: string;
  readonly pid: number;
  readonly api: Api;
  log(): string;
  /** Memory after a garbage collection, where `--expose-gc` is given. */
  memory(): Promise<NodeJS.MemoryUsage>;
  /** Ends it by this signal and waits until it is gone; gives its exit code. Fails when it wrote what it must not. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export interface ServiceProcessOptions {
  readonly dataDir: string;
  readonly mongodbUri?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: Partial<AppConfig>;
  readonly execArgv?: readonly string[];
}

const SCRIPT = fileURLToPath(new URL('service-child.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../build/app.js', import.meta.url));

export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  if (!existsSync(BUILT)) throw new Error('There is no build: run npm run build first.');
  const { dataDir, mongodbUri, env, config, execArgv = [] } = options;
  const child = fork(SCRIPT, {
    cwd: dataDir,
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      PORT: '0',
      JWT_SECRET,
      ENCRYPTION_KEYS: `test-1:${Buffer.alloc(32, 7).toString('base64url')}`,
      DATA_DIR: dataDir,
      SERVICE_CONFIG: JSON.stringify(config ?? {}),
      ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
      ...env,
    },
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => log.push(text.toString()));
  }
  const { url } = await answerOf<{ url: string }>(child, log);
  return {
    url,
    pid: child.pid ?? 0,
    api: new Api(url),
    log: () => log.join(''),
    memory: async () => {
      child.send('memory');
      return (await answerOf<{ memory: NodeJS.MemoryUsage }>(child, log)).memory;
    },
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code] = (await exit) as [number | null];
      refuseLeaks(log.join(''));
      return code;
    },
  };
}

async function answerOf<T>(child: ChildProcess, log: readonly string[]): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the service ended:\n${log.join('').slice(-4_000)}`);
  });
  ended.catch(() => undefined);
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
  return message;
}
