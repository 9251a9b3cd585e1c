import { ROOT } from '../support/api.js';
import { rawRequest } from '../support/raw-request.js';
import type { RawAnswer } from '../support/raw-request.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const CALLS = `${ROOT}/test-calls`;
const token = tokenFor({ role: 'super_admin' });
const authorization = `Bearer ${token}`;

describe('odd headers, queries and cookies', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  const ask = (path: string, headers: Record<string, string | string[]>): Promise<RawAnswer> =>
    rawRequest(app.url, { path, headers });
  const codeOf = ({ status, text }: RawAnswer): unknown[] => [
    status,
    (JSON.parse(text || '{}') as { code?: string }).code,
  ];

  it.each([
    ['limit[$gt]=1', 'limit[$gt]'],
    ['status[$ne]=completed', 'status[$ne]'],
    ['__proto__[limit]=1', '__proto__[limit]'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['limit=1&limit=2', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=%2B1', 'limit'],
    ['cursor=%00', 'cursor'],
    ['status=%ff', 'status'],
    ['LIMIT=1', 'LIMIT'],
  ])('names the fault of the query ?%s', async (query, field) => {
    for (const path of [CALLS, '/api/v1/audit']) {
      const answer = await ask(`${path}?${query}`, { authorization });
      const { errors = [] } = JSON.parse(answer.text) as { errors?: { field: string }[] };

      expect([path, ...codeOf(answer)]).toEqual([path, 400, 'validation_failed']);
      expect(errors.map((fault) => fault.field)).toContain(field);
    }
  });

  it('says where a query that repeats a name a thousand times is wrong, and goes on', async () => {
    const answer = await ask(`${CALLS}?${'a=1&'.repeat(1_000)}`, { authorization });

    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(2_000);
  });

  it.each([
    ['a cookie', { cookie: `token=${token}; Authorization=Bearer ${token}` }],
    ['a query', {}],
    ['another header', { 'x-authorization': authorization, 'proxy-authorization': authorization }],
    ['another scheme', { authorization: `Basic ${token}` }],
    ['two at once', { authorization: `${authorization}, ${authorization}` }],
  ])('takes no token from %s', async (_title, headers) => {
    const answer = await ask(`${ROOT}?access_token=${token}&token=${token}`, headers);

    expect(codeOf(answer)).toEqual([401, 'unauthenticated']);
  });

  it.each(['DELETE', 'PUT', 'POST'])('does not let a header make a GET a %s', async (method) => {
    const answer = await ask(ROOT, {
      authorization,
      'x-http-method-override': method,
      'x-http-method': method,
      'x-method-override': method,
    });

    expect([answer.status, answer.headers['etag'] !== undefined]).toEqual([200, true]);
  });

  it.each([
    ['x-original-url', '/metrics'],
    ['x-rewrite-url', '/metrics'],
    ['x-forwarded-prefix', '/metrics'],
    ['x-forwarded-host', 'evil.example'],
    ['host', 'evil.example'],
    ['cookie', '='.repeat(4_000)],
    ['range', 'bytes=0-1,5-'],
    ['accept', ';;;'],
    ['accept-language', '*'.repeat(2_000)],
    ['if-none-match', ',,"",W/'],
    ['te', 'trailers, deflate'],
  ])('answers as ever with the header %s', async (name, value) => {
    const answer = await ask(ROOT, { authorization, [name]: value });

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ type: 'exotel' });
    expect(JSON.stringify(answer.headers) + answer.text).not.toContain('evil.example');
  });

  it.each([',,,', '"', 'W/"weak"', '"a", "b"', '\u00e9', '*, "a"'])(
    'calls the If-Match %j one that does not match',
    async (tag) => {
      const answer = await rawRequest(app.url, {
        method: 'PUT',
        path: ROOT,
        headers: { authorization, 'content-type': 'application/json', 'if-match': tag },
        body: '{}',
      });

      expect(codeOf(answer)).toEqual([412, 'precondition_failed']);
    },
  );

  it.each([
    '//',
    '/./health/live',
    '/health/../metrics',
    '/health%2Flive',
    '/HEALTH/LIVE',
    '/health/live;a=b',
    '/\\health',
  ])('finds nothing at %s', async (path) => {
    expect((await ask(path, { authorization })).status).toBe(404);
  });
});
