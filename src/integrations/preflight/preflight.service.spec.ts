import { Clock } from '../../common/time/clock.js';
import type { AppConfig } from '../../config/config.js';
import { PROBES } from '../../config/probe-rules.js';
import type { FleetService } from '../../fleet/fleet.service.js';
import { DidNotFoundError, NotConfiguredError } from '../exotel/exotel.errors.js';
import type { DidView, Verification } from '../exotel/exotel.model.js';
import { NO_INTEGRATION } from '../exotel/exotel.model.js';
import type { ExophonesService } from '../exotel/exophones.service.js';
import type { ExotelService } from '../exotel/exotel.service.js';
import type { VerificationService } from '../exotel/verification.service.js';
import { CHECK_NAMES } from './check.model.js';
import type { Check, Preflight } from './check.model.js';
import type { LastChecksService } from './last-checks.service.js';
import { PreflightService } from './preflight.service.js';
import type { PreflightStore } from './preflight.store.js';
import type { WebSocketProbe } from './websocket-probe.client.js';

const CHECK_MS = 60;
const KEEP_MS = 20;

const DID: DidView = {
  id: 'did-1',
  number: '+918047110001',
  label: '',
  botId: 'echo',
  flowUrl: 'http://my.exotel.com/acme1/exoml/start_voice/70001',
  websocketUrl: 'wss://core.example.com/exotel/echo',
};
const VALID: Verification = {
  outcome: 'valid',
  detail: '',
  suggestedApiBaseUrl: '',
  checkedAt: new Date(0),
};
const FLEET = { totalCapacity: 16, activeCalls: 0, available: 16 };
const HOST = {
  url: 'https://core.example.com',
  health: { capacity: 16, available: 16, calls: 0, workers: 16 },
};

const aCertificate = ({ isInside }: { readonly isInside: boolean }): unknown => ({
  kind: 'tls',
  isInside,
  validUntil: new Date('2999-01-01'),
});

const hanging = (): Promise<never> => new Promise(() => undefined);

interface Parts {
  readonly exotel: Partial<Record<'getDid' | 'getIntegration', () => Promise<unknown>>>;
  readonly verify: () => Promise<unknown>;
  readonly listExophones: () => Promise<unknown>;
  readonly fleet: Partial<Record<'getStatus' | 'hasHosts', () => Promise<unknown>>>;
  readonly probe: Partial<Record<'probeTransport' | 'probeHandshake', () => Promise<unknown>>>;
  readonly keep: (didId: string, preflight: Preflight, fingerprint: string) => Promise<void>;
  readonly fingerprintOf: () => Promise<string>;
  readonly clock: Clock;
}

/** A service all of whose neighbours say that all is well, but for what the test says. */
function aService(parts: Partial<Parts> = {}): PreflightService {
  const exotel = {
    getDid: () => Promise.resolve(DID),
    getIntegration: () => Promise.resolve({ ...NO_INTEGRATION, accountSid: 'acme1' }),
    ...parts.exotel,
  };
  const fleet = {
    getStatus: () => Promise.resolve({ ...FLEET, hosts: [HOST] }),
    hasHosts: () => Promise.resolve(true),
    ...parts.fleet,
  };
  const probe = {
    probeTransport: () => Promise.resolve(aCertificate({ isInside: false })),
    probeHandshake: () => Promise.resolve({ kind: 'upgraded' }),
    ...parts.probe,
  };
  const exophone = { number: DID.number, friendlyName: '', hasVoice: true, flowUrl: DID.flowUrl, didId: '' };
  return new PreflightService(
    exotel as unknown as ExotelService,
    { verify: parts.verify ?? (() => Promise.resolve(VALID)) } as unknown as VerificationService,
    {
      listExophones: parts.listExophones ?? (() => Promise.resolve([exophone])),
    } as unknown as ExophonesService,
    fleet as unknown as FleetService,
    probe as unknown as WebSocketProbe,
    { keep: parts.keep ?? (() => Promise.resolve()) } as unknown as PreflightStore,
    {
      fingerprintOf: parts.fingerprintOf ?? (() => Promise.resolve('k1:fingerprint')),
    } as unknown as LastChecksService,
    parts.clock ?? new Clock(),
    {
      exotelRegions: { singapore: 'https://api.exotel.com', mumbai: 'https://api.in.exotel.com' },
      probes: { ...PROBES, checkMs: CHECK_MS, keepMs: KEEP_MS },
    } as unknown as AppConfig,
  );
}

const statusesOf = ({ checks }: Preflight): Record<string, string> =>
  Object.fromEntries(checks.map(({ name, status }) => [name, status]));

const quiet = (): void => undefined;

describe('PreflightService', () => {
  it('passes what is sound, and keeps what it answers', async () => {
    const kept: Preflight[] = [];
    const service = aService({ keep: (_didId, preflight) => Promise.resolve(void kept.push(preflight)) });

    const preflight = await service.check(DID.id, 'handshake', quiet);

    expect(Object.values(statusesOf(preflight))).toEqual(CHECK_NAMES.map(() => 'pass'));
    expect(kept).toEqual([preflight]);
  });

  it.each([
    ['', 'warn'],
    ['https://api.in.exotel.com', 'warn'],
    ['http://127.0.0.1:4010', 'pass'],
    ['http://', 'pass'],
  ])('says of a private host, asked to be called through %j: %s', async (apiBaseUrl, status) => {
    const integration = { ...NO_INTEGRATION, accountSid: 'acme1', apiBaseUrl };
    for (const transport of [aCertificate({ isInside: true }), { kind: 'plain', isInside: true }]) {
      const service = aService({
        exotel: { getIntegration: () => Promise.resolve(integration) },
        probe: { probeTransport: () => Promise.resolve(transport) },
      });

      expect(statusesOf(await service.check(DID.id, 'handshake', quiet))['websocket_tls']).toBe(status);
    }
  });

  it.each([-60_000, 60_000])('is not misled by a clock that is set %d ms ahead meanwhile', async (stepMs) => {
    let looks = 0;
    const clock = { now: () => new Date(Date.now() + (looks++ > 0 ? stepMs : 0)) };
    const service = aService({ clock, verify: hanging });

    const preflight = await service.check(DID.id, 'handshake', quiet);

    const times = [preflight.tookMs, ...preflight.checks.map(({ tookMs }) => tookMs)];
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThan(5_000);
    expect(statusesOf(preflight)).toMatchObject({ credentials: 'unknown', bot: 'pass', flow_url: 'pass' });
  });

  it('answers in time when everything hangs, the database too, and says what it does not know', async () => {
    const service = aService({
      exotel: { getIntegration: hanging },
      verify: hanging,
      fleet: { getStatus: hanging, hasHosts: hanging },
      keep: hanging,
    });
    const told: Check[] = [];

    const startedAt = performance.now();
    const preflight = await service.check(DID.id, 'bot', (check) => told.push(check));

    expect(performance.now() - startedAt).toBeLessThan(CHECK_MS + 1_000);
    const { bot, ...others } = statusesOf(preflight);
    expect(bot).toBe('pass');
    expect([...new Set(Object.values(others))]).toEqual(['unknown']);
    expect(told.map(({ name }) => name).sort()).toEqual([...CHECK_NAMES].sort());
    expect(preflight.ok).toBe(true);
  });

  it('says 503 when not even the number can be read in time', async () => {
    await expect(
      aService({ exotel: { getDid: hanging } }).check(DID.id, 'handshake', quiet),
    ).rejects.toMatchObject({ code: 'not_ready', kind: 'unavailable' });
  });

  it('calls unknown what failed without a reason, and goes on with the rest', async () => {
    const broken = (): Promise<never> => Promise.reject(new TypeError('a defect'));
    const service = aService({ verify: broken, probe: { probeTransport: broken } });

    const statuses = statusesOf(await service.check(DID.id, 'handshake', quiet));

    expect(statuses).toMatchObject({
      credentials: 'unknown',
      number_owned: 'unknown',
      number_flow: 'unknown',
      websocket_tls: 'unknown',
      websocket_handshake: 'pass',
      fleet_capacity: 'pass',
    });
  });

  it('answers though the result cannot be stored', async () => {
    const service = aService({ keep: () => Promise.reject(new Error('the database is away')) });

    expect((await service.check(DID.id, 'handshake', quiet)).ok).toBe(true);
  });

  it('keeps for what its result holds as that was before anything was asked', async () => {
    let asked = 0;
    const kept: string[] = [];
    const service = aService({
      verify: () => Promise.resolve((asked++, VALID)),
      fingerprintOf: () => Promise.resolve(`k1:${asked} asked`),
      keep: (_didId, _preflight, fingerprint) => Promise.resolve(void kept.push(fingerprint)),
    });

    await service.check(DID.id, 'handshake', quiet);

    expect(kept).toEqual(['k1:0 asked']);
  });

  it('keeps a result though nobody knows for what it holds', async () => {
    const kept: string[] = [];
    const service = aService({
      fingerprintOf: () => Promise.reject(new Error('the database is away')),
      keep: (_didId, _preflight, fingerprint) => Promise.resolve(void kept.push(fingerprint)),
    });

    expect((await service.check(DID.id, 'handshake', quiet)).ok).toBe(true);
    expect(kept).toEqual(['']);
  });

  it('keeps nothing of a number that was removed meanwhile', async () => {
    const answers = [() => Promise.resolve(DID), () => Promise.reject(new DidNotFoundError())];
    let kept = 0;
    const service = aService({
      exotel: { getDid: () => answers.shift()?.() ?? hanging() },
      keep: () => Promise.resolve(void (kept += 1)),
    });

    await service.check(DID.id, 'handshake', quiet);

    expect(kept).toBe(0);
  });

  it('calls unknown what the list of numbers would tell, where Exotel does not give it', async () => {
    const service = aService({ listExophones: () => Promise.reject(new NotConfiguredError()) });

    const preflight = await service.check(DID.id, 'handshake', quiet);

    expect(statusesOf(preflight)).toMatchObject({
      number_owned: 'unknown',
      number_flow: 'unknown',
      bot: 'pass',
    });
    expect(preflight.checks.find(({ name }) => name === 'number_owned')?.detail).toContain(
      'did not give the list',
    );
  });

  it.each([
    ['without hosts', DID.websocketUrl, false, 'No CXB Core host is set'],
    ['at an address that is none', 'core.example.com/exotel/echo', true, 'no usable address'],
  ])('opens no WebSocket %s, and says why', async (_what, websocketUrl, hasHosts, why) => {
    let asked = 0;
    const probed = (): Promise<unknown> => Promise.resolve((asked += 1));
    const service = aService({
      exotel: { getDid: () => Promise.resolve({ ...DID, websocketUrl }) },
      fleet: { hasHosts: () => Promise.resolve(hasHosts) },
      probe: { probeTransport: probed, probeHandshake: probed },
    });

    const { checks } = await service.check(DID.id, 'handshake', quiet);

    const found = checks.filter(({ name }) => name.startsWith('websocket'));
    expect(found.map(({ status, detail }) => [status, detail.includes(why)])).toEqual([
      ['fail', true],
      ['fail', true],
    ]);
    expect(asked).toBe(0);
  });

  it('asks for no numbers while the credentials are missing', async () => {
    let asked = 0;
    const service = aService({
      verify: () => Promise.reject(new NotConfiguredError()),
      listExophones: () => Promise.resolve(void (asked += 1)),
    });

    const statuses = statusesOf(await service.check(DID.id, 'handshake', quiet));

    expect(statuses).toMatchObject({ credentials: 'fail', number_owned: 'skipped', number_flow: 'skipped' });
    expect(asked).toBe(0);
  });
});
