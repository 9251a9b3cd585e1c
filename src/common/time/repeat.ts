import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Works until the signal, with pauses of about `pauseMs` in between: by a quarter longer or shorter, so that instances
 * that began at once do not keep step. The work handles its own errors.
 */
export async function repeat(work: () => Promise<void>, pauseMs: number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await work();
    const pause = pauseMs * (0.75 + Math.random() / 2);
    await sleep(pause, undefined, { signal: stop, ref: false }).catch(() => undefined);
  }
}
