import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ChangeBell } from './change-bell.js';
import type { HistoryStore, TestCallChanges } from './history.store.js';

/** Longer than any of these tests waits. */
const NEVER_MS = 600_000;

/** A stream that tells what `tell` says, and breaks when `fail` says so. */
class Changes implements TestCallChanges {
  private settle: { resolve: (change: never) => void; reject: (error: Error) => void } | undefined;

  constructor(private readonly isThere = true) {}

  readonly close = jest.fn(() => Promise.resolve());

  tryNext(): Promise<null> {
    return this.isThere ? Promise.resolve(null) : Promise.reject(new Error('needs a replica set'));
  }

  next(): Promise<never> {
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  tell(): void {
    this.settle?.resolve(undefined as never);
  }

  fail(): void {
    this.settle?.reject(new Error('broken'));
  }
}

function bellOn(changes: Changes): ChangeBell {
  return new ChangeBell({ openChanges: () => changes } as unknown as HistoryStore);
}

async function timed(work: Promise<void>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the bell of changes', () => {
  it('rings once when the stream is there: what was changed before was not told', async () => {
    const bell = bellOn(new Changes());
    bell.listen();

    expect(await timed(bell.wait(NEVER_MS))).toBeLessThan(1_000);
  });

  it('rings for each change that is told, also for one told while nobody waited', async () => {
    const changes = new Changes();
    const bell = bellOn(changes);
    bell.listen();
    await bell.wait(NEVER_MS);

    setTimeout(() => {
      changes.tell();
    }, 20);
    expect(await timed(bell.wait(NEVER_MS))).toBeLessThan(1_000);
    changes.tell();
    await sleep(1);
    expect(await timed(bell.wait(NEVER_MS))).toBeLessThan(1_000);
  });

  it('keeps a distance between looks, however soon the next change is told', async () => {
    const bell = bellOn(new Changes());
    bell.listen();
    await sleep(1);

    expect(await timed(bell.wait(NEVER_MS))).toBeGreaterThan(45);
  });

  it('lets pass the time that it is told where the database has no streams', async () => {
    const bell = bellOn(new Changes(false));
    bell.listen();
    await sleep(1);

    expect(await timed(bell.wait(30))).toBeGreaterThan(25);
  });

  it('lets pass the time that it is told once the stream is broken', async () => {
    const changes = new Changes();
    const bell = bellOn(changes);
    bell.listen();
    await bell.wait(NEVER_MS);
    changes.fail();
    await sleep(1);

    expect(await timed(bell.wait(30))).toBeLessThan(1_000);
  });

  it('ends a wait and its stream when it is silenced', async () => {
    const changes = new Changes();
    const bell = bellOn(changes);
    bell.listen();
    await bell.wait(NEVER_MS);

    const waited = timed(bell.wait(NEVER_MS));
    bell.silence();

    expect(await waited).toBeLessThan(1_000);
    expect(changes.close).toHaveBeenCalledTimes(1);
  });
});
