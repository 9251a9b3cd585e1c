import fc from 'fast-check';
import { deep, key, OPERATORS, text, value } from './hostile-values.js';

/** A request that nobody well-meaning would send, or one that is nearly right. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What exists at the service, so that some requests get further than the first check. */
export interface Targets {
  readonly didIds: readonly string[];
  readonly callbackTokens: readonly string[];
  readonly exotelUrl: string;
}

const ROOT = '/api/v1/integrations/exotel';

interface WriteRoute {
  readonly method: string;
  readonly path: (id: string) => string;
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
}

function writeRoutes({ exotelUrl }: Targets): WriteRoute[] {
  const account = {
    account_sid: ['cxbsim', null],
    api_key: ['simkey', ''],
    api_token: ['simtoken'],
    api_base_url: [exotelUrl, exotelUrl, 'https://api.exotel.com'],
  };
  const did = {
    number: ['+918047110001', '080-4711-0002', '08047110003'],
    label: ['Support line', ''],
    bot_id: ['echo'],
    flow_url: ['http://my.exotel.com/cxbsim/exoml/start_voice/70001'],
  };
  const magic = ['+919000000000', '+919000000010', '+919000000022', '+919000000031', '9000000016'];
  return [
    { method: 'PUT', path: () => ROOT, fields: account },
    { method: 'POST', path: () => `${ROOT}/verify`, fields: account },
    { method: 'POST', path: () => `${ROOT}/dids`, fields: did },
    { method: 'PUT', path: (id) => `${ROOT}/dids/${id}`, fields: did },
    { method: 'DELETE', path: (id) => `${ROOT}/dids/${id}`, fields: {} },
    {
      method: 'POST',
      path: () => `${ROOT}/dids/import`,
      fields: { numbers: [did.number], dry_run: [true, false] },
    },
    { method: 'POST', path: (id) => `${ROOT}/dids/${id}/test-call`, fields: { to_number: magic } },
    { method: 'POST', path: (id) => `${ROOT}/dids/${id}/check`, fields: { probe: ['handshake', 'bot'] } },
    {
      method: 'PUT',
      path: () => '/api/v1/settings/fleet',
      fields: { core_fleet: [['http://127.0.0.1:9'], []] },
    },
    { method: 'POST', path: () => '/api/v1/sign-in', fields: { code: ['a-code'] } },
  ];
}

function jsonFor(route: WriteRoute): fc.Arbitrary<string> {
  const right = Object.entries(route.fields).map(([name, values]) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: value }),
    ),
  );
  const known = right.length === 0 ? fc.constant([]) : fc.subarray(right).chain((some) => fc.tuple(...some));
  const strange = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(key, value), { maxLength: 5 }) },
  );
  return fc
    .tuple(known, strange)
    .map(
      ([some, others]) =>
        `{${[...some, ...others].map(([name, content]) => `${JSON.stringify(name)}:${JSON.stringify(content)}`).join(',')}}`,
    );
}

function bodyFor(route: WriteRoute): fc.Arbitrary<string | Buffer> {
  return fc.oneof(
    { weight: 8, arbitrary: jsonFor(route) },
    { weight: 1, arbitrary: deep },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(route.fields), 'x'), deep)
        .map(([name, inner]) => `{"${name}":${inner}}`),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: jsonFor(route).map((json) => json.slice(0, -2)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{}',
        'null',
        '[]',
        '"',
        '\ufeff{}',
        '{"a":NaN}',
        '{"a":1,"a":{"$ne":1}}',
        '1e999',
      ),
    },
  );
}

const form = fc.oneof(
  fc.constantFrom(
    'a[__proto__][b]=1',
    'CallSid[$ne]=1&Status=completed',
    `${'a[b]'.repeat(200)}=1`,
    'a=1&'.repeat(3_000),
    'Status=%ff&%=%',
  ),
  text,
);
const callbackJson = fc
  .tuple(fc.constantFrom('completed', 'busy', 'nonsense', ''), value, value)
  .map(([Status, CallSid, EventType]) =>
    JSON.stringify({ Status, CallSid, EventType, [OPERATORS[0] ?? '']: 1 }),
  );

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const contentType = fc.oneof(
  { weight: 10, arbitrary: fc.constant(JSON_TYPE) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        'text/plain',
        FORM_TYPE,
        'multipart/form-data',
        'multipart/form-data; boundary=x',
        'application/xml',
        '*/*',
      ],
      ...[
        'application/json; charset=utf-16',
        'application/json;;',
        'application/jsonp',
        'a',
        ';',
        '__proto__/x',
      ],
    ),
  },
);

const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,60}[!-~])?$/);
const harmlessHeaders = fc.record(
  {
    'if-match': fc.oneof(headerValue, fc.constantFrom('*', '"', 'W/"x"', ',,,,')),
    'if-none-match': headerValue,
    'idempotency-key': headerValue,
    accept: fc.constantFrom('text/event-stream', '*/*', 'application/xml;q=9', ';'),
    cookie: fc.oneof(headerValue, fc.constantFrom('a=1; __proto__=2', '='.repeat(500))),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', '::1', 'a, b', '0x7f.1', '999.1.1.1'),
    'x-request-id': headerValue,
    'x-http-method-override': fc.constantFrom('DELETE', 'GET'),
    range: fc.constant('bytes=0-1,1-2,5-'),
    'last-event-id': headerValue,
    origin: headerValue,
  },
  { requiredKeys: [] },
);

/** These alone decide the answer, so they are rare. */
const decisiveHeaders = fc.record(
  {
    'content-encoding': fc.constantFrom('gzip', 'identity', 'br, br'),
    expect: fc.constantFrom('100-continue', 'nothing'),
  },
  { requiredKeys: [] },
);

const oddHeaders = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: harmlessHeaders },
  { weight: 1, arbitrary: decisiveHeaders },
);

const strangeSegment = fc.oneof(
  fc.constantFrom(
    '%00',
    '%ff',
    '%',
    '..',
    '..%2f..',
    '$ne',
    '__proto__',
    'constructor',
    '[object Object]',
    '%F0%9F%92%A9',
    '*',
    ';a=b',
  ),
  fc.string({ maxLength: 30 }).map(encodeURIComponent),
  fc.integer({ min: 1, max: 7_000 }).map((length) => 'x'.repeat(length)),
);
const query = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '?x[$ne]=1',
      '?__proto__[a]=1',
      '?limit[$gt]=',
      '?a&a&a',
      '?%',
      '?%00=%ff',
      '?limit=1e3',
      '?cursor=%00',
      `?${'a=1&'.repeat(1_500)}`,
    ),
  },
  { weight: 1, arbitrary: fc.webQueryParameters().map((parameters) => `?${parameters}`) },
);
const READS = [
  `${ROOT}/test-calls`,
  '/api/v1/audit',
  `${ROOT}/test-calls/x/events`,
  `${ROOT}/dids/x/check`,
  `${ROOT}/checks`,
  '/metrics',
  '/health/ready',
];

/** Requests on every write route, with some odd reads in between. */
export function hostileRequests(targets: Targets): fc.Arbitrary<HostileRequest> {
  const id = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...targets.didIds) },
    { weight: 1, arbitrary: strangeSegment },
  );
  const write = fc.constantFrom(...writeRoutes(targets)).chain((route) =>
    fc.record({
      method: fc.constant(route.method),
      path: fc
        .tuple(id, query)
        .map(([segment, search]) => route.path(segment.replaceAll(' ', '%20')) + search),
      headers: fc
        .tuple(contentType, oddHeaders)
        .map(([type, others]) => ({ 'content-type': type, ...others })),
      body: bodyFor(route),
    }),
  );
  const callback = fc.record({
    method: fc.constant('POST'),
    path: fc
      .oneof(fc.constantFrom(...targets.callbackTokens), strangeSegment)
      .map((token) => `${ROOT}/callbacks/${token.replaceAll(' ', '%20')}`),
    headers: fc
      .tuple(fc.constantFrom(JSON_TYPE, FORM_TYPE, 'multipart/form-data; boundary=x'), oddHeaders)
      .map(([type, others]) => ({ 'content-type': type, ...others })),
    body: fc.oneof<fc.Arbitrary<string>[]>(
      callbackJson,
      form,
      fc.constant('--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--'),
      deep,
    ),
  });
  const read = fc.record({
    method: fc.constant('GET'),
    path: fc.tuple(fc.constantFrom(...READS), query).map((parts) => parts.join('')),
    headers: oddHeaders,
    body: fc.constant(''),
  });
  return fc.oneof(
    { weight: 10, arbitrary: write },
    { weight: 2, arbitrary: callback },
    { weight: 1, arbitrary: read },
  );
}
