import type { AppConfig } from '../../config/config.js';
import type { FleetService } from '../../fleet/fleet.service.js';
import type { Clock } from '../../common/time/clock.js';
import type { DidStore } from './did.store.js';
import type { ExotelClient } from './exotel.client.js';
import type { Credentials, Did, ListedCall } from './exotel.model.js';
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

describe('a change of a number by its tag', () => {
  const DID = { id: 'a', number: '+918047110001', label: 'Sales', botId: 'bot', flowUrl: '' };
  const ACTOR = { sub: 'ops', role: '', requestId: '', address: '' } as const;
  const anyTag = (): boolean => true;

  /** On a store that says of every write that it missed, and keeps what each was based on. */
  function aService(found: readonly (Did | null)[]): { service: ExotelService; basedOn: unknown[] } {
    const reads = [...found];
    const basedOn: unknown[] = [];
    const store = {
      findDid: () => Promise.resolve(reads.shift() ?? null),
      updateDid: (...given: unknown[]) => Promise.resolve((basedOn.push(given[3]), null)),
      removeDid: (...given: unknown[]) => Promise.resolve((basedOn.push(given[2]), false)),
    };
    const service = new ExotelService(
      {} as ExotelStore,
      store as unknown as DidStore,
      {} as ExotelClient,
      {} as VerificationService,
      { webSocketBase: () => Promise.resolve('wss://localhost') } as unknown as FleetService,
      {} as AppConfig,
      { now: () => new Date(0) },
    );
    return { service, basedOn };
  }

  const change = (service: ExotelService): Promise<unknown> =>
    service.updateDid('a', { label: 'mine' }, ACTOR, anyTag);
  const removal = (service: ExotelService): Promise<unknown> => service.removeDid('a', ACTOR, anyTag);

  it.each([
    ['change', change],
    ['removal', removal],
  ])('writes only on top of what the tag was compared with: %s', async (_what, make) => {
    const { service, basedOn } = aService([DID, { ...DID, label: 'theirs' }]);

    await expect(make(service)).rejects.toMatchObject({ code: 'precondition_failed' });

    expect(basedOn).toEqual([DID]);
  });

  it.each([
    ['change', change],
    ['removal', removal],
  ])('finds no number any more where it was removed meanwhile: %s', async (_what, make) => {
    const { service } = aService([DID, null]);

    await expect(make(service)).rejects.toMatchObject({ code: 'did_not_found' });
  });
});
