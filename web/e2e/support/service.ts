import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../../test/support/free-port.js';

const BUILT = path.resolve(import.meta.dirname, '../../../dist/main.js');
export const JWT_SECRET = 'a-secret-for-page-tests-of-32-bytes-and-more';
const START_WITHIN_MS = 60_000;

/** The built service with a database of its own, as `npm start` runs it. */
export class Service {
  private child: ChildProcess | undefined;
  private readonly lines: string[] = [];

  private constructor(
    private readonly port: number,
    private readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<Service> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-page-'));
    const service = new Service(await freePort(), dataDir, env);
    await service.resume();
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The one-time link that it printed at its last start. */
  get signInLink(): string {
    const link = /http:\/\/\S+\/#code=[\w-]+/.exec(this.lines.join('\n'))?.[0];
    if (link === undefined) throw new Error(`no link was printed:\n${this.lines.join('\n')}`);
    return link;
  }

  /** Everything that it wrote. */
  get log(): string {
    return this.lines.join('\n');
  }

  /** Starts it, with the data that it has; other variables hold for this start. */
  async resume(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.lines.length = 0;
    const child = spawn(process.execPath, [BUILT], {
      cwd: this.dataDir,
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: String(this.port),
        DATA_DIR: path.join(this.dataDir, 'data'),
        PUBLIC_BASE_URL: this.url,
        JWT_SECRET,
        EXOTEL_TIMEOUT_MS: '2000',
        ...this.env,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    await this.untilListening(child);
  }

  /** Ends it and keeps its data: to those who ask, it is away. */
  async halt(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async stop(): Promise<void> {
    await this.halt();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private untilListening(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        reject(new Error(`the service did not start:\n${this.log}`));
      };
      const timer = setTimeout(fail, START_WITHIN_MS);
      child.once('exit', fail);
      for (const stream of [child.stdout, child.stderr]) {
        if (!stream) continue;
        createInterface({ input: stream }).on('line', (line) => {
          this.lines.push(line);
          // The link is printed last.
          if (
            !line.includes('#code=') &&
            !(this.env['NODE_ENV'] === 'production' && line.includes('Listening'))
          ) {
            return;
          }
          clearTimeout(timer);
          child.off('exit', fail);
          resolve();
        });
      }
    });
  }
}
