import { setTimeout as sleep } from 'node:timers/promises';
import type { AppConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { ExotelService } from '../exotel/exotel.service.js';
import { CallReconciler } from './call-reconciler.js';
import type { CallReports } from './call-reports.js';
import type { ClaimedCall, DueCallStore } from './due-call.store.js';
import type { PollBudgetStore } from './poll-budget.store.js';
import { BUDGET_WINDOW_MS } from './poll-schedule.js';
import type { TestCall } from './test-call.model.js';
import type { TestCallStore } from './test-call.store.js';

const POLLING = {
  tickMs: 5,
  firstDelayMs: 5_000,
  maxDelayMs: 60_000,
  giveUpAfterMs: 900_000,
  perMinute: 99,
  watchMs: 400,
};

const noop = (): Promise<void> => Promise.resolve();

describe('an instance whose budget is used up', () => {
  it('asks again in the next window, though the clock was set back an hour meanwhile', async () => {
    // Soon the window is over.
    let aheadMs = BUDGET_WINDOW_MS - 50 - (Date.now() % BUDGET_WINDOW_MS);
    const call = { id: 'call', callSid: 'sid', createdAt: new Date() } as TestCall;
    let claims = 0;
    let isHeld = false;
    const claimDue = (_owner: string, _now: Date, leaseUntil: Date): Promise<ClaimedCall | null> => {
      if (isHeld) return Promise.resolve(null);
      isHeld = true;
      claims += 1;
      return Promise.resolve({ call, polls: 1, leaseUntil });
    };
    const release = (): Promise<void> => {
      isHeld = false;
      aheadMs -= 3_600_000;
      return Promise.resolve();
    };
    const reconciler = new CallReconciler(
      { bringNear: noop, claimDue, release, releaseAll: noop } as unknown as DueCallStore,
      { take: () => Promise.resolve(false) } as unknown as PollBudgetStore,
      { doubtUnsettled: noop } as unknown as TestCallStore,
      {} as CallReports,
      {} as ExotelService,
      { isReady: true } as Database,
      {} as Metrics,
      { polling: POLLING, exotelTimeoutMs: 10_000 } as AppConfig,
      { now: () => new Date(Date.now() + aheadMs) },
    );
    reconciler.onApplicationBootstrap();

    for (let look = 0; claims < 2 && look < 400; look++) await sleep(5);
    reconciler.onModuleDestroy();
    await reconciler.beforeApplicationShutdown();

    expect(claims).toBe(2);
  });
});
