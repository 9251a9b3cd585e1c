import { NotReadyError } from '../../common/errors/http.errors.js';
import type { ExotelClient } from './exotel.client.js';
import { DidLimitReachedError, DuplicateNumberError } from './exotel.errors.js';
import type { Exophone } from './exotel.model.js';
import type { ExotelService } from './exotel.service.js';
import { ExophonesService } from './exophones.service.js';
import type { VerificationService } from './verification.service.js';

const NUMBER = '+918047110001';
const OTHER = '+918047110002';
const ACTOR = { sub: 'ops', role: '', requestId: '', address: '' } as const;

const exophone = (number: string): Exophone => ({ number, friendlyName: '', hasVoice: true, flowUrl: '' });

const added = (): Promise<unknown> => Promise.resolve({ id: 'new' });

/** Our numbers as they are read one time after the other, and what becomes of one that is added. */
function aService(
  ours: readonly (readonly { readonly id: string; readonly number: string }[])[],
  { owned = [NUMBER], addDid = added, maxDids = 9 } = {},
): ExophonesService {
  const reads = [...ours];
  return new ExophonesService(
    {
      maxDids,
      addDid,
      getIntegration: () => Promise.resolve({ dids: reads.shift() ?? [] }),
    } as unknown as ExotelService,
    { listExophones: () => Promise.resolve(owned.map(exophone)) } as unknown as ExotelClient,
    {
      getStoredCredentials: () => Promise.resolve({}),
      watch: (_credentials: unknown, ask: () => unknown) => ask(),
    } as unknown as VerificationService,
  );
}

const importing = (service: ExophonesService, numbers = [NUMBER], dryRun = false): Promise<unknown> =>
  service.importNumbers(numbers, dryRun, ACTOR);

describe('an import', () => {
  it('names the number of ours that someone added a moment ago', async () => {
    const service = aService([[], [{ id: 'theirs', number: '080-4711 0001' }]], {
      addDid: () => Promise.reject(new DuplicateNumberError(NUMBER)),
    });

    expect(await importing(service)).toEqual([{ number: NUMBER, outcome: 'exists', didId: 'theirs' }]);
  });

  it('says of a number that found no room so', async () => {
    const service = aService([[]], { addDid: () => Promise.reject(new DidLimitReachedError(9)) });

    expect(await importing(service)).toEqual([{ number: NUMBER, outcome: 'limit_reached', didId: '' }]);
  });

  it('takes no other failure for a number that is there already', async () => {
    const away = new NotReadyError();

    await expect(importing(aService([[]], { addDid: () => Promise.reject(away) }))).rejects.toBe(away);
  });

  it.each([
    ['stands there twice', NUMBER],
    ['is no possible one', '14012'],
  ])('is told beforehand that a number that %s takes a place, too', async (_what, second) => {
    const ours = [
      { id: 'a', number: NUMBER },
      { id: 'b', number: second },
    ];

    const dry = await importing(aService([ours], { owned: [OTHER], maxDids: 2 }), [OTHER], true);

    expect(dry).toEqual([{ number: OTHER, outcome: 'limit_reached', didId: '' }]);
  });
});

describe("the account's numbers", () => {
  it('are none of ours by having no number that could be compared', async () => {
    const service = aService([[{ id: 'a', number: '14012' }]], { owned: ['', '14013', NUMBER] });

    expect((await service.listExophones()).map(({ didId }) => didId)).toEqual(['', '', '']);
  });
});
