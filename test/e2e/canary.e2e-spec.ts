import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../support/api.js';
import type { Answer, RequestOptions } from '../support/api.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import type { Answerer, BareServer } from '../support/bare-server.js';
import { JWT_SECRET } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

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
  const answers: Answer[] = [];
  const withNumbers = new Set<Answer>();

  /** A whole tour: everything that can be asked, the failing ways too. */
  beforeAll(async () => {
    let turn = 0;
    exotel = await startBareServer((response, request) =>
      ANSWERS[turn++ % ANSWERS.length]?.(response, request),
    );
    app = await startApp({ env: { EXOTEL_TIMEOUT_MS: '300', METRICS_TOKEN: 'canary-metrics-token' } });
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
    await ask('GET', '/metrics', { token: 'canary-metrics-token' });
    await ask('GET', '/api/docs-json');
    // Who may see the numbers asks for them by these.
    for (const answer of answers) if (answer.status < 400) withNumbers.add(answer);
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
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

  it.each([...SECRETS, ...NUMBERS])('%# is not in the metrics', async (text) => {
    const { text: metrics } = await app.api.get('/metrics', { token: 'canary-metrics-token' });

    expect(metrics).toContain('exotel_request_duration_seconds');
    expect(metrics).not.toContain(text);
  });

  it('no bearer token is in the log', () => {
    expect(app.log()).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  it.each([API_KEY, API_TOKEN, BASIC])('%# is in no file of DATA_DIR', async (secret) => {
    const entries = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());

    for (const { parentPath, name } of files) {
      const content = await readFile(path.join(parentPath, name));
      expect([name, content.includes(secret)]).toEqual([name, false]);
      expect([name, content.includes(Buffer.from(secret, 'utf16le'))]).toEqual([name, false]);
    }
    if (app.mongodbUri === undefined) expect(files.length).toBeGreaterThan(0);
  });

  it('the metrics ask for their own token', async () => {
    const without = await app.api.get('/metrics', { as: undefined });
    const withAnother = await app.api.get('/metrics', { as: 'super_admin' });

    expect([without.status, withAnother.status]).toEqual([401, 401]);
  });
});
