import type { SettingsService } from '../settings/settings.service.js';
import type { FleetClient } from './fleet.client.js';
import { NoFreeServerError } from './fleet.errors.js';
import type { HostHealth } from './fleet.model.js';
import { FleetService } from './fleet.service.js';

const HEALTH: HostHealth = { capacity: 16, available: 13, calls: 3, workers: 16 };

interface Question {
  readonly url: string;
  answer(health: HostHealth | null): void;
}

/** A fleet whose hosts answer when the test says so. */
function aFleet(...coreFleet: string[]): { service: FleetService; questions: Question[] } {
  const questions: Question[] = [];
  const settings = { getFleet: () => Promise.resolve({ coreFleet, updatedAt: null }) };
  const client = {
    fetchHealth: (url: string) =>
      new Promise<HostHealth | null>((answer) => {
        questions.push({ url, answer });
      }),
  };
  const service = new FleetService(settings as unknown as SettingsService, client as unknown as FleetClient);
  return { service, questions };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('FleetService', () => {
  it('asks every host before any has answered', async () => {
    const { service, questions } = aFleet('https://a', 'wss://b', 'http://c');

    void service.getStatus();
    await turn();

    expect(questions.map(({ url }) => url)).toEqual([
      'https://a/health/fleet',
      'https://b/health/fleet',
      'http://c/health/fleet',
    ]);
  });

  it('asks a host once for all who want to know meanwhile, in whatever spelling, and again afterwards', async () => {
    const { service, questions } = aFleet('https://a', 'wss://A/');

    const asked = [service.getStatus(), service.getStatus(), service.pickServer()];
    await turn();
    expect(questions).toHaveLength(1);
    questions[0]?.answer(HEALTH);
    await Promise.all(asked);
    void service.getStatus();
    await turn();

    expect(questions).toHaveLength(2);
  });

  it('adds up what healthy hosts say', async () => {
    const { service, questions } = aFleet('https://a', 'https://b', 'https://c');

    const asked = service.getStatus();
    await turn();
    questions[0]?.answer(HEALTH);
    questions[1]?.answer(null);
    questions[2]?.answer({ capacity: 4, available: 0, calls: 4, workers: 4 });

    expect(await asked).toMatchObject({ totalCapacity: 20, activeCalls: 7, available: 13 });
  });

  it('counts a host as away for who has less patience, and not for the others', async () => {
    const { service, questions } = aFleet('https://a');

    const patient = service.getStatus();
    const impatient = await service.getStatus(5);
    questions[0]?.answer(HEALTH);

    expect([impatient.hosts[0]?.health, (await patient).hosts[0]?.health]).toEqual([null, HEALTH]);
  });

  it('picks the host with the most free places, as it stands in the settings', async () => {
    const { service, questions } = aFleet('wss://a', 'wss://b/core');

    const picked = service.pickServer();
    await turn();
    questions[0]?.answer({ ...HEALTH, available: 1 });
    questions[1]?.answer(HEALTH);

    expect(await picked).toBe('wss://b/core');
  });

  it('says with 503 that no host is free', async () => {
    const { service } = aFleet();

    const picked = service.pickServer();

    await expect(picked).rejects.toThrow(NoFreeServerError);
    await expect(picked).rejects.toMatchObject({ kind: 'unavailable', code: 'not_ready' });
  });
});
