import type { AppConfig } from '../../config/config.js';
import type { FleetService } from '../../fleet/fleet.service.js';
import type { Clock } from '../../common/time/clock.js';
import type { DidStore } from './did.store.js';
import type { ExotelClient } from './exotel.client.js';
import type { Credentials, ListedCall } from './exotel.model.js';
import { ExotelService } from './exotel.service.js';
import type { ExotelStore } from './exotel.store.js';
import type { VerificationService } from './verification.service.js';

const NATIONAL = '09000000000';
const E164 = '+919000000000';
const TRACES = { toNumber: E164, callerId: '+918047110001', createdAt: new Date('2026-03-04T05:50:05.000Z') };

const listed = (callSid: string): ListedCall => ({
  callSid,
  status: 'completed',
  from: NATIONAL,
  exophone: '08047110001',
  direction: 'outbound-api',
  dateCreated: '2026-03-04 05:50:06',
});

describe('the call that Exotel lists', () => {
  let asked: string[];

  /** What a list holds under each spelling of the number; `onAsked` is called for each question. */
  function aService(
    lists: Readonly<Record<string, readonly ListedCall[]>>,
    onAsked: () => void = () => undefined,
  ): ExotelService {
    asked = [];
    const listCalls = (_credentials: Credentials, from: string): Promise<readonly ListedCall[]> => {
      asked.push(from);
      onAsked();
      return Promise.resolve(lists[from] ?? []);
    };
    const verification = {
      getStoredCredentials: () => Promise.resolve({}),
      watch: (_credentials: Credentials, ask: () => unknown) => ask(),
    };
    return new ExotelService(
      {} as ExotelStore,
      {} as DidStore,
      { listCalls } as unknown as ExotelClient,
      verification as unknown as VerificationService,
      {} as FleetService,
      {} as AppConfig,
      {} as Clock,
    );
  }

  const found = async (lists: Readonly<Record<string, readonly ListedCall[]>>): Promise<string | undefined> =>
    (await aService(lists).findCall(TRACES, new AbortController().signal))?.callSid;

  it.each([
    ['under the national spelling', { [NATIONAL]: [listed('a')] }],
    ['under E.164', { [E164]: [listed('a')] }],
    ['under both', { [NATIONAL]: [listed('a')], [E164]: [listed('a')] }],
  ])('is found %s', async (_title, lists) => {
    expect(await found(lists)).toBe('a');
  });

  it.each([
    ['there is none', {}],
    ['one spelling has two', { [NATIONAL]: [listed('a'), listed('b')] }],
    ['each spelling has another', { [NATIONAL]: [listed('a')], [E164]: [listed('b')] }],
    ['the second spelling has one more', { [NATIONAL]: [listed('a')], [E164]: [listed('a'), listed('b')] }],
  ])('is not told where %s', async (_title, lists) => {
    expect(await found(lists)).toBeUndefined();
  });

  it('is told beside others that do not fit', async () => {
    const other = { ...listed('b'), direction: 'inbound' };

    expect(await found({ [NATIONAL]: [listed('a')], [E164]: [other] })).toBe('a');
  });

  it('is not told once the search was ended between two questions', async () => {
    const stopping = new AbortController();
    const service = aService({ [NATIONAL]: [listed('a')] }, () => {
      stopping.abort();
    });

    expect(await service.findCall(TRACES, stopping.signal)).toBeUndefined();
    expect(asked).toEqual([NATIONAL]);
  });
});
