import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { rawRequest } from '../support/raw-request.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** Every body that the API takes, with a text property of it. */
const BODIES: [string, string, string, string, Record<string, unknown>][] = [
  ['PUT', ROOT, 'account_sid', 'acme', {}],
  ['PUT', ROOT, 'api_key', 'a key', {}],
  ['PUT', ROOT, 'api_token', 'a token', {}],
  ['PUT', ROOT, 'api_base_url', 'https://api.exotel.com', {}],
  ['POST', `${ROOT}/dids`, 'number', '+918047112345', {}],
  ['POST', `${ROOT}/dids`, 'label', 'A line', { number: '+918047112345' }],
  ['POST', `${ROOT}/dids`, 'bot_id', 'bot', { number: '+918047112345' }],
  ['POST', `${ROOT}/dids`, 'flow_url', 'http://my.exotel.com/a/b', { number: '+918047112345' }],
  ['PUT', `${ROOT}/dids/none`, 'number', '+918047112345', {}],
  ['PUT', `${ROOT}/dids/none`, 'label', 'A line', {}],
  ['PUT', `${ROOT}/dids/none`, 'bot_id', 'bot', {}],
  ['PUT', `${ROOT}/dids/none`, 'flow_url', 'http://my.exotel.com/a/b', {}],
  ['POST', `${ROOT}/dids/none/test-call`, 'to_number', '+919000000000', {}],
  ['PUT', '/api/v1/settings/fleet', 'core_fleet', 'https://core.example.com', {}],
];

const WRITES: [string, string][] = [...new Set(BODIES.map(([method, path]) => `${method} ${path}`))].map(
  (route) => {
    const [method = '', path = ''] = route.split(' ');
    return [method, path];
  },
);

function fieldsOf(answer: Answer): string[] {
  return (answer.body.errors as { field: string }[]).map(({ field }) => field).sort();
}

describe('request bodies', () => {
  let app: RunningApp;
  let before: string;

  beforeAll(async () => {
    app = await startApp();
    before = (await app.api.get(ROOT)).text;
  });

  afterAll(async () => {
    await app.stop();
  });

  describe.each(BODIES)('%s %s with %s', (method, path, field, good, rest) => {
    it.each([
      ['an operator of MongoDB', { $gt: '' }],
      ['an operator that runs code', { $where: 'sleep(1000)' }],
      ['a pattern', { $regex: '.*' }],
      ['an object', {}],
      ['an object that names its own class', { constructor: { name: 'x' } }],
      ['a list with an object that names its own class', [{ constructor: 1 }]],
      ['a list in a list', [['https://core.example.com']]],
      ['a list with an operator', [{ $ne: null }]],
      ['a number', 919000000000],
      ['a boolean', true],
    ])('refuses %s', async (_title, value) => {
      const answer = await app.api.request(method, path, { json: { ...rest, [field]: value } });

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(fieldsOf(answer)).toEqual([field]);
    });

    it.each(['\u0000', '\u0007', '\n', '\t', '\u001b[31m', '\u007f', '\u0085'])(
      'refuses the control character %j',
      async (control) => {
        const text = `${good.slice(0, 2)}${control}${good.slice(2)}`;

        const answer = await app.api.request(method, path, { json: { ...rest, [field]: text } });

        expect(answer.status).toBe(400);
        expect(fieldsOf(answer)).toEqual([field]);
      },
    );

    it('refuses a lone surrogate', async () => {
      const raw = JSON.stringify({ ...rest, [field]: '@' }).replace('@', '\\ud800');

      const answer = await app.api.request(method, path, { raw, headers: JSON_TYPE });

      expect(answer.status).toBe(400);
      expect(fieldsOf(answer)).toEqual([field]);
    });
  });

  describe.each(WRITES)('%s %s', (method, path) => {
    const send = (
      raw: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string> = JSON_TYPE,
    ): Promise<Answer> => app.api.request(method, path, { raw, headers });

    it.each(['__proto__', 'constructor', 'prototype', 'toString', '$set', 'dids', '_id', 'status', ''])(
      'refuses and names the unknown property %j',
      async (name) => {
        const answer = await send(`{${JSON.stringify(name)}: {"$gt": ""}}`);

        expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
        expect(fieldsOf(answer)).toContain(name);
      },
    );

    it.each(['[]', '"text"', '7', 'true', 'null', '[{"number": "+918047112345"}]'])(
      'refuses %s, which is no object',
      async (raw) => {
        const answer = await send(raw);

        expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      },
    );

    it.each(['{', '{"a":1,}', "{'a':1}", '{"a":1}}', 'nonsense', '{"a":NaN}', '\ufeff{}{'])(
      'calls %j malformed',
      async (raw) => {
        const answer = await send(raw);

        expect([answer.status, answer.body.code]).toEqual([400, 'malformed_json']);
      },
    );

    it('calls broken UTF-8 malformed', async () => {
      const answer = await send(Uint8Array.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]));

      expect([answer.status, answer.body.code]).toEqual([400, 'malformed_json']);
    });

    it.each([
      ['text/plain', '{}'],
      ['application/x-www-form-urlencoded', 'a=1'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['application/xml', '<a/>'],
      ['application/json; charset=latin1', '{}'],
    ])('does not take %s', async (type, raw) => {
      const answer = await send(raw, { 'content-type': type });

      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    });

    it.each([
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'a/b',
    ])('takes in no more than 100 KiB of %s', async (type) => {
      const answer = await send('x'.repeat(102_401), { 'content-type': type });

      expect([answer.status, answer.body.code]).toEqual([413, 'payload_too_large']);
    });

    it('does not take a compressed body', async () => {
      const answer = await send('{}', { ...JSON_TYPE, 'content-encoding': 'gzip' });

      expect(answer.status).toBe(415);
    });

    it('takes 100 KiB and not a byte more', async () => {
      const ofSize = (size: number): string => `{"x":"${'x'.repeat(size - 8)}"}`;

      const [most, more] = [await send(ofSize(102_400)), await send(ofSize(102_401))];

      expect(most.body.code).toBe('validation_failed');
      expect([more.status, more.body.code]).toEqual([413, 'payload_too_large']);
    });

    it('withstands a body that is nested twenty thousand deep', async () => {
      const answer = await send(`{"label":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);

      expect(answer.status).toBe(400);
    });

    it('withstands objects nested ten thousand deep in an unknown property', async () => {
      const answer = await send(`{"x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`);

      expect(answer.status).toBe(400);
    });

    it('withstands ten thousand unknown properties', async () => {
      const names = Array.from({ length: 10_000 }, (_, index) => `"p${index}":1`).join(',');

      const answer = await send(`{${names}}`);

      expect(answer.status).toBe(400);
      expect(answer.text.length).toBeLessThan(20_000);
    });

    it('does not repeat the full number that a property is named by', async () => {
      const answer = await send('{"+919812345670": 1}');

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(fieldsOf(answer)).toContain('…5670');
      expect(answer.text).not.toContain('9812345670');
    });

    it('does not repeat a strange property name as it is', async () => {
      const answer = await send(JSON.stringify({ ['\u001b[31m' + 'x'.repeat(5_000)]: 1 }));

      expect(answer.status).toBe(400);
      expect(answer.text.length).toBeLessThan(2_000);
      expect(answer.text).not.toContain('\\u001b');
    });
  });

  it('takes JSON whatever the case and parameters of its type', async () => {
    const answer = await app.api.request('PUT', ROOT, {
      raw: '{}',
      headers: { 'content-type': 'Application/JSON; Charset="UTF-8"' },
    });

    expect(answer.status).toBe(200);
  });

  it('names every fault of a body at once', async () => {
    const answer = await app.api.post(`${ROOT}/dids`, {
      number: 'nonsense',
      label: 'x'.repeat(121),
      bot_id: 'a b',
      flow_url: 'ftp://x',
      surprise: 1,
      another: null,
    });

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual(['another', 'bot_id', 'flow_url', 'label', 'number', 'surprise']);
  });

  it('says of every fault what would be right', async () => {
    const answer = await app.api.put(ROOT, {
      account_sid: 'a b',
      api_key: 'schl\u00fcssel',
      api_base_url: 'ftp://x',
    });

    const errors = answer.body.errors as { field: string; message: string }[];
    expect(errors).toHaveLength(3);
    for (const { message } of errors) expect(message).toMatch(/^must /);
    expect(answer.body.detail).toMatch(/account_sid.*api_key.*api_base_url/);
  });

  it.each([
    ['POST', `${ROOT}/dids`, 'number'],
    ['POST', `${ROOT}/dids/none/test-call`, 'to_number'],
  ])('%s %s says that %s is required when nothing is sent', async (method, path, field) => {
    for (const options of [
      {},
      { json: {} },
      { json: { [field]: null } },
      { json: { [field]: '' } },
      { json: { [field]: '  ' } },
    ]) {
      const answer = await app.api.request(method, path, options);

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
    }
  });

  it('counts an empty body as none, so nothing is changed', async () => {
    const answer = await app.api.request('PUT', ROOT, { raw: '', headers: JSON_TYPE });

    expect([200, 400]).toContain(answer.status);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'counts an empty body of the type %j as none',
    async (type) => {
      const headers = type === '' ? {} : { 'content-type': type };
      const authorization = `Bearer ${tokenFor({ role: 'super_admin' })}`;
      for (const framing of [{ 'content-length': '0' }, { 'transfer-encoding': 'chunked' }]) {
        const answer = await rawRequest(app.url, {
          method: 'POST',
          path: `${ROOT}/verify`,
          headers: { authorization, ...headers, ...framing },
        });

        expect([answer.status, JSON.parse(answer.text).code]).toEqual([409, 'not_configured']);
      }
    },
  );

  it('names the faults of our own properties before those of a stranger', async () => {
    const strange = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`strange${index}`, 1]));

    const answer = await app.api.post(`${ROOT}/dids`, { ...strange, label: 5 });

    expect(
      answer.body.errors
        .slice(0, 2)
        .map(({ field }: { field: string }) => field)
        .sort(),
    ).toEqual(['label', 'number']);
  });

  it('names each bad entry of a list', async () => {
    const answer = await app.api.post(`${ROOT}/dids/import`, {
      numbers: ['a\tb', 'ok', 5, 'x'.repeat(65)],
    });

    expect(answer.body.errors).toEqual([
      {
        field: 'numbers',
        message:
          'entry 1 must not contain control characters; entry 3 must be a text; ' +
          'entry 4 must be at most 64 characters long',
      },
    ]);
  });

  it('keeps the prototype of every object clean', async () => {
    await app.api.request('PUT', ROOT, { raw: '{"__proto__": {"polluted": true}}', headers: JSON_TYPE });

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('has written nothing in all of this', async () => {
    expect((await app.api.get(ROOT)).text).toBe(before);
    expect((await app.api.get('/api/v1/settings')).body).toEqual({ core_fleet: [], updated_at: null });
    expect(await app.connection.collection('test_calls').countDocuments()).toBe(0);
  });
});
