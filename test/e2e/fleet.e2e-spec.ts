import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import type { CoreStandIn, CoreStandInOptions } from '../../simulator/core/core-stand-in.js';
import { expired } from '../../simulator/tls/self-signed.js';
import { PROBES } from '../../src/config/probe-rules.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import type { Answerer, BareServer } from '../support/bare-server.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';
import type { Answer } from '../support/api.js';

const STATUS = '/api/v1/fleet/status';
/** Stands for the 20 s; the slowest answer that counts comes well within it. */
const HEALTH_MS = 400;

const HEALTHY = { status: 'ok', fleet_calls: 1, fleet_max: 4, fleet_available: 3, workers: [{}] };
const saying =
  (text: string): Answerer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  };

describe('the status of the fleet', () => {
  let app: RunningApp;
  let stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    app = await startApp({ config: { probes: { ...PROBES, healthMs: HEALTH_MS } } });
  });

  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    stops = [];
  });

  afterAll(async () => {
    await app.stop();
  });

  async function aCore(options: CoreStandInOptions = {}): Promise<CoreStandIn> {
    const core = await startCoreStandIn(options);
    stops.push(() => core.stop());
    return core;
  }

  async function aServer(answer: Answerer): Promise<BareServer> {
    const server = await startBareServer(answer);
    stops.push(() => server.stop());
    return server;
  }

  async function setFleet(...hosts: string[]): Promise<void> {
    const answer = await app.api.put('/api/v1/settings/fleet', { core_fleet: hosts });
    expect(answer.status).toBe(200);
  }

  const ask = (): Promise<Answer> => app.api.get(STATUS, { as: 'admin' });
  const statuses = async (): Promise<string[]> =>
    (await ask()).body.workers.map(({ status }: { status: string }) => status);

  it('has the form that the console reads, with ws entries asked by http', async () => {
    const [one, two] = [await aCore({ capacity: 4 }), await aServer(saying(JSON.stringify(HEALTHY)))];
    const away = await closedAddress();
    await setFleet(one.wsUrl, two.url, away);

    const answer = await ask();

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toEqual({
      total_capacity: 8,
      active_calls: 1,
      available: 7,
      workers: [
        {
          url: one.wsUrl,
          status: 'healthy',
          total_capacity: 4,
          total_available: 4,
          worker_calls: 0,
          workers: 4,
        },
        {
          url: two.url,
          status: 'healthy',
          total_capacity: 4,
          total_available: 3,
          worker_calls: 1,
          workers: 1,
        },
        {
          url: away,
          status: 'unreachable',
          total_capacity: 0,
          total_available: 0,
          worker_calls: 0,
          workers: 0,
        },
      ],
    });
  });

  it('is zero all over for an empty fleet', async () => {
    await setFleet();

    expect((await ask()).body).toEqual({ total_capacity: 0, active_calls: 0, available: 0, workers: [] });
  });

  it.each(['ok', 'worker_down'] as const)('calls a host healthy that answers %s', async (health) => {
    await setFleet((await aCore({ health })).url);

    expect(await statuses()).toEqual(['healthy']);
  });

  it.each([
    'degraded',
    'hang',
    'down',
    'error',
    'not_json',
    'array',
    'no_workers',
    'inconsistent',
    'negative',
    'redirect',
    'big',
  ] as const)('calls a host unreachable that answers %s', async (health) => {
    await setFleet((await aCore({ health })).url);

    expect(await statuses()).toEqual(['unreachable']);
  });

  it('reads answers of up to 256 KiB', async () => {
    const padded = (bytes: number): string => JSON.stringify(HEALTHY).padEnd(bytes);
    const fits = await aServer(saying(padded(262_144)));
    const isTooLarge = await aServer(saying(padded(300 * 1_024)));
    await setFleet(fits.url, isTooLarge.url);

    expect(await statuses()).toEqual(['healthy', 'unreachable']);
  });

  it('goes nowhere that a host sends it', async () => {
    const elsewhere = await aServer(saying(JSON.stringify(HEALTHY)));
    const host = await aServer((response) => {
      response.writeHead(307, { location: `${elsewhere.url}/health/fleet` }).end();
    });
    await setFleet(host.url);

    expect(await statuses()).toEqual(['unreachable']);
    expect(elsewhere.connections()).toBe(0);
  });

  it('has no ear for a compressed answer, nor for a healthy one with an error status', async () => {
    const compressed = await aServer((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(JSON.stringify(HEALTHY));
    });
    const failing = await aServer((response) => {
      response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(HEALTHY));
    });
    await setFleet(compressed.url, failing.url);

    // The body is plain whatever the header claims: nothing here was unpacked.
    expect(await statuses()).toEqual(['healthy', 'unreachable']);
    expect(compressed.requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('does not trust an expired certificate', async () => {
    const core = await aCore({ tls: expired() });
    await setFleet(core.url, core.wsUrl.replace('127.0.0.1', 'localhost'));

    expect(await statuses()).toEqual(['unreachable', 'unreachable']);
    expect(core.healthRequests()).toBe(0);
  });

  it('tells hosts no token and no cookie of its caller', async () => {
    const host = await aServer(saying(JSON.stringify(HEALTHY)));
    await setFleet(host.url);

    await app.api.get(STATUS, { headers: { cookie: 'session=1' } });

    expect(host.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /health/fleet']);
    expect(Object.keys(host.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it('asks all hosts at once, and waits for the slowest within the limit only', async () => {
    const hanging = await Promise.all(Array.from({ length: 12 }, () => aCore({ health: 'hang' })));
    const well = await aCore();
    await setFleet(
      ...hanging.slice(0, 6).map(({ url }) => url),
      well.url,
      ...hanging.slice(6).map(({ url }) => url),
    );

    const startedAt = performance.now();
    const found = await statuses();

    expect(found.filter((status) => status === 'healthy')).toHaveLength(1);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(HEALTH_MS - 10);
    // One after the other would take 4,800 ms.
    expect(performance.now() - startedAt).toBeLessThan(HEALTH_MS * 5);
  });

  it('gives up a host that lets its answer drip', async () => {
    const drops = new Set<NodeJS.Timeout>();
    const host = await aServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      drops.add(setInterval(() => response.write(' '), 20));
    });
    await setFleet(host.url);

    const found = await statuses();
    for (const drop of drops) clearInterval(drop);

    expect(found).toEqual(['unreachable']);
  });

  it('asks a host once for all who want to know meanwhile', async () => {
    const core = await aCore({ health: 'hang' });
    await setFleet(core.url, core.wsUrl);

    await Promise.all(Array.from({ length: 20 }, () => ask()));

    expect(core.healthRequests()).toBe(1);
  });

  it('asks anew for whoever comes later', async () => {
    const core = await aCore();
    await setFleet(core.url);
    await ask();
    core.setHealth('degraded');

    expect(await statuses()).toEqual(['unreachable']);
    expect(core.healthRequests()).toBe(2);
  });

  it('keeps no connection to a host', async () => {
    let open = 0;
    const host = await startBareServer((response, request) => {
      open += 1;
      response.socket?.once('close', () => (open -= 1));
      saying(JSON.stringify(HEALTHY))(response, request);
    });
    stops.push(() => host.stop());
    await setFleet(host.url);

    const closed = async (): Promise<void> => {
      while (open > 0) await new Promise((resolve) => setImmediate(resolve));
    };
    for (let asked = 0; asked < 5; asked += 1) await ask();
    await closed();

    expect(host.connections()).toBe(5);
  });

  it('shows no password of an adopted fleet', async () => {
    const core = await aCore();
    const url = core.url.replace('http://', 'http://core:secret@');
    await app.connection
      .collection<{ _id: string }>('system_settings')
      .updateOne(
        { _id: 'system' },
        { $set: { core_fleet: [url, ' https://ops:se#secret@core-2.invalid'] } },
        { upsert: true },
      );

    const answer = await ask();

    expect(answer.body.workers[0].url).toBe(core.url);
    expect(answer.body.workers[1].url).toBe(' https://core-2.invalid');
    expect(answer.text).not.toContain('secret');
  });

  it('takes junk of an adopted fleet for hosts that are not there', async () => {
    await app.connection
      .collection<{ _id: string }>('system_settings')
      .updateOne(
        { _id: 'system' },
        { $set: { core_fleet: ['core-1', 'ftp://core-2', ''] } },
        { upsert: true },
      );

    const answer = await ask();

    expect(answer.status).toBe(200);
    // What is empty is no entry.
    expect(answer.body.workers).toMatchObject([
      { url: 'core-1', status: 'unreachable' },
      { url: 'ftp://core-2', status: 'unreachable' },
    ]);
  });

  it.each([
    'http://169.254.169.254',
    'http://[::ffff:a9fe:a9fe]',
    'http://2852039166',
    'ws://0.0.0.0',
    'http://[fe80::1]',
  ])('saves %s, and never asks it', async (url) => {
    await setFleet(url);

    const startedAt = performance.now();
    expect(await statuses()).toEqual(['unreachable']);
    // It is not tried: a try would last until the limit, or be refused by this very machine.
    expect(performance.now() - startedAt).toBeLessThan(HEALTH_MS);
  });
});

describe('the status of a fleet at private addresses, FLEET_ALLOW_PRIVATE=off', () => {
  let app: RunningApp;
  let core: CoreStandIn;

  beforeAll(async () => {
    core = await startCoreStandIn();
    app = await startApp({ env: { FLEET_ALLOW_PRIVATE: 'off' } });
  });

  afterAll(async () => {
    await app.stop();
    await core.stop();
  });

  it.each([
    ['as an address', (port: number) => `http://127.0.0.1:${port}`],
    ['as a name', (port: number) => `http://localhost:${port}`],
    ['as one number', (port: number) => `http://2130706433:${port}`],
    ['in octal', (port: number) => `http://0177.1:${port}`],
    ['in hexadecimal', (port: number) => `ws://0x7f000001:${port}`],
    ['as IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}`],
  ])('does not ask a host on this machine (%s)', async (_how, urlOf) => {
    const asked = core.healthRequests();
    await app.api.put('/api/v1/settings/fleet', { core_fleet: [urlOf(core.port)] });

    const answer = await app.api.get(STATUS, { as: 'admin' });

    expect(answer.body.workers).toMatchObject([{ status: 'unreachable' }]);
    expect(core.healthRequests()).toBe(asked);
  });
});
