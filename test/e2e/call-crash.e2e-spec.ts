import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { QUICK_POLLING } from '../support/call-world.js';
import { readEvents } from '../support/read-events.js';
import { startServiceProcess } from '../support/service-process.js';
import type { ServiceProcess } from '../support/service-process.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { tokenFor } from '../support/sign-in.js';

/** What a killed instance had begun is left alone for a while, and starting one takes its time. */
const PATIENCE_MS = 120_000;

describe('a service that dies', () => {
  let dataDir: string;
  let database: SharedDatabase;
  let exotel: ExotelStandIn;
  let service: ServiceProcess;
  let didId: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-crash-'));
    database = await startSharedDatabase();
  });

  afterAll(async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
    service = await start();
    await service.api.storeCredentials(exotel.url);
    const options = await service.api.get(`${ROOT}/test-call-options`);
    didId = options.body.dids[0]?.id ?? (await service.api.addDid());
  });

  afterEach(async () => {
    await service.kill('SIGKILL');
    await exotel.stop();
  });

  function start(): Promise<ServiceProcess> {
    return startServiceProcess({
      dataDir,
      mongodbUri: database.mongodbUri,
      env: { EXOTEL_TIMEOUT_MS: '1500' },
      config: { polling: QUICK_POLLING },
    });
  }

  function follow(id: string, statuses: readonly string[] = []): ReturnType<typeof readEvents> {
    return readEvents(`${service.url}${ROOT}/test-calls/${id}/events`, tokenFor({ role: 'admin' }), {
      until: ({ data }) => statuses.includes(data.status),
    });
  }

  it(
    'between asking Exotel and storing the answer never rings twice',
    async () => {
      const number = '+919000000030';
      const headers = { 'idempotency-key': 'of a request that was cut off' };
      const place = (): Promise<Answer> => service.api.placeTestCall(didId, number, { headers });
      const cutOff = place().catch(() => undefined);
      await exotel.until(() => exotel.requests().length === 1);
      await service.kill('SIGKILL');
      await cutOff;
      exotel.setFault({ answer: '503', routes: ['calls'] });
      service = await start();

      const atOnce = await place();
      const { body } = await service.api.get(`${ROOT}/test-calls`);
      await follow(body.items[0].id, ['unknown']);
      const later = await place();
      exotel.setFault(null);
      const events = await follow(body.items[0].id, ['completed']);
      const atLast = await place();

      // Until the doubt about it is written, its key is in use.
      expect(['idempotency_key_in_use', 'provider_timeout']).toContain(atOnce.body.code);
      expect([later.status, later.body.code]).toEqual([504, 'provider_timeout']);
      expect(later.headers.get('idempotency-replayed')).toBe('true');
      expect(events.at(-1)?.data).toMatchObject({ status: 'completed', call_sid: exotel.calls()[0]?.sid });
      expect(atLast.headers.get('idempotency-replayed')).toBe('true');
      expect(exotel.requests()).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it(
    'has its calls followed to their ends when it is back',
    async () => {
      const numbers = ['0000', '0001', '0002'].map((magic) => `+91900000${magic}`);
      exotel.setFault({ answer: 'hang', routes: ['call'] });
      const placed = await Promise.all(numbers.map((number) => service.api.placeTestCall(didId, number)));
      await exotel.until(() => exotel.requests('call').length >= numbers.length);

      await service.kill('SIGKILL');
      exotel.setFault(null);
      service = await start();
      const ends = await Promise.all(placed.map(({ body }) => follow(body.id)));

      expect(ends.map((events) => events.at(-1)?.data.status)).toEqual(['completed', 'busy', 'no_answer']);
    },
    PATIENCE_MS,
  );

  it('on SIGTERM ends its streams, gives its leases back, and is gone within seconds', async () => {
    exotel.setFault({ answer: 'hang', routes: ['call'] });
    const { body } = await service.api.placeTestCall(didId, '+919000000000');
    const stream = await fetch(`${service.url}${ROOT}/test-calls/${body.id}/events`, {
      headers: { authorization: `Bearer ${tokenFor({ role: 'admin' })}` },
    });
    await exotel.until(() => exotel.requests('call').length > 0);
    const began = Date.now();

    const [code, text] = await Promise.all([service.kill('SIGTERM'), stream.text()]);

    const connection = await database.connect();
    const leased = await connection
      .collection('test_calls')
      .countDocuments({ lease_owner: { $exists: true } });
    expect([code, leased]).toEqual([0, 0]);
    expect(text).toMatch(/retry: 2000\n\n$/);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
