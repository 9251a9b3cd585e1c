import { STATUS_CODES } from 'node:http';
import { AUDIT_ACTIONS } from '../../src/audit/audit.model.js';
import { CALL_STATUSES } from '../../src/integrations/test-calls/call-status.js';
import { ROOT } from '../support/api.js';
import { closedAddress } from '../support/bare-server.js';
import { ROUTES, titleOf } from '../support/routes.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

/** The codes that a problem of each status may have. */
const PROBLEM_CODES: Readonly<Record<string, readonly string[]>> = {
  400: ['validation_failed', 'malformed_json'],
  401: ['unauthenticated'],
  403: ['forbidden'],
  404: ['did_not_found', 'test_call_not_found', 'not_found'],
  405: ['method_not_allowed'],
  409: [
    'duplicate_number',
    'not_configured',
    'did_not_usable',
    'did_limit_reached',
    'base_url_not_allowed',
    'credentials_unreadable',
    'idempotency_key_in_use',
    'call_not_allowed',
  ],
  412: ['precondition_failed'],
  413: ['payload_too_large'],
  415: ['unsupported_media_type'],
  422: ['idempotency_key_reused'],
  429: ['too_many_requests'],
  500: ['internal_error'],
  502: ['provider_rejected', 'provider_bad_response', 'provider_unreachable'],
  503: ['not_ready'],
  504: ['provider_timeout'],
};

const WITH_BODY = new Set(['PUT', 'POST']);

describe('the OpenAPI document', () => {
  let app: RunningApp;
  let document: any;

  beforeAll(async () => {
    app = await startApp();
    document = (await app.api.get('/api/docs-json', { as: undefined })).body;
  });

  afterAll(async () => {
    await app.stop();
  });

  const operationOf = (method: string, path: string): any => document.paths[path]?.[method.toLowerCase()];
  const operations = (): [string, any][] =>
    Object.entries<any>(document.paths).flatMap(([path, item]) =>
      Object.entries<any>(item).map(([method, operation]): [string, any] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );

  it('is an OpenAPI 3.1 document with what such a one must have', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(document.components.securitySchemes).toMatchObject({ bearer: { type: 'http', scheme: 'bearer' } });
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [title, operation] of operations()) {
      expect([title, Object.keys(operation.responses).length > 0]).toEqual([title, true]);
      for (const [status, response] of Object.entries<any>(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect([title, status, typeof response.description]).toEqual([title, status, 'string']);
      }
    }
  });

  it('declares every parameter of every path', () => {
    for (const [title, operation] of operations()) {
      const named = [...title.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const declared = (operation.parameters ?? [])
        .filter((parameter: any) => parameter.in === 'path')
        .map((parameter: any) => parameter.name)
        .sort();
      expect([title, declared]).toEqual([title, named]);
    }
  });

  it('names the headers that answers carry', () => {
    const headersOf = (method: string, path: string, status: number): string[] =>
      Object.keys(operationOf(method, path).responses[status].headers).sort();
    const one = '/api/v1/integrations/exotel/dids/{did_id}';

    expect(headersOf('GET', one, 200)).toEqual(['ETag', 'X-Request-Id']);
    expect(headersOf('GET', one, 401)).toEqual(['WWW-Authenticate', 'X-Request-Id']);
    expect(headersOf('GET', one, 503)).toEqual(['Retry-After', 'X-Request-Id']);
    expect(headersOf('PUT', one, 200)).toEqual(['ETag', 'X-Request-Id']);
    expect(headersOf('POST', '/api/v1/integrations/exotel/dids', 201)).toEqual([
      'ETag',
      'Location',
      'X-Request-Id',
    ]);
    expect(JSON.stringify(document)).not.toContain('x-tagged');
  });

  it('describes each problem once, and fills no filter of a list', () => {
    for (const [title, operation] of operations()) {
      for (const [status, { description }] of Object.entries<any>(operation.responses)) {
        if (status >= '400') expect([title, description]).toEqual([title, expect.not.stringContaining('\n')]);
      }
      const queries = (operation.parameters ?? []).filter((parameter: any) => parameter.in === 'query');
      for (const { schema } of queries) {
        expect([title, schema]).toEqual([title, expect.not.objectContaining({ example: expect.anything() })]);
        expect(schema.type).toBe('string');
      }
    }
  });

  it.each([
    [`${ROOT}/test-calls`, 'status', CALL_STATUSES],
    ['/api/v1/audit', 'action', AUDIT_ACTIONS],
  ])('says which values a filter of %s takes: %s', (path, name, values) => {
    const filter = operationOf('GET', path).parameters.find((parameter: any) => parameter.name === name);

    const told = [...(filter.description as string).matchAll(/`([\w.]+)`/g)].map(([, value]) => value);
    expect(told).toEqual(values);
  });

  it('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);

    expect(refs.length).toBeGreaterThan(0);
    for (const ref of new Set(refs)) {
      const found = ref
        .replace(/^#\//, '')
        .split('/')
        .reduce((value, name) => value?.[name], document);
      expect([ref, found === undefined]).toEqual([ref, false]);
    }
  });

  it('uses no word that 3.1 has dropped', () => {
    expect(JSON.stringify(document)).not.toMatch(/"nullable":/);
  });

  it('lists every route that is promised', () => {
    const listed = operations().map(([title]) => title);

    expect(listed).toEqual(expect.arrayContaining(ROUTES.map(titleOf)));
  });

  it('has an example of each problem that is one', () => {
    for (const [title, { responses }] of operations()) {
      for (const [status, { content = {} }] of Object.entries<any>(responses)) {
        if (Number(status) < 400) continue;
        const { schema, examples } = content['application/problem+json'];
        const codes: string[] = schema.allOf[1].properties.code.enum;
        expect([title, status, Object.keys(examples)]).toEqual([title, status, codes]);
        for (const [code, { value }] of Object.entries<any>(examples)) {
          expect([title, value]).toEqual([title, expect.objectContaining({ status: Number(status), code })]);
          expect(value.title).toBe(STATUS_CODES[status]);
          expect(value.instance).toMatch(/^\/[^{}]+$/);
          expect('errors' in value).toBe(code === 'validation_failed');
          expect('provider' in value).toBe(code === 'provider_rejected');
          const isOfCall = title.endsWith('/test-call') && code.startsWith('provider_');
          expect([title, code, 'test_call_id' in value]).toEqual([title, code, isOfCall]);
        }
      }
    }
  });

  describe('offers to send what harms nothing', () => {
    const offered = (method: string, path: string): any => {
      const { examples } = operationOf(method, path).requestBody.content['application/json'];
      return Object.values<any>(examples)[0].value;
    };

    it.each([
      [ROOT, ROOT],
      ['/api/v1/settings/fleet', '/api/v1/settings'],
    ])('to PUT %s', async (path, read) => {
      await app.api.put('/api/v1/settings/fleet', { core_fleet: ['https://core.example.com'] });
      await app.api.storeCredentials('https://api.in.exotel.com');
      const before = (await app.api.get(read)).body;

      expect((await app.api.put(path, offered('PUT', path))).status).toBe(200);
      expect({ ...(await app.api.get(read)).body, updated_at: '' }).toEqual({ ...before, updated_at: '' });
    });

    it('to PUT a number', async () => {
      const id = await app.api.addDid({ bot_id: 'echo' });
      const answer = await app.api.put(`${ROOT}/dids/${id}`, offered('PUT', `${ROOT}/dids/{did_id}`));

      expect([answer.status, answer.body.bot_id]).toEqual([200, 'echo']);
    });

    it('to verify: the stored credentials', async () => {
      await app.api.storeCredentials(await closedAddress());

      const answer = await app.api.post(`${ROOT}/verify`, offered('POST', `${ROOT}/verify`));

      expect([answer.status, answer.body.outcome]).toEqual([200, 'unreachable']);
      expect((await app.api.get(`${ROOT}/verification`)).body).toEqual(answer.body);
    });
  });

  describe.each(ROUTES.map((route) => [titleOf(route), route] as const))('%s', (_title, route) => {
    it('says who may call it', () => {
      const operation = operationOf(route.method, route.path);

      expect(operation['x-required-role']).toBe(route.role);
      expect(operation.security).toEqual(route.role && [{ bearer: [] }]);
      if (route.role) expect(operation.description).toContain(route.role);
    });

    it('says in words what it is for', () => {
      expect(operationOf(route.method, route.path).summary).toMatch(/\w/);
    });

    it('has a success with a schema or no content', () => {
      const [status, response] =
        Object.entries<any>(operationOf(route.method, route.path).responses).find(([code]) =>
          code.startsWith('2'),
        ) ?? [];

      expect(status).toBeDefined();
      if (status !== '204') {
        for (const content of Object.values<any>(response.content)) expect(content.schema).toBeDefined();
      }
    });

    it('has every error as a problem with its codes', () => {
      const { responses } = operationOf(route.method, route.path);

      for (const [status, response] of Object.entries<any>(responses)) {
        if (Number(status) < 400) continue;
        expect(Object.keys(response.content)).toEqual(['application/problem+json']);
        const codes = [...(response.description as string).matchAll(/`(\w+)`/g)].map(([, code]) => code);
        expect(codes.length).toBeGreaterThan(0);
        expect(PROBLEM_CODES[status]).toEqual(expect.arrayContaining(codes));
      }
      if (route.role) {
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '503', '500']));
      }
    });

    if (WITH_BODY.has(route.method) && !route.path.includes('callbacks')) {
      it('describes every property of its body, with an example and limits', () => {
        const operation = operationOf(route.method, route.path);
        const { $ref } = operation.requestBody.content['application/json'].schema;
        const schema = document.components.schemas[$ref.split('/').at(-1)];

        for (const [name, property] of Object.entries<any>(schema.properties)) {
          expect([name, property.description]).toEqual([name, expect.stringMatching(/\w/)]);
          expect([name, property.example ?? property.examples]).not.toEqual([name, undefined]);
        }
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '413', '415']));
      });
    }
  });
});

describe('Swagger UI', () => {
  it('loads with all that its page names', async () => {
    const app = await startApp();
    const page = await app.api.get('/api/docs', { as: undefined });
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css|png))"/g)].map(
      ([, asset = '']) => asset,
    );

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) {
      const { pathname } = new URL(asset, `${app.url}/api/docs`);
      expect([pathname, (await app.api.get(pathname, { as: undefined })).status]).toEqual([pathname, 200]);
    }
    await app.stop();
  });

  it('keeps no token beyond its tab, and says where one comes from', async () => {
    const app = await startApp();
    const setUp = await app.api.get('/api/docs/swagger-ui-init.js', { as: undefined });
    const { body } = await app.api.get('/api/docs-json', { as: undefined });

    expect(setUp.text).not.toContain('persistAuthorization');
    expect(body.components.securitySchemes.bearer.description).toMatch(
      /without the word Bearer.*npm run token/,
    );
    await app.stop();
  });

  it('and the document are off with SWAGGER=off', async () => {
    const app = await startApp({ env: { SWAGGER: 'off' } });

    for (const path of [
      '/api/docs',
      '/api/docs-json',
      '/api/docs/',
      '/api/docs-yaml',
      '/api/docs/swagger-ui-init.js',
    ]) {
      const answer = await app.api.get(path, { as: undefined });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    await app.stop();
  });
});
