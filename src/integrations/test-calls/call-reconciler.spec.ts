import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { AppConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import type { Metrics } from '../../metrics/metrics.js';
import { ProviderTimeoutError } from '../exotel/exotel.errors.js';
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

const TIMEOUT_MS = 10_000;
const OVERDUE = new Date(Date.now() - POLLING.giveUpAfterMs);

/** An instance on a database and an Exotel that do what the test says, and all that was asked of them in its order. */
class Instance {
  readonly asked: string[] = [];
  /** Of the service's clock, ahead of the machine's. */
  aheadMs = 0;
  claim: { readonly polls?: number; readonly call: Partial<TestCall> } = { call: {} };
  take: () => boolean | Promise<boolean> = () => true;
  fetch: () => Promise<unknown> = () => Promise.resolve({ callSid: 'sid', status: 'in-progress' });
  hasGivenUp = true;
  mayClaim = (claims: number): boolean => claims === 1;
  private claims = 0;
  readonly reconciler: CallReconciler;

  constructor(perMinute = POLLING.perMinute) {
    const told = (what: string, answer?: unknown): Promise<never> => {
      this.asked.push(what);
      return Promise.resolve(answer as never);
    };
    this.reconciler = new CallReconciler(
      {
        bringNear: noop,
        claimDue: (_owner: string, now: Date, leaseUntil: Date) => {
          if (!this.mayClaim((this.claims += 1))) return Promise.resolve(null);
          const call = { id: 'call', callSid: 'sid', createdAt: new Date(), ...this.claim.call };
          return told(`lease ${leaseUntil.getTime() - now.getTime()}`, {
            polls: 1,
            leaseUntil,
            ...this.claim,
            call,
          });
        },
        askAgainAt: () => told('put off'),
        release: () => told('release'),
        releaseAll: () => told('release all'),
      } as unknown as DueCallStore,
      {
        take: async (count: number, limit: number) => {
          await told(`take ${count} of ${limit}`);
          return this.take();
        },
      } as unknown as PollBudgetStore,
      {
        doubtUnsettled: noop,
        findCall: () => Promise.resolve({ id: 'call', providerStatus: 'newest' }),
        giveUp: ({ providerStatus }: TestCall) => told(`give up ${providerStatus}`, this.hasGivenUp),
      } as unknown as TestCallStore,
      { apply: () => told('report') } as unknown as CallReports,
      {
        fetchCall: () => told('fetch').then(() => this.fetch()),
        findCall: () => told('find'),
      } as unknown as ExotelService,
      { isReady: true } as Database,
      {
        polls: { inc: () => undefined },
        endedCalls: { inc: () => this.asked.push('count') },
      } as unknown as Metrics,
      { polling: { ...POLLING, perMinute }, exotelTimeoutMs: TIMEOUT_MS } as AppConfig,
      { now: () => new Date(Date.now() + this.aheadMs) },
    );
  }

  /** Looks, until this was asked. */
  async run(until: string): Promise<string[]> {
    this.reconciler.onApplicationBootstrap();
    for (let look = 0; !this.asked.includes(until) && look < 400; look++) await sleep(5);
    await this.stop();
    return this.asked;
  }

  async stop(): Promise<void> {
    this.reconciler.onModuleDestroy();
    await this.reconciler.beforeApplicationShutdown();
  }
}

describe('an instance that asks about a call', () => {
  it('holds it for as long as two questions may take, and 5 s more', async () => {
    expect(await new Instance().run('fetch')).toContain(`lease ${2 * TIMEOUT_MS + 5_000}`);
  });

  it.each([
    ['asks', 4_000, ['fetch', 'report', 'put off']],
    ['leaves it to others, since another one may be asking before it is answered,', 5_001, []],
  ])('%s after %i ms of a slow database', async (_what, slowMs, asked) => {
    const instance = new Instance();
    instance.take = () => {
      instance.aheadMs = slowMs;
      return true;
    };

    const all = await instance.run('take 1 of 9');

    expect(all.slice(2, -1)).toEqual(asked);
  });

  it('looks it up in the list, though a window holds one question', async () => {
    const instance = new Instance(1);
    instance.claim = { call: { callSid: '' } };

    expect(await instance.run('find')).toEqual(expect.arrayContaining(['take 1 of 1', 'find']));
  });

  it('puts it off where Exotel does not tell', async () => {
    const instance = new Instance();
    instance.fetch = () => Promise.reject(new ProviderTimeoutError('to tell', 'late'));

    expect(await instance.run('put off')).toContain('put off');
  });

  it('says of a defect of ours that there is one, and asks no more before its lease is over', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const defect = new TypeError('x is not a function');
    const instance = new Instance();
    instance.fetch = () => Promise.reject(defect);

    const asked = await instance.run('fetch');

    expect(error.mock.calls).toEqual([[defect]]);
    expect(asked).not.toContain('put off');
    error.mockRestore();
  });

  it('gives it up as Exotel last spoke of it, and counts that', async () => {
    const instance = new Instance();
    instance.claim = { call: { createdAt: OVERDUE, providerStatus: 'older' } };

    expect((await instance.run('count')).slice(-3)).toEqual(['give up newest', 'count', 'release all']);
  });

  it('does not count one as given up that has ended meanwhile', async () => {
    const instance = new Instance();
    instance.claim = { call: { createdAt: OVERDUE } };
    instance.hasGivenUp = false;

    expect(await instance.run('give up newest')).not.toContain('count');
  });

  it.each([
    [1, 'give up as it was'],
    [0, 'release'],
  ])('that is overdue and was asked for %i times: %s, where the budget is used up', async (polls, asked) => {
    const instance = new Instance();
    instance.claim = { polls, call: { createdAt: OVERDUE, providerStatus: 'as it was' } };
    instance.take = () => false;

    expect(await instance.run(asked)).toContain(asked);
  });

  it('takes up no other once it stops', async () => {
    const instance = new Instance();
    instance.mayClaim = (claims) => {
      instance.reconciler.onModuleDestroy();
      return claims < 5;
    };

    const asked = await instance.run('put off');

    expect(asked.filter((what) => what.startsWith('lease'))).toHaveLength(1);
  });

  it('gives its leases back no sooner than the answer is there', async () => {
    const instance = new Instance();
    let answer: (() => void) | undefined;
    instance.fetch = () =>
      new Promise((resolve) => {
        answer = () => {
          resolve({ callSid: 'sid', status: 'in-progress' });
        };
      });
    instance.reconciler.onApplicationBootstrap();
    while (!answer) await sleep(5);

    const stopping = instance.stop();
    await sleep(20);
    answer();
    await stopping;

    expect(instance.asked.slice(-3)).toEqual(['report', 'put off', 'release all']);
  });
});
