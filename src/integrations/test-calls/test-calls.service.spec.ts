import { jest } from '@jest/globals';
import { TooManyRequestsError } from '../../common/errors/http.errors.js';
import { Clock } from '../../common/time/clock.js';
import type { Pulse } from '../../common/time/pulse.js';
import type { AppConfig } from '../../config/config.js';
import type { Metrics } from '../../metrics/metrics.js';
import { ProviderRejectedError } from '../exotel/exotel.errors.js';
import type { CallRequest } from '../exotel/exotel.model.js';
import type { ExotelService } from '../exotel/exotel.service.js';
import type { CallLimits } from './call-limits.js';
import type { HistoryStore } from './history.store.js';
import type { CallOutcome, EarlierCall, NewTestCall, TestCallOrder } from './test-call.model.js';
import type { TestCallStore } from './test-call.store.js';
import { NotAskedError } from './test-calls.errors.js';
import { TestCallsService } from './test-calls.service.js';

const ORDER = {
  didId: 'did-1',
  toNumber: '+919000000000',
  actor: { sub: 'ops@example.com' },
} as unknown as TestCallOrder;

const away = (): Promise<never> => Promise.reject(new Error('the database is away'));

/** What is around the service beside its database. */
interface World {
  readonly number: string;
  readonly clock: Clock;
  readonly stoodStill: boolean;
  readonly placeCall: (call: CallRequest) => Promise<unknown>;
  readonly count: (metric: string, status: string) => unknown;
}

const placed = (): Promise<unknown> =>
  Promise.resolve({ callSid: 'c0ffee', providerStatus: 'in-progress', status: 'placed' });
const nothing = (): Promise<void> => Promise.resolve();

/** A service whose database fails where the test says so, which no real one does at that very moment. */
function aService(
  store: {
    readonly addRequested?: (call: NewTestCall) => Promise<unknown>;
    readonly settleRequest?: (id: string, outcome: CallOutcome) => Promise<unknown>;
    readonly findByIdempotencyKey?: () => Promise<EarlierCall | null>;
  },
  limits: Partial<Record<keyof CallLimits, () => Promise<void>>> = {},
  {
    number = '+918047110001',
    clock = new Clock(),
    stoodStill = false,
    placeCall = placed,
    count = nothing,
  }: Partial<World> = {},
): TestCallsService {
  const counter = (name: string): object => ({
    inc: ({ status }: { status: string }) => count(name, status),
  });
  const did = { id: 'did-1', number, botId: 'echo', flowUrl: 'http://my.exotel.com/a/1' };
  return new TestCallsService(
    {
      getUsableDid: () => Promise.resolve({ did, credentials: {} }),
      placeCall: (_credentials: unknown, call: CallRequest) => placeCall(call),
    } as unknown as ExotelService,
    { addRequested: () => Promise.resolve(true), ...store } as unknown as TestCallStore,
    {} as HistoryStore,
    { take: nothing, giveBack: nothing, ...limits } as unknown as CallLimits,
    { testCalls: counter('asked'), endedCalls: counter('ended') } as unknown as Metrics,
    { exotelTimeoutMs: 1_000, testCallRetentionDays: 1, polling: {} } as unknown as AppConfig,
    clock,
    { stoodStillSince: () => stoodStill } as unknown as Pulse,
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

  it.each([
    ['the database was slow', { ageMs: 5_900, stoodStill: false }, 'asked'],
    ['this process stood still', { ageMs: 5_900, stoodStill: true }, 'not asked'],
    ['another instance may have taken the call for lost', { ageMs: 6_000, stoodStill: false }, 'not asked'],
  ])(
    'rings somebody late only where nothing else can have come of the call: %s',
    async (_how, held, becomes) => {
      let aheadMs = 0;
      const outcomes: unknown[] = [];
      const placeCall = jest.fn(placed);
      const service = aService(
        {
          addRequested: () => Promise.resolve((aheadMs = held.ageMs) > 0),
          settleRequest: (_id, outcome) => Promise.resolve(outcomes.push(outcome)),
        },
        {},
        { ...held, placeCall, clock: { now: () => new Date(1_000 + aheadMs) } },
      );

      const answer = await service.placeTestCall(ORDER).catch((error: unknown) => error);

      const isAsked = becomes === 'asked';
      expect(placeCall).toHaveBeenCalledTimes(isAsked ? 1 : 0);
      expect(answer instanceof NotAskedError).toBe(!isAsked);
      expect(outcomes).toMatchObject([
        isAsked ? { status: 'placed' } : { status: 'not_sent', isKeyFree: true },
      ]);
    },
  );

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

  it('calls from the number without its punctuation, as an adopted one may be stored', async () => {
    const asked: CallRequest[] = [];
    const service = aService(
      { settleRequest: () => Promise.resolve({}) },
      {},
      { number: '080-4711 0001', placeCall: (call) => Promise.resolve(asked.push(call)) },
    );

    await service.placeTestCall(ORDER);

    expect(asked.map(({ callerId }) => callerId)).toEqual(['08047110001']);
  });

  it('has a call forgotten after as many days as are configured', async () => {
    const added: NewTestCall[] = [];
    const service = aService({
      addRequested: (call) => Promise.resolve(added.push(call)),
      settleRequest: () => Promise.resolve({}),
    });

    await service.placeTestCall(ORDER);

    const [call] = added;
    expect((call?.expiresAt.getTime() ?? 0) - (call?.createdAt.getTime() ?? 0)).toBe(86_400_000);
  });

  it.each([
    ['counts a refused call as ended', 'rejected', ['asked rejected', 'ended rejected']],
    ['does not where a report was faster, and counted', 'completed', ['asked rejected']],
  ])('%s', async (_what, status, expected) => {
    const counted: string[] = [];
    const refusal = new ProviderRejectedError('to call', { httpStatus: 403, code: '', message: 'no' });
    const service = aService(
      { settleRequest: () => Promise.resolve({ status }) },
      {},
      {
        placeCall: () => Promise.reject(refusal),
        count: (metric, told) => counted.push(`${metric} ${told}`),
      },
    );

    await expect(service.placeTestCall(ORDER)).rejects.toBe(refusal);

    expect(counted).toEqual(expected);
    expect(refusal.extensions).toEqual({ test_call_id: expect.any(String) as string });
  });

  describe('by a key that was used', () => {
    const KEYED = { ...ORDER, idempotency: { keyHash: 'k', fingerprint: 'f' } };
    const earlier = (call: object, firstAnswer: object | null): EarlierCall =>
      ({ call: { id: 'call', failure: null, ...call }, fingerprint: 'f', firstAnswer }) as EarlierCall;

    it.each([
      ['that has ended since', 'completed'],
      ['that was given up since', 'unknown'],
    ])('gives the first answer of a call %s', async (_what, status) => {
      const found = earlier({ status }, { status: 'placed' });
      const service = aService({ findByIdempotencyKey: () => Promise.resolve(found) });

      expect(await service.placeTestCall(KEYED)).toMatchObject({
        call: { status: 'placed' },
        isReplay: true,
      });
    });

    it.each([
      ['is not answered yet', 'requested', 'idempotency_key_in_use'],
      ['was cut off', 'unknown', 'provider_timeout'],
    ])('says of a call that %s what is known', async (_what, status, code) => {
      const service = aService({ findByIdempotencyKey: () => Promise.resolve(earlier({ status }, null)) });

      await expect(service.placeTestCall(KEYED)).rejects.toMatchObject({ code });
    });

    it('repeats the answer to one that came at once, though the limit holds this one back', async () => {
      const found = [null, earlier({ status: 'placed' }, { status: 'placed' })];
      const service = aService(
        { findByIdempotencyKey: () => Promise.resolve(found.shift() ?? null) },
        { take: () => Promise.reject(new TooManyRequestsError('too many', 1)) },
      );

      expect((await service.placeTestCall(KEYED)).isReplay).toBe(true);
    });
  });
});
