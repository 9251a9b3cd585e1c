import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { HistoryStore } from './history.store.js';
import type { TestCallChanges } from './history.store.js';

/** Where the database tells of changes, a look without being told is a precaution. */
const PRECAUTION_MS = 5_000;
/** However many changes are told at once, looks keep this distance. */
const GATHER_MS = 50;

/**
 * Rings when a test call has changed, on databases that have change streams. It says when to look, never what has
 * changed: a stream that lags, breaks or does not exist costs time, and no change is missed.
 */
@Injectable()
export class ChangeBell {
  private readonly logger = new Logger('ChangeBell');
  private changes: TestCallChanges | undefined;
  private isTold = false;
  private rung = new AbortController();

  constructor(private readonly history: HistoryStore) {}

  listen(): void {
    if (!this.changes) void this.hear();
  }

  /** Ends the listening, and a wait. */
  silence(): void {
    const { changes } = this;
    this.changes = undefined;
    this.rung.abort();
    void changes?.close();
  }

  /** Ends when a change was told; where the database tells none, after `quietMs`. */
  async wait(quietMs: number): Promise<void> {
    await pause(this.isTold ? PRECAUTION_MS : quietMs, this.rung.signal);
    if (this.rung.signal.aborted) await pause(GATHER_MS);
    this.rung = new AbortController();
  }

  private async hear(): Promise<void> {
    try {
      const changes = this.history.openChanges();
      this.changes = changes;
      await changes.tryNext();
      this.isTold = true;
      while (this.changes === changes) {
        // The first ring is for what was changed before the stream was there.
        this.rung.abort();
        await changes.next();
      }
    } catch (error) {
      if (this.changes) this.logger.debug(error);
    } finally {
      this.isTold = false;
    }
  }
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
