import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { QUICK_POLLING } from '../support/call-world.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import type { DatabaseProxy } from '../support/database-proxy.js';
import { readEvents } from '../support/read-events.js';
import { startServiceProcess } from '../support/service-process.js';
import type { ServiceProcess } from '../support/service-process.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

/** Another instance leaves what was begun alone for a while, and starting one takes its time. */
const PATIENCE_MS = 60_000;
const EXOTEL_TIMEOUT_MS = '500';

describe('a call that is held up before Exotel is asked', () => {
  let dataDir: string;
  let exotel: ExotelStandIn;
  let database: SharedDatabase;
  let proxy: DatabaseProxy;
  let service: ServiceProcess;
  let other: RunningApp;
  let didId: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-held-up-'));
    exotel = await startExotelStandIn({ port: 0 });
    database = await startSharedDatabase();
    proxy = await startDatabaseProxy(database.mongodbUri);
    service = await startServiceProcess({
      dataDir,
      mongodbUri: proxy.mongodbUri,
      env: { EXOTEL_TIMEOUT_MS },
    });
    other = await startApp({
      mongodbUri: database.mongodbUri,
      env: { EXOTEL_TIMEOUT_MS },
      config: { polling: QUICK_POLLING },
    });
    await other.api.storeCredentials(exotel.url);
    didId = await other.api.addDid();
  }, PATIENCE_MS);

  afterAll(async () => {
    await service.kill('SIGTERM');
    await proxy.stop();
    await other.stop();
    await database.stop();
    await exotel.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    exotel.reset();
    await other.connection.collection('test_calls').deleteMany({});
  });

  afterEach(() => proxy.restore());

  const headers = (key: string): { headers: Record<string, string> } => ({
    headers: { 'idempotency-key': key },
  });

  async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await sleep(20);
    }
  }

  const stored = async (): Promise<any[]> => (await other.api.get(`${ROOT}/test-calls`)).body.items;

  it(
    'by an instance that stands still, and is lost to another one meanwhile, rings nobody',
    async () => {
      const held = proxy.hold('insert', 'test_calls');
      const answered = service.api.placeTestCall(didId, '+919000000000', headers('frozen'));
      await held.arrived;
      process.kill(service.pid, 'SIGSTOP');
      held.letGo();
      const { id } = await until(async () => (await stored())[0]);
      const url = `${other.url}${ROOT}/test-calls/${String(id)}/events`;
      await readEvents(url, tokenFor({ role: 'admin' }), { until: ({ data }) => data.status === 'unknown' });
      process.kill(service.pid, 'SIGCONT');
      const answer = await answered;
      const { body: call } = await other.api.get(`${ROOT}/test-calls/${String(id)}`);
      const again = await service.api.placeTestCall(didId, '+919000000000', headers('frozen'));

      expect([answer.status, answer.body.code, answer.body.test_call_id]).toEqual([503, 'not_ready', id]);
      expect(answer.body.detail).toContain('nobody was rung');
      expect(call).toMatchObject({ status: 'not_sent', call_sid: '', explanation: { code: 'not_asked' } });
      expect(call.events.map(({ status }: any) => status)).toEqual(['requested', 'unknown', 'not_sent']);
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
      expect(exotel.requests('connect')).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  /** A request whose caller leaves while a command to the database waits; done when the service has seen it. */
  async function leaveAt(command: string, collection: string, key?: string): Promise<void> {
    const held = proxy.hold(command, collection);
    const seen = service.log().length;
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.write(requestOf(didId, key));
    await held.arrived;
    await leave(socket);
    await until(() => /"status":499/.exec(service.log().slice(seen)) ?? undefined);
    held.letGo();
    await until(() => /Whoever placed the call left/.exec(service.log().slice(seen)) ?? undefined);
  }

  it.each([undefined, 'left'])('whose caller leaves is not stored (key: %p)', async (key) => {
    await leaveAt('find', 'integrations', key);

    expect([await stored(), exotel.requests('connect')]).toEqual([[], []]);
  });

  it('whose caller leaves while it is stored rings nobody, and may be placed again under its key', async () => {
    await leaveAt('insert', 'test_calls', 'left behind');
    const before = await stored();
    const again: Answer = await service.api.placeTestCall(didId, '+919000000000', headers('left behind'));

    expect(before.map(({ status }) => status)).toEqual(['not_sent']);
    expect([again.status, exotel.requests('connect').length]).toEqual([201, 1]);
  });
});

function requestOf(didId: string, key: string | undefined): string {
  const body = '{"to_number":"+919000000000"}';
  return [
    `POST ${ROOT}/dids/${didId}/test-call HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${tokenFor({ role: 'admin' })}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...(key === undefined ? [] : [`Idempotency-Key: ${key}`]),
    '',
    body,
  ].join('\r\n');
}

async function leave(socket: Socket): Promise<void> {
  socket.destroy();
  await once(socket, 'close');
}
