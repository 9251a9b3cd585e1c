import { constants } from 'node:os';

export interface Stop {
  readonly signal: AbortSignal;
  /** Rejects when the end is asked for. */
  readonly asked: Promise<never>;
  /** What shells expect of a program that a signal ended. */
  exitCode(): number;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C, a polite kill, a closed terminal, or nobody reading any more: all of them end the demo, tidily. */
export function watchForStop(): Stop {
  const controller = new AbortController();
  const { signal } = controller;
  let exitCode = 1;
  const asked = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('The demo was asked to stop.'));
    });
  });
  asked.catch(() => undefined);
  for (const name of SIGNALS) {
    process.on(name, () => {
      exitCode = 128 + constants.signals[name];
      controller.abort();
    });
  }
  process.stdout.on('error', () => {
    controller.abort();
  });
  return { signal, asked, exitCode: () => exitCode };
}
