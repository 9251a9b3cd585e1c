import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/support/free-port.js';
import type { Cleanup } from './cleanup.js';
import { DemoError } from './demo-error.js';
import { listeningUrl, readableLogLine, signInLinkIn } from './readable-log.js';

const BUILT = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const LINES_KEPT = 12;
const STOP_WITHIN_MS = 5_000;
/** Ctrl-C reaches the service too: its end is a crash only when nobody asked for one within this time. */
const CRASH_AFTER_MS = 250;
const TRIES = 4;
/** Of our own environment the service sees what a program needs to run, and none of its own variables. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'TZ'];

export interface ServiceSetup {
  /** Working folder of the service: it holds no `.env`, so none is read. */
  readonly folder: string;
  /** Its variables, once its address is known. */
  readonly variables: (url: string, port: number) => Readonly<Record<string, string>>;
  readonly startWithinMs: number;
  readonly built?: string;
}

export interface RunningService {
  readonly url: string;
  /** Rejects with a DemoError when the service ends without being asked to. */
  readonly crashed: Promise<never>;
  /** The address that signs in to the page, once; undefined where the service offered none. */
  signInLink(): string | undefined;
}

/**
 * Starts the built service on a free port, which is chosen beforehand because the service must know its own address.
 * `cleanup` ends it.
 * @throws DemoError with the last lines of its log when it does not come up
 */
export async function startService(setup: ServiceSetup, cleanup: Cleanup): Promise<RunningService> {
  const built = setup.built ?? BUILT;
  if (!existsSync(built)) {
    throw new DemoError(
      'The service is not built yet: run `npm run build`, or start the demo by `npm run demo`.',
    );
  }
  const giveUpAt = Date.now() + setup.startWithinMs;
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const service = new Service(built, port, setup);
    cleanup.add(() => service.stop());
    const failure = await service.untilUp(giveUpAt - Date.now());
    if (!failure) return service;
    await service.stop();
    if (!failure.isPortTaken || tries === TRIES) throw new DemoError(failure.reason);
  }
}

interface StartFailure {
  readonly reason: string;
  readonly isPortTaken: boolean;
}

class Service implements RunningService {
  readonly url: string;
  readonly crashed: Promise<never>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;
  private readonly lines: string[] = [];
  private readonly ended: Promise<string>;
  private readonly up: Promise<void>;
  private isStopping = false;
  private link: string | undefined;

  constructor(built: string, port: number, setup: ServiceSetup) {
    this.url = `http://127.0.0.1:${port}`;
    const env = { ...ownVariables(), ...setup.variables(this.url, port) };
    this.child = spawn(process.execPath, [built], {
      cwd: setup.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = endOf(this.child);
    this.up = this.readLog();
    this.crashed = this.watch();
    // Whoever starts the service races against it; until then nobody listens.
    this.crashed.catch(() => undefined);
    process.once('exit', this.killAtExit);
  }

  signInLink(): string | undefined {
    return this.link;
  }

  /** Undefined once it listens; else what kept it from doing so. */
  async untilUp(limitMs: number): Promise<StartFailure | undefined> {
    const tooLate = new AbortController();
    const outcome = await Promise.race([
      this.up.then(() => undefined),
      this.ended.then((how) => `The service did not start: it ${how}.`),
      sleep(limitMs, 'The service did not say within the time limit that it listens.', {
        signal: tooLate.signal,
      }).catch(() => undefined),
    ]);
    tooLate.abort();
    if (outcome === undefined) return undefined;
    // The pipes may hold its last words a moment longer.
    await sleep(50);
    return {
      reason: `${outcome}\n${this.lastLines()}`,
      isPortTaken: /Port \d+ is taken/.test(this.lastLines()),
    };
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.child.kill('SIGTERM');
    const isLate = new AbortController();
    void sleep(STOP_WITHIN_MS, undefined, { signal: isLate.signal }).then(
      () => this.child.kill('SIGKILL'),
      () => undefined,
    );
    await this.ended;
    isLate.abort();
    process.off('exit', this.killAtExit);
  }

  private async readLog(): Promise<void> {
    return new Promise((resolve) => {
      for (const stream of [this.child.stdout, this.child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          if (listeningUrl(line) === this.url) resolve();
          this.link ??= signInLinkIn(line);
          this.lines.push(readableLogLine(line));
          if (this.lines.length > LINES_KEPT) this.lines.shift();
        });
      }
    });
  }

  private async watch(): Promise<never> {
    const how = await this.ended;
    await sleep(CRASH_AFTER_MS);
    if (this.isStopping) return new Promise<never>(() => undefined);
    throw new DemoError(`The service ended on its own: it ${how}.\n${this.lastLines()}`);
  }

  private lastLines(): string {
    if (this.lines.length === 0) return 'It wrote nothing to its log.';
    return ['The last lines of its log:', ...this.lines].join('\n    ');
  }

  private readonly killAtExit = (): void => {
    this.child.kill('SIGKILL');
  };
}

function ownVariables(): Record<string, string> {
  const entries = PASSED_ON.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(`could not be run (${error.message})`);
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `ended with exit code ${code ?? 0}` : `was ended by ${signal}`);
    });
  });
}
