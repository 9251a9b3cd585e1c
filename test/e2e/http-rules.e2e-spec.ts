import { ROOT } from '../support/api.js';
import { rawBytes, rawRequest } from '../support/raw-request.js';
import { addressOf, ROUTES } from '../support/routes.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('what holds for every route', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  describe('methods', () => {
    const paths = [...new Set(ROUTES.map(addressOf))];

    it.each(paths)('%s answers another method with 405 and the ones it has', async (path) => {
      const methods = ROUTES.filter((route) => addressOf(route) === path).map(({ method }) => method);

      const answer = await app.api.request('PATCH', path);

      expect([answer.status, answer.body.code]).toEqual([405, 'method_not_allowed']);
      const allowed = (answer.headers.get('allow') ?? '').split(', ').filter((method) => method !== 'HEAD');
      expect(allowed.sort()).toEqual(methods.sort());
    });

    it.each(paths)('%s is the same route with a trailing slash', async (path) => {
      const [route] = ROUTES.filter((candidate) => addressOf(candidate) === path);
      const { method = 'GET', body } = route ?? {};
      const options = body ? { json: body } : {};

      const plain = await app.api.request(method, path, options);
      const slashed = await app.api.request(method, `${path}/`, options);

      const outcome = ({ status, body }: typeof plain): unknown[] => [status, body?.code];
      const isFirstAdd = method === 'POST' && plain.status === 201;
      expect(outcome(slashed)).toEqual(isFirstAdd ? [409, 'duplicate_number'] : outcome(plain));
    });

    it.each(['QUERY', 'PROPFIND', 'LOCK', 'SEARCH', 'TRACE'])(
      'answers %s, which no route has, with 405',
      async (method) => {
        const answer = await rawRequest(app.url, { method, path: '/health/live' });

        expect(answer.status).toBe(405);
      },
    );

    it('says 405 with a trailing slash too', async () => {
      const answer = await app.api.request('DELETE', `${ROOT}/`);

      expect(answer.status).toBe(405);
    });

    it('gives a POST to a number no other meaning', async () => {
      const answer = await app.api.post(`${ROOT}/dids/some-id`, {});

      expect([answer.status, answer.headers.get('allow')]).toEqual([405, expect.stringContaining('PUT')]);
    });
  });

  it.each([
    '/api',
    '/api/v1',
    '/api/v1/nothing',
    '/integrations/exotel',
    `${ROOT}/dids/a/b`,
    '/health',
    '/api/v2/settings',
  ])('says 404 for %s, where nothing is', async (path) => {
    const answer = await app.api.get(path);

    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it.each(['/api/v1/integrations/exotel/dids/%', '/%ff', `${ROOT}/dids/%C0%AF`, `${ROOT}/dids/%00`])(
    'says 404 for %s, which no address can be',
    async (path) => {
      const answer = await rawRequest(app.url, {
        path,
        headers: { authorization: `Bearer ${tokenFor({ role: 'super_admin' })}` },
      });

      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['x-request-id']).toBeTruthy();
    },
  );

  describe('X-Request-Id', () => {
    it.each(['abc', 'A.b_c-9', '1', 'x'.repeat(128)])('gives %s back', async (id) => {
      const answer = await app.api.get('/health/live', { headers: { 'x-request-id': id } });

      expect(answer.headers.get('x-request-id')).toBe(id);
    });

    it.each(['', 'with space', 'semi;colon', 'x'.repeat(129), 'a/b', '<b>', 'caf\u00e9', '"', 'a,b'])(
      'makes its own in the place of %j',
      async (id) => {
        const answer = await app.api.get('/health/live', { headers: { 'x-request-id': id } });

        expect(answer.headers.get('x-request-id')).toMatch(UUID);
      },
    );

    it('makes its own where two are sent', async () => {
      const answer = await rawRequest(app.url, {
        path: '/health/live',
        headers: { 'x-request-id': ['one', 'two'] },
      });

      expect(answer.headers['x-request-id']).toMatch(UUID);
    });

    it('stands in a problem and in the log line of its request', async () => {
      const answer = await app.api.get(`${ROOT}/dids/none`, { headers: { 'x-request-id': 'trace-4711' } });

      expect(answer.body.request_id).toBe('trace-4711');
      const line = app
        .log()
        .split('\n')
        .find((candidate) => candidate.includes('trace-4711') && candidate.includes('"request"'));
      expect(JSON.parse(line ?? '{}')).toMatchObject({
        request_id: 'trace-4711',
        method: 'GET',
        route: `${ROOT}/dids/:did_id`,
        status: 404,
        code: 'did_not_found',
      });
    });

    it('is never the same twice', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => app.api.get('/health/live')));

      expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(20);
    });
  });

  it.each(
    ROUTES.filter(({ path }) => path.startsWith('/api/v1')).map((route) => [
      route.method,
      addressOf(route),
      route,
    ]),
  )('%s %s may not be kept by a cache, whatever the answer', async (method, path, route) => {
    const options = route.body ? { json: route.body } : {};

    const good = await app.api.request(method, path, options);
    const refused = await app.api.request(method, path, { ...options, as: undefined });

    expect(good.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('cache-control')).toBe('no-store');
  });

  it('tells browsers not to guess types, and not what runs here', async () => {
    const answer = await app.api.get(ROOT);

    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('server')).toBeNull();
  });

  it.each([ROOT, '/api/docs', '/health/live', '/nowhere'])(
    'lets browsers do little with %s',
    async (path) => {
      const { headers } = await app.api.get(path);
      const policy = headers.get('content-security-policy');

      for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(rule);
      }
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  it('names the path of a problem without its query', async () => {
    const answer = await app.api.get(`${ROOT}/nothing?api_key=secret`);

    expect(answer.body.instance).toBe(`${ROOT}/nothing`);
  });

  it.each([
    ['an absolute target', (url: string) => `${url}${ROOT}`],
    ['letters escaped needlessly', () => ROOT.replace('api', '%61pi')],
  ])('reads %s as the same route', async (_title, targetOf) => {
    const path = targetOf(app.url);
    const headers = { authorization: `Bearer ${tokenFor({ role: 'super_admin' })}` };

    const read = await rawRequest(app.url, { path, headers });
    const patched = await rawRequest(app.url, { method: 'PATCH', path, headers });

    expect([read.status, read.headers['cache-control']]).toEqual([200, 'no-store']);
    expect([patched.status, patched.headers['allow']]).toEqual([405, 'GET, HEAD, PUT']);
  });

  it('refuses a request that names no host, with a request id', async () => {
    const text = await rawBytes(app.url, 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n');

    expect(text).toMatch(/^HTTP\/1\.1 400 [^]*x-request-id: [^]*"code":"validation_failed"/i);
    const old = await rawBytes(app.url, 'GET /health/live HTTP/1.0\r\n\r\n');
    expect(old).toMatch(/^HTTP\/1\.1 200 [^]*x-request-id: /i);
  });

  it('passes over an expectation that it does not know', async () => {
    const { status, headers } = await rawRequest(app.url, {
      path: '/health/live',
      headers: { expect: '200-ok' },
    });

    expect([status, typeof headers['x-request-id']]).toEqual([200, 'string']);
  });

  it('tells who asks with OPTIONS from no browser in the words of the API', async () => {
    const open = await startApp({ env: { CORS_ORIGINS: 'https://console.example.com' } });

    const answer = await open.api.request('OPTIONS', ROOT);

    expect([answer.status, answer.text]).toEqual([204, '']);
    await open.stop();
  });

  it('masks what could be a phone number in the path of a problem', async () => {
    const answer = await app.api.get(`${ROOT}/dids/+918047112345`);

    expect(answer.body.instance).not.toContain('804711');
  });

  it.each(['%2e%2e/package.json', 'a%5c..%5c..%5cpackage.json', '%00'])(
    'knows no file at %s, and takes the question for no defect of ours',
    async (path) => {
      const { status, text } = await rawRequest(app.url, { path: `/api/docs/${path}` });

      expect([status, JSON.parse(text).code]).toEqual([404, 'not_found']);
    },
  );

  it('answers HEAD as GET without a body', async () => {
    const answer = await app.api.request('HEAD', ROOT);

    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers.get('etag')).toMatch(/^"/);
  });

  it('answers what is not HTTP with a problem and closes', async () => {
    const text = await rawBytes(app.url, 'SURPRISE\r\n\r\n');

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
    expect(text.toLowerCase()).toContain('x-request-id');
  });

  it('refuses headers that are too large', async () => {
    const text = await rawBytes(app.url, `GET / HTTP/1.1\r\nHost: a\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 431 [^]*send fewer or shorter ones/);
  });

  it('counts requests by route pattern only', async () => {
    await app.api.get(`${ROOT}/dids/a-very-special-id`);

    const answer = await app.api.get('/metrics');

    expect(answer.text).toContain(`route="${ROOT}/dids/:did_id"`);
    expect(answer.text).not.toContain('a-very-special-id');
  });
});
