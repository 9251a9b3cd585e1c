import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/api.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import { CallWorld } from '../support/call-world.js';
import { startProgram } from '../support/program.js';
import { JWT_SECRET, tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import { startTraceReceiver } from '../support/trace-receiver.js';
import type { ReceivedSpan, TraceReceiver } from '../support/trace-receiver.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLERS_SPAN = '00f067aa0ba902b7';
const CALLEE = '+919000000000';

describe('traces', () => {
  let receiver: TraceReceiver;
  let world: CallWorld;
  let spans: ReceivedSpan[];
  let callbackToken: string;

  /** A call from the request to its end, and requests that hold what must not travel on. */
  beforeAll(async () => {
    receiver = await startTraceReceiver();
    world = await CallWorld.start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/` } });
    const { api } = world.app;
    const placed = await api.placeTestCall(world.didId, CALLEE, {
      headers: {
        traceparent: `00-${TRACE_ID}-${CALLERS_SPAN}-01`,
        tracestate: 'canary=tracestate-5c1b7f0a',
        'x-request-id': 'canary-request-919000000000',
      },
    });
    await world.follow(placed.body.id as string);
    callbackToken = world.callbackOf(CALLEE).split('/').at(-1) ?? '';
    await api.get(`${ROOT}/test-calls?did_id=${encodeURIComponent(CALLEE)}`);
    await api.get(`${ROOT}/dids/${encodeURIComponent(CALLEE)}`);
    await api.get(`/nowhere/${CALLEE}`);
    await api.post(`${ROOT}/dids`, { number: '+918047110001' });
    await api.placeTestCall(world.didId, '+919000000013');
    await world.stop();
    spans = receiver.spans();
  });

  afterAll(() => receiver.stop());

  const named = (name: string): ReceivedSpan | undefined => spans.find((span) => span.name === name);
  const placing = (): ReceivedSpan | undefined => named(`POST ${ROOT}/dids/:did_id/test-call`);

  it('go on where the caller\u2019s trace was', () => {
    expect(placing()).toMatchObject({ traceId: TRACE_ID, parentSpanId: CALLERS_SPAN });
  });

  it('name a request by its route\u2019s pattern, and how it went', () => {
    expect(placing()?.facts).toEqual({
      'http.request.method': 'POST',
      'http.route': `${ROOT}/dids/:did_id/test-call`,
      'http.response.status_code': 201,
    });
    expect(named(`GET ${ROOT}/dids/:did_id`)?.facts).toMatchObject({
      'http.response.status_code': 404,
      'error.type': 'did_not_found',
    });
    expect(named('GET unmatched')).toBeDefined();
  });

  it('have the question to Exotel and the commands to the database as parts of the request', () => {
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === placing()?.spanId);

    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['exotel connect', 'insert test_calls', 'findAndModify test_calls']),
    );
    expect(parts.find(({ name }) => name === 'exotel connect')?.facts).toEqual({
      'server.address': '127.0.0.1',
    });
  });

  it('tell Exotel\u2019s refusals by their code', () => {
    const refused = spans.find(({ name, facts }) => name === 'exotel connect' && 'error.type' in facts);

    expect(refused?.facts['error.type']).toBe('provider_rejected');
  });

  it('show a callback without its token', () => {
    expect(named(`POST ${ROOT}/callbacks/:token`)?.facts['http.response.status_code']).toBe(204);
  });

  it('are named in the log lines that belong to them', () => {
    const lines = world.app.log().split('\n');

    const requests = lines.filter((line) => line.includes('"msg":"request"'));

    expect(requests.filter((line) => !line.includes('"trace_id"'))).toEqual([]);
    expect(requests.find((line) => line.includes(TRACE_ID))).toContain('"request_id":"canary-request');
  });

  it('hold no secret, number, token or word of the caller', () => {
    const secrets = ['simkey', 'simtoken', btoa('simkey:simtoken'), JWT_SECRET, tokenFor({ role: 'admin' })];
    const words = ['tracestate-5c1b7f0a', 'canary-request', 'ops@example.com', callbackToken];
    const numbers = [CALLEE.slice(1), '8047110001', '9000000013'];

    expect(callbackToken.length).toBeGreaterThan(30);
    expect(receiver.received()).toContain('/v1/traces');
    for (const canary of [...secrets, ...words, ...numbers]) {
      expect(receiver.received()).not.toContain(canary);
    }
    expect(receiver.received()).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});

describe('without a collector', () => {
  it('nothing of OpenTelemetry is loaded, while it would be noticed', async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
    const refuse = pathToFileURL(path.resolve('test/support/refuse-opentelemetry.mjs')).href;
    const env = { NODE_ENV: 'development', NODE_OPTIONS: `--import ${refuse}` };

    const [without, withOne] = await Promise.allSettled([
      startProgram({ cwd, env }),
      startProgram({
        cwd,
        env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', DATA_DIR: './other' },
      }),
    ]);
    const ended = without.status === 'fulfilled' ? await without.value.kill('SIGTERM') : undefined;
    await rm(cwd, { recursive: true, force: true });

    expect(ended?.code).toBe(0);
    expect(withOne).toMatchObject({
      reason: { message: expect.stringMatching(/open-?telemetry.* is not to be loaded/) },
    });
  });

  it('that answers, the service runs and stops all the same, and says so', async () => {
    const app = await startApp({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: await closedAddress() } });

    const answer = await app.api.get('/health/live');
    await app.stop();

    expect(answer.status).toBe(200);
    expect(app.log()).toMatch(/OTEL_EXPORTER_OTLP_ENDPOINT takes no traces \([^)]*ECONNREFUSED[^)]*\); /);
  });

  it('that refuses them, the log says how', async () => {
    const collector = await startBareServer((response) => response.writeHead(401, 'No Such Token').end());
    const app = await startApp({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });

    await app.api.get('/health/live');
    await app.stop();
    await collector.stop();

    expect(app.log()).toContain('OTEL_EXPORTER_OTLP_ENDPOINT takes no traces (401 No Such Token); ');
  });
});
