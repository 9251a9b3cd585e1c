import { Clock } from '../../common/time/clock.js';
import type { AppConfig } from '../../config/config.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { ExotelService } from '../exotel/exotel.service.js';
import type { CallLimits } from './call-limits.js';
import type { HistoryStore } from './history.store.js';
import type { TestCallOrder } from './test-call.model.js';
import type { TestCallStore } from './test-call.store.js';
import { TestCallsService } from './test-calls.service.js';

const ORDER = {
  didId: 'did-1',
  toNumber: '+919000000000',
  actor: { sub: 'ops@example.com' },
} as unknown as TestCallOrder;

const away = (): Promise<never> => Promise.reject(new Error('the database is away'));

/** A service whose database fails where the test says so, which no real one does at that very moment. */
function aService(
  store: Partial<Record<'addRequested' | 'settleRequest', () => Promise<unknown>>>,
  limits: Partial<Record<keyof CallLimits, () => Promise<void>>> = {},
): TestCallsService {
  const nothing = (): Promise<void> => Promise.resolve();
  const did = { id: 'did-1', number: '+918047110001', botId: 'echo', flowUrl: 'http://my.exotel.com/a/1' };
  return new TestCallsService(
    {
      getUsableDid: () => Promise.resolve({ did, credentials: {} }),
      placeCall: () =>
        Promise.resolve({ callSid: 'c0ffee', providerStatus: 'in-progress', status: 'placed' }),
    } as unknown as ExotelService,
    { addRequested: () => Promise.resolve(true), ...store } as unknown as TestCallStore,
    {} as HistoryStore,
    { take: nothing, giveBack: nothing, ...limits } as unknown as CallLimits,
    { testCalls: { inc: nothing }, endedCalls: { inc: nothing } } as unknown as Metrics,
    { exotelTimeoutMs: 1_000, testCallRetentionDays: 1, polling: {} } as unknown as AppConfig,
    new Clock(),
  );
}

describe('TestCallsService', () => {
  it.each([
    ['', () => Promise.resolve()],
    [', though that fails, too', away],
  ])('does not count a call that could not be stored%s', async (_how, giveBack) => {
    let counted = 0;
    const service = aService(
      { addRequested: away },
      {
        take: () => Promise.resolve(void (counted += 1)),
        giveBack: () => {
          counted -= 1;
          return giveBack();
        },
      },
    );

    await expect(service.placeTestCall(ORDER)).rejects.toThrow('the database is away');

    expect(counted).toBe(0);
  });

  it('stops no sooner than the last try to store what Exotel answered has ended', async () => {
    let tries = 0;
    let beStored: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => (beStored = resolve));
    const service = aService({ settleRequest: () => (tries++ === 0 ? away() : slow) });
    await service.placeTestCall(ORDER);

    service.onModuleDestroy();
    let hasStopped = false;
    const stopping = service.beforeApplicationShutdown().then(() => (hasStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([tries, hasStopped]).toEqual([2, false]);

    beStored?.();
    await stopping;
  });
});
