import { setTimeout as sleep } from 'node:timers/promises';
import type { AppConfig } from '../../config/config.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { ChangeBell } from './change-bell.js';
import type { HistoryStore } from './history.store.js';
import { LiveCalls } from './live-calls.js';
import type { TestCall } from './test-call.model.js';

/** Changes as a database stamps them, whose clock can be set. */
class StampedChanges {
  private readonly stamped: { call: TestCall; changedAt: Date }[] = [];
  private offsetMs = 0;

  setClock(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }

  /** `agoMs`: stamped before, by a write that was under way until now. */
  change(id: string, agoMs = 0): void {
    this.stamped.push({ call: { id } as TestCall, changedAt: new Date(this.now().getTime() - agoMs) });
  }

  clock(): Promise<Date> {
    return Promise.resolve(this.now());
  }

  lastChangeAt(): Promise<Date | null> {
    return Promise.resolve(this.stamped.at(-1)?.changedAt ?? null);
  }

  async *listChangedSince(since: Date): AsyncGenerator<{ call: TestCall; changedAt: Date }> {
    await Promise.resolve();
    yield* this.stamped
      .filter(({ changedAt }) => changedAt >= since)
      .sort((one, other) => one.changedAt.getTime() - other.changedAt.getTime());
  }

  private now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}

describe('watchers', () => {
  let changes: StampedChanges;
  let live: LiveCalls;
  let told: string[];
  let unwatch: (() => void)[];
  let isSilenced: () => boolean;

  beforeEach(() => {
    told = [];
    let silenced = false;
    isSilenced = () => silenced;
    changes = new StampedChanges();
    live = new LiveCalls(
      changes as unknown as HistoryStore,
      { listen: noop, silence: () => (silenced = true), wait: () => sleep(5) } as unknown as ChangeBell,
      { watchers: { inc: noop, dec: noop } } as unknown as Metrics,
      { polling: { watchMs: 5 } } as AppConfig,
    );
    unwatch = ['a', 'b'].map((id) =>
      live.watch(id, { changed: (call) => told.push(call.id), stopped: noop }),
    );
  });

  afterEach(() => {
    live.onModuleDestroy();
  });

  const isTold = async (id: string): Promise<void> => {
    while (!told.includes(id)) await sleep(5);
  };

  it('are told of changes that come after the database\u2019s clock was set back an hour', async () => {
    changes.setClock(3_600_000);
    changes.change('a');
    await isTold('a');

    changes.setClock(0);
    await sleep(20);
    changes.change('b');
    await isTold('b');

    expect(new Set(told)).toEqual(new Set(['a', 'b']));
  });

  it('leave no stream of changes open behind the last of them', async () => {
    for (const leave of unwatch) leave();
    for (let look = 0; !isSilenced() && look < 400; look++) await sleep(5);

    expect(isSilenced()).toBe(true);
  });

  it('are told of a change whose write ended behind a later one', async () => {
    changes.change('a');
    await isTold('a');

    changes.change('b', 1_000);
    await isTold('b');

    expect(told).toContain('b');
  });

  it('are told of a change, though one of the day after stands before it', async () => {
    changes.setClock(86_400_000);
    changes.change('a');
    changes.setClock(0);
    await sleep(20);
    changes.change('b');
    await isTold('b');

    expect(new Set(told)).toEqual(new Set(['a', 'b']));
  });
});

function noop(): void {
  return undefined;
}
