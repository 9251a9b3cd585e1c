import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../support/api.js';
import type { Answer, RequestOptions } from '../support/api.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import type { Answerer, BareServer } from '../support/bare-server.js';
import { leaksIn } from '../support/leaks.js';
import { JWT_SECRET } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';
import { startTraceReceiver } from '../support/trace-receiver.js';

const API_KEY = 'canary-key-5c1b7f0a';
const API_TOKEN = 'canary-token-e83d92c4';
const BASIC = Buffer.from(`${API_KEY}:${API_TOKEN}`).toString('base64');
const CALLEE = '+919812345670';
const DID = '+918047654321';
/** Secrets and whatever they are easily turned into. */
const SECRETS = [
  API_KEY,
  API_KEY.slice(0, 10),
  API_TOKEN.slice(0, 12),
  API_TOKEN,
  JWT_SECRET,
  BASIC,
  Buffer.from(API_KEY).toString('base64url'),
  Buffer.from(API_TOKEN).toString('base64url'),
  Buffer.alloc(32, 7).toString('base64url'),
];
const BASIC_OF_STAND_IN = Buffer.from('simkey:simtoken').toString('base64');
const NUMBERS = [CALLEE.slice(3), DID.slice(3)];

/** An Exotel that gives away all that it was told. */
const ECHO = `${API_KEY} ${API_TOKEN} Basic ${BASIC} ${CALLEE}`;
const ANSWERS: Answerer[] = [
  (response) => response.end(JSON.stringify({ Call: { Sid: 'sid-1', Status: 'in-progress' } })),
  (response) =>
    response.writeHead(403).end(JSON.stringify({ RestException: { Code: API_KEY, Message: ECHO } })),
  (response) =>
    response.writeHead(200).end(`<R><RestException><Message>${ECHO}</Message></RestException></R>`),
  (response) => response.writeHead(401, { 'content-type': 'text/plain' }).end(ECHO),
  (response) => response.writeHead(502).end(`<html>${ECHO}</html>`),
  (response, { body }) => {
    const told = `${new URLSearchParams(body).get('StatusCallback') ?? ''} is no address for ${body}`;
    response.writeHead(500).end(JSON.stringify({ RestException: { Code: '500', Message: told } }));
  },
  (response) => response.writeHead(200).end(ECHO),
  (response) =>
    response.writeHead(302, { location: `http://${API_KEY}:${API_TOKEN}@elsewhere.invalid/` }).end(),
  (response) => response.writeHead(200).end('x'.repeat(2 * 1_048_576)),
  (response) => response.socket?.destroy(),
  (response) => response.socket?.end(`${ECHO}\r\n\r\n`),
  () => undefined,
];

describe('secrets and phone numbers', () => {
  let app: RunningApp;
  let exotel: BareServer;
  let dataDir: string;
  let traces: string;
  /** Every document of every collection, as it lay in the database. */
  let documents: Map<string, string>;
  let metricsWithout: Answer;
  let metricsWithAnother: Answer;
  let metrics: string;
  const answers: Answer[] = [];
  const withNumbers = new Set<Answer>();

  /** A whole tour: everything that can be asked, the failing ways too. */
  beforeAll(async () => {
    let turn = 0;
    exotel = await startBareServer((response, request) =>
      ANSWERS[turn++ % ANSWERS.length]?.(response, request),
    );
    const receiver = await startTraceReceiver();
    dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
    app = await startApp({
      dataDir,
      env: {
        EXOTEL_TIMEOUT_MS: '300',
        METRICS_TOKEN: 'canary-metrics-token',
        PUBLIC_BASE_URL: 'https://calls.example.com',
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      },
    });
    const ask = async (method: string, url: string, options?: RequestOptions): Promise<any> => {
      const answer = await app.api.request(method, url, options);
      answers.push(answer);
      return answer.body;
    };
    const credentials = {
      account_sid: 'acme',
      api_key: API_KEY,
      api_token: API_TOKEN,
      api_base_url: exotel.url,
    };

    await ask('PUT', ROOT, { json: credentials });
    await ask('PUT', ROOT, {
      json: { ...credentials, api_base_url: 'https://evil.example.com', surprise: API_KEY },
    });
    await ask('PUT', ROOT, { json: { api_key: `${API_KEY}\n`, api_token: `${API_TOKEN}\u00e9` } });
    await ask('PUT', ROOT, {
      raw: `{"api_key":"${API_KEY}",`,
      headers: { 'content-type': 'application/json' },
    });
    await ask('PUT', ROOT, { raw: API_TOKEN, headers: { 'content-type': 'text/plain' } });
    await ask('PUT', ROOT, { json: credentials, as: 'agent' });
    await ask('PUT', ROOT, { json: credentials, headers: { 'if-match': '"stale"' } });
    const did = await ask('POST', `${ROOT}/dids`, {
      json: { number: DID, flow_url: 'http://my.exotel.com/a/b' },
    });
    await ask('POST', `${ROOT}/dids`, { json: { number: DID } });
    await ask('GET', `${ROOT}/dids/${DID}`);
    await ask('GET', `${ROOT}/dids/${CALLEE}?number=${CALLEE}`);
    const call = `${ROOT}/dids/${did.id}/test-call`;
    for (const index of ANSWERS.keys()) {
      await ask('POST', call, { json: { to_number: CALLEE }, headers: { 'x-request-id': `call-${index}` } });
    }
    await ask('POST', call, { json: { to_number: `${CALLEE}x` } });
    await ask('POST', call, { json: { to_number: CALLEE }, as: 'agent' });
    await ask('PUT', ROOT, { json: { api_base_url: await closedAddress() } });
    await ask('POST', call, { json: { to_number: CALLEE } });
    for (const url of [ROOT, `${ROOT}/test-call-options`, `${ROOT}/dids/${did.id}`, '/api/v1/settings']) {
      await ask('GET', url);
    }
    await ask('GET', ROOT, { token: 'nonsense' });
    metrics = (await app.api.get('/metrics', { token: 'canary-metrics-token' })).text;
    metricsWithout = await app.api.get('/metrics', { as: undefined });
    metricsWithAnother = await app.api.get('/metrics', { as: 'super_admin' });
    while (!(await ask('GET', '/api/v1/audit?limit=200')).items.some(isOfCall)) await sleep(20);
    await ask('GET', '/api/docs-json');
    // Who may see the numbers asks for them by these.
    for (const answer of answers) if (answer.status < 400) withNumbers.add(answer);
    documents = await documentsOf(app);
    await app.stop();
    traces = receiver.received();
    await receiver.stop();
  });

  afterAll(async () => {
    await exotel.stop();
    await rm(dataDir, { recursive: true });
  });

  it('were all on the way to Exotel, so that there was something to find', () => {
    expect(exotel.requests.length).toBe(ANSWERS.length);
    expect(exotel.requests[0]?.headers.authorization).toBe(`Basic ${BASIC}`);
    expect(answers.filter(({ status }) => status === 502 || status === 504).length).toBe(ANSWERS.length);
  });

  it.each(SECRETS)('the secret %# is in no answer', (secret) => {
    const telling = answers.filter(({ text, headers }) =>
      (text + JSON.stringify([...headers])).includes(secret),
    );

    expect(telling.map(({ text }) => text)).toEqual([]);
  });

  it.each(NUMBERS)('the number %# is in no problem', (number) => {
    const problems = answers.filter((answer) => !withNumbers.has(answer)).map(({ text }) => text);

    expect(problems.join('\n')).not.toContain(number);
  });

  it.each([...SECRETS, ...NUMBERS, 'canary-metrics-token'])(
    '%# is not in the log, at its most talkative',
    (text) => {
      expect(app.log()).toContain('"request_id"');
      expect(app.log()).not.toContain(text);
    },
  );

  it.each([...SECRETS, ...NUMBERS])('%# is not in the metrics', (text) => {
    expect(metrics).toContain('exotel_request_duration_seconds');
    expect(metrics).not.toContain(text);
  });

  it.each([...SECRETS, ...NUMBERS, 'canary-metrics-token'])('%# is not in the traces', (text) => {
    expect(traces).toContain('exotel connect');
    expect(traces).not.toContain(text);
  });

  it.each([...SECRETS, CALLEE.slice(3)])('%# is not in the audit trail', (text) => {
    expect(documents.get('audit_log')).toContain('test_call.place');
    expect(documents.get('audit_log')).not.toContain(text);
  });

  it.each(SECRETS)('the secret %# is nowhere in the database', (secret) => {
    expect([...documents].filter(([, text]) => text.includes(secret)).map(([name]) => name)).toEqual([]);
  });

  it('the number that was rung is in its calls alone', () => {
    const holding = [...documents].filter(([, text]) => text.includes(CALLEE.slice(3)));

    expect(holding.map(([name]) => name)).toEqual(['test_calls']);
  });

  it('no callback token is in any answer, or in the log, the traces or the database', () => {
    const told =
      answers.map(({ text }) => text).join('\n') + app.log() + traces + [...documents.values()].join('\n');

    expect(told).toContain('/callbacks/***');
    expect(told).not.toMatch(/callbacks(\/|%2F)[\w-]{43}/i);
  });

  it('no bearer token is in the log or in the traces', () => {
    expect(app.log() + traces).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  it('would be noticed at the end of every spec', () => {
    const told = [
      JWT_SECRET,
      `dialled ${CALLEE}`,
      'dialled 09812345670',
      'Bearer eyJhbGci.eyJzdWIi',
      BASIC_OF_STAND_IN,
    ];

    expect(told.filter((line) => leaksIn(line).length === 0)).toEqual([]);
  });

  it.each([API_KEY, API_TOKEN, BASIC])('%# is in no file of DATA_DIR', async (secret) => {
    const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());

    for (const { parentPath, name } of files) {
      const content = await readFile(path.join(parentPath, name));
      expect([name, content.includes(secret)]).toEqual([name, false]);
      expect([name, content.includes(Buffer.from(secret, 'utf16le'))]).toEqual([name, false]);
    }
    if (app.mongodbUri === undefined) expect(files.length).toBeGreaterThan(0);
  });

  it('the metrics ask for their own token', () => {
    expect([metricsWithout.status, metricsWithAnother.status]).toEqual([401, 401]);
  });
});

function isOfCall({ action }: { action: string }): boolean {
  return action.startsWith('test_call');
}

async function documentsOf({ connection }: RunningApp): Promise<Map<string, string>> {
  const collections = (await connection.db?.listCollections().toArray()) ?? [];
  const entries = collections.map(async ({ name }): Promise<[string, string]> => {
    return [name, JSON.stringify(await connection.collection(name).find().toArray())];
  });
  return new Map(await Promise.all(entries));
}
