import { ROOT } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const CREDENTIALS = { account_sid: 'acmevoice1', api_key: 'key-0123456789', api_token: 'token-0123456789' };

describe('the Exotel account', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({
      env: { EXOTEL_ALLOWED_HOSTS: 'exotel.internal, proxy.example.com:8443, [2001:db8::1]:8080' },
    });
  });

  afterAll(async () => {
    await app.stop();
  });

  beforeEach(async () => {
    await app.connection.collection('integrations').deleteMany({});
  });

  it('is there before anything was stored', async () => {
    const answer = await app.api.get(ROOT);

    expect(answer.body).toEqual({
      type: 'exotel',
      status: 'not_configured',
      credentials_configured: false,
      account_sid: '',
      api_base_url: 'https://api.exotel.com',
      dids: [],
      created_at: null,
      updated_at: null,
    });
  });

  it('is configured once account SID, key and token are there', async () => {
    const answer = await app.api.put(ROOT, CREDENTIALS);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'configured',
      credentials_configured: true,
      account_sid: 'acmevoice1',
    });
    expect((await app.api.get(ROOT)).body).toEqual(answer.body);
  });

  it('never shows key and token, not even in part', async () => {
    const put = await app.api.put(ROOT, CREDENTIALS);
    const get = await app.api.get(ROOT);

    for (const { text } of [put, get]) expect(text).not.toMatch(/0123|6789|key-|token-|api_key|api_token/);
  });

  it.each(['account_sid', 'api_key', 'api_token'])('is not configured without %s', async (missing) => {
    const answer = await app.api.put(ROOT, { ...CREDENTIALS, [missing]: undefined });

    expect(answer.body).toMatchObject({ status: 'not_configured', credentials_configured: false });
  });

  it.each([
    ['account_sid', null],
    ['account_sid', ''],
    ['api_key', null],
    ['api_key', '   '],
    ['api_token', ''],
  ])('clears %s by %j', async (field, value) => {
    await app.api.put(ROOT, CREDENTIALS);

    const answer = await app.api.put(ROOT, { [field]: value });

    expect(answer.body.credentials_configured).toBe(false);
    if (field === 'account_sid') expect(answer.body.account_sid).toBe('');
  });

  it('keeps what an update leaves out', async () => {
    await app.api.put(ROOT, { ...CREDENTIALS, api_base_url: 'https://api.in.exotel.com' });

    const answer = await app.api.put(ROOT, { api_token: 'another' });

    expect(answer.body).toMatchObject({
      credentials_configured: true,
      account_sid: 'acmevoice1',
      api_base_url: 'https://api.in.exotel.com',
    });
  });

  it('trims what it is given', async () => {
    const answer = await app.api.put(ROOT, { account_sid: '  acmevoice1 ' });

    expect(answer.body.account_sid).toBe('acmevoice1');
  });

  it('brings the default address back when it is cleared', async () => {
    await app.api.put(ROOT, { api_base_url: 'https://api.in.exotel.com' });

    const answer = await app.api.put(ROOT, { api_base_url: null });

    expect(answer.body.api_base_url).toBe('https://api.exotel.com');
  });

  it('tells when it was made and last changed, in UTC with milliseconds', async () => {
    const first = await app.api.put(ROOT, CREDENTIALS);
    const second = await app.api.put(ROOT, { account_sid: 'other' });

    expect(first.body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(second.body.created_at).toBe(first.body.created_at);
    expect(second.body.updated_at >= first.body.updated_at).toBe(true);
  });

  it('writes nothing for an update that says nothing', async () => {
    const first = await app.api.put(ROOT, CREDENTIALS);

    const second = await app.api.put(ROOT, {});

    expect(second.body).toEqual(first.body);
  });

  describe('limits', () => {
    it.each([
      ['account_sid', 'x'.repeat(128)],
      ['account_sid', 'A.b_c-9'],
      ['api_key', '!'.repeat(256)],
      ['api_token', 'with space ~ and "quotes"'],
    ])('takes %s %j', async (field, value) => {
      const answer = await app.api.put(ROOT, { [field]: value });

      expect(answer.status).toBe(200);
    });

    it.each([
      ['account_sid', 'x'.repeat(129)],
      ['account_sid', 'a/b'],
      ['account_sid', '..%2f'],
      ['account_sid', 'a b'],
      ['account_sid', 'k\u00e4se'],
      ['api_key', 'x'.repeat(257)],
      ['api_key', 'schl\u00fcssel'],
      ['api_token', 'x'.repeat(257)],
      ['api_token', '\u{1f511}'],
    ])('refuses %s %j', async (field, value) => {
      const answer = await app.api.put(ROOT, { [field]: value });

      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].field).toBe(field);
      if (field !== 'account_sid') expect(answer.text).not.toContain(value);
    });
  });

  describe('api_base_url', () => {
    it.each([
      ['https://api.exotel.com', 'https://api.exotel.com'],
      ['api.exotel.com', 'https://api.exotel.com'],
      ['  api.in.exotel.com  ', 'https://api.in.exotel.com'],
      ['https://api.exotel.com/', 'https://api.exotel.com'],
      ['https://api.exotel.com///', 'https://api.exotel.com'],
      ['https://api.exotel.com/v1', 'https://api.exotel.com'],
      ['https://api.exotel.com/v1/', 'https://api.exotel.com'],
      ['api.exotel.com/v1//', 'https://api.exotel.com'],
      ['HTTPS://API.Exotel.COM', 'https://api.exotel.com'],
      ['https://api.exotel.com:443', 'https://api.exotel.com'],
      ['exotel.in', 'https://exotel.in'],
      ['https://a.b.c.exotel.in', 'https://a.b.c.exotel.in'],
      ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
      ['http://localhost:4010/v1/', 'http://localhost:4010'],
      ['https://localhost', 'https://localhost'],
      ['http://[::1]:4010', 'http://[::1]:4010'],
      ['localhost:4010', 'https://localhost:4010'],
      ['http://exotel.internal', 'http://exotel.internal'],
      ['exotel.internal', 'https://exotel.internal'],
      ['https://proxy.example.com:8443', 'https://proxy.example.com:8443'],
      ['http://[2001:db8::1]:8080', 'http://[2001:db8::1]:8080'],
    ])('%j is kept as %s', async (given, kept) => {
      const answer = await app.api.put(ROOT, { api_base_url: given });

      expect([answer.status, answer.body.api_base_url]).toEqual([200, kept]);
    });

    it.each([
      'http://api.exotel.com',
      'https://api.exotel.com:8443',
      'http://api.exotel.com:443',
      'https://user@api.exotel.com',
      'https://user:secret@api.exotel.com',
      'https://@api.exotel.com',
      'https://api.exotel.com?x=1',
      'https://api.exotel.com?',
      'https://api.exotel.com#x',
      'https://api.exotel.com#',
      'https://api.exotel.com/v2',
      'https://api.exotel.com/v1/Accounts',
      'https://api.exotel.com/v1/v1',
      'https://api.exotel.com/V1',
      'https://example.com',
      'https://exotel.com.evil.example',
      'https://evilexotel.com',
      'https://exotel.co',
      'https://api.exotel.com\\@evil.example',
      'https://evil.example\\.exotel.com',
      'ftp://api.exotel.com',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//api.exotel.com',
      'https://',
      'https:///',
      'https://api .exotel.com',
      'http://169.254.169.254',
      'https://10.0.0.1',
      'https://0.0.0.0',
      'http://127.0.0.1.evil.example',
      'https://exotel.internal:8443',
      'https://proxy.example.com',
      'http://proxy.example.com:8443/x',
      'https://api.exotel.com/..',
      'https://api.exotel.com/%2e%2e/v2',
      `https://${'x'.repeat(3_000)}.exotel.com`,
    ])('%s is refused', async (given) => {
      const answer = await app.api.put(ROOT, { api_base_url: given });

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.body.errors).toEqual([
        { field: 'api_base_url', message: expect.stringMatching(/^must /) },
      ]);
    });
  });
});

describe('the Exotel account in production', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ env: { NODE_ENV: 'production' } });
  });

  afterAll(async () => {
    await app.stop();
  });

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost',
    'https://localhost',
    'https://[::1]',
    'https://127.0.0.1:443',
  ])('does not take the loopback address %s', async (given) => {
    const answer = await app.api.put(ROOT, { api_base_url: given });

    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
  });

  it('takes both of Exotel\u2019s regions', async () => {
    for (const given of ['https://api.exotel.com', 'https://api.in.exotel.com']) {
      const answer = await app.api.put(ROOT, { api_base_url: given });

      expect([answer.status, answer.body.api_base_url]).toEqual([200, given]);
    }
  });
});
