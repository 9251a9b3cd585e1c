import { ROOT } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const SETTINGS = '/api/v1/settings';
const FLEET = '/api/v1/settings/fleet';

describe('the settings and the fleet', () => {
  let app: RunningApp;
  let didId: string;

  beforeAll(async () => {
    app = await startApp();
    didId = await app.api.addDid({ bot_id: 'bot-1' });
  });

  afterAll(async () => {
    await app.stop();
  });

  beforeEach(async () => {
    await app.connection.collection('system_settings').deleteMany({});
  });

  const settings = (): any => app.connection.collection('system_settings');
  const websocketUrl = async (): Promise<string> =>
    (await app.api.get(`${ROOT}/dids/${didId}`)).body.websocket_url;

  it('are empty before the first write', async () => {
    const answer = await app.api.get(SETTINGS);

    expect(answer.body).toEqual({ core_fleet: [], updated_at: null });
  });

  it('keep a fleet in its order, and when it was written', async () => {
    const fleet = [
      'https://core-2.example.com',
      'wss://core-1.example.com:8443/base',
      'http://10.0.0.5:8080',
      'ws://core',
    ];

    const answer = await app.api.put(FLEET, { core_fleet: fleet });

    expect(answer.body).toEqual({
      core_fleet: fleet,
      updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect((await app.api.get(SETTINGS)).body).toEqual(answer.body);
  });

  it('drop spaces around an entry and slashes behind it', async () => {
    const answer = await app.api.put(FLEET, {
      core_fleet: ['  https://core-1.example.com///  ', 'https://core-2.example.com/a/'],
    });

    expect(answer.body.core_fleet).toEqual(['https://core-1.example.com', 'https://core-2.example.com/a']);
  });

  it.each([[null], [''], [[]]])('are cleared by %j', async (value) => {
    await app.api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });

    const answer = await app.api.put(FLEET, { core_fleet: value });

    expect([answer.status, answer.body.core_fleet]).toEqual([200, []]);
    expect(await websocketUrl()).toBe('wss://localhost/exotel/bot-1');
  });

  it('are left alone by a body that says nothing', async () => {
    const first = await app.api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });

    const second = await app.api.put(FLEET, {});

    expect(second.body).toEqual(first.body);
  });

  it('take 64 hosts and not one more', async () => {
    const hosts = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `https://core-${index}.example.com`);

    expect((await app.api.put(FLEET, { core_fleet: hosts(64) })).status).toBe(200);
    expect((await app.api.put(FLEET, { core_fleet: hosts(65) })).status).toBe(400);
  });

  it.each([
    ['a host without a scheme', ['core-1.example.com']],
    ['another scheme', ['ftp://core-1.example.com']],
    ['a script', ['javascript:alert(1)']],
    ['user info', ['https://user:secret@core-1.example.com']],
    ['an empty user', ['https://@core-1.example.com']],
    ['a query', ['https://core-1.example.com?x=1']],
    ['an empty query', ['https://core-1.example.com?']],
    ['a fragment', ['https://core-1.example.com#x']],
    ['no host', ['https://']],
    ['a space', ['https://core 1.example.com']],
    ['a port that is none', ['https://core-1.example.com:99999']],
    ['an empty entry', ['']],
    ['an empty entry beside a good one', ['https://core-1.example.com', '']],
    ['null', [null]],
    ['a number', [7]],
    ['an object', [{ $gt: '' }]],
    ['a control character', ['https://core-1.example.com/\u0007']],
    ['a line feed at its end', ['https://core-1.example.com\n']],
    ['a tab at its beginning', ['\thttps://core-1.example.com']],
    ['the same host twice', ['https://core-1.example.com', 'https://core-1.example.com']],
    ['the same host with a slash', ['https://core-1.example.com', 'https://core-1.example.com/']],
    ['the same host in capitals', ['https://core-1.example.com', 'https://CORE-1.example.com']],
    ['the same host with its own port', ['https://core-1.example.com', 'https://core-1.example.com:443']],
    ['a URL over 2,048 characters', [`https://core-1.example.com/${'x'.repeat(2_048)}`]],
  ])('refuse %s', async (_title, fleet) => {
    const before = (await app.api.get(SETTINGS)).text;

    const answer = await app.api.put(FLEET, { core_fleet: fleet });

    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
    expect(answer.body.errors[0].field).toBe('core_fleet');
    expect(answer.text).not.toContain('secret');
    expect((await app.api.get(SETTINGS)).text).toBe(before);
  });

  it.each([['a text'], [7], [true], [{}], [{ 0: 'https://core-1.example.com' }]])(
    'refuse %j, which is no list',
    async (value) => {
      const answer = await app.api.put(FLEET, { core_fleet: value });

      expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'core_fleet']);
    },
  );

  describe('the WebSocket URL of a number', () => {
    it.each([
      [['https://core-1.example.com'], 'wss://core-1.example.com/exotel/bot-1'],
      [['http://core-1.example.com'], 'ws://core-1.example.com/exotel/bot-1'],
      [['wss://core-1.example.com'], 'wss://core-1.example.com/exotel/bot-1'],
      [['ws://core-1.example.com:8080'], 'ws://core-1.example.com:8080/exotel/bot-1'],
      [['HTTPS://core-1.example.com'], 'wss://core-1.example.com/exotel/bot-1'],
      [['https://core-1.example.com/base///'], 'wss://core-1.example.com/base/exotel/bot-1'],
      [['https://core-1.example.com', 'https://core-2.example.com'], 'wss://core-1.example.com/exotel/bot-1'],
      [['http://[::1]:4020'], 'ws://[::1]:4020/exotel/bot-1'],
    ])('with the fleet %j is %s', async (fleet, url) => {
      await app.api.put(FLEET, { core_fleet: fleet });

      expect(await websocketUrl()).toBe(url);
      expect((await app.api.get(ROOT)).body.dids[0].websocket_url).toBe(url);
    });

    it.each([
      ['nothing', undefined, 'wss://localhost'],
      ['null', null, 'wss://localhost'],
      ['a text', 'https://core-1.example.com', 'wss://localhost'],
      ['an empty list', [], 'wss://localhost'],
      ['a list of nothing', ['', '  ', null, 7], 'wss://localhost'],
      ['a slash and spaces', [' https://core-1.example.com/ '], 'wss://core-1.example.com'],
      ['odd entries before a good one', [null, '', 'https://core-1.example.com'], 'wss://core-1.example.com'],
    ])('follows a stored fleet that is %s', async (_title, fleet, base) => {
      await settings().insertOne({ _id: 'system', ...(fleet !== undefined && { core_fleet: fleet }) });

      expect(await websocketUrl()).toBe(`${base}/exotel/bot-1`);
      expect((await app.api.get(SETTINGS)).status).toBe(200);
    });
  });
});
