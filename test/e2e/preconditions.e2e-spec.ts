import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const FLEET = '/api/v1/settings/fleet';
const tagOf = (answer: Answer): string => answer.headers.get('etag') ?? '';
const ifMatch = (tag: string): { headers: Record<string, string> } => ({ headers: { 'if-match': tag } });

describe('ETag, If-Match and If-None-Match', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  let didId: string;
  let did: string;

  beforeEach(async () => {
    await app.connection.collection('integrations').deleteMany({});
    await app.connection.collection('system_settings').deleteMany({});
    await app.api.put(ROOT, { account_sid: 'acme', api_key: 'k', api_token: 't' });
    didId = await app.api.addDid({ number: '+918047112345', label: 'First', bot_id: 'bot' });
    did = `${ROOT}/dids/${didId}`;
  });

  /** The three resources that can be read and replaced, each with two changes of it. */
  const RESOURCES: [string, () => { read: string; write: string; one: object; other: object }][] = [
    [
      'the integration',
      () => ({ read: ROOT, write: ROOT, one: { account_sid: 'one' }, other: { account_sid: 'other' } }),
    ],
    ['a number', () => ({ read: did, write: did, one: { label: 'One' }, other: { label: 'Other' } })],
    [
      'the settings',
      () => ({
        read: '/api/v1/settings',
        write: FLEET,
        one: { core_fleet: ['https://one.example.com'] },
        other: { core_fleet: ['https://other.example.com'] },
      }),
    ],
  ];

  describe.each(RESOURCES)('%s', (_title, resource) => {
    it('carries a strong tag that stays while nothing changes', async () => {
      const { read } = resource();

      const [first, second] = [await app.api.get(read), await app.api.get(read)];

      expect(tagOf(first)).toMatch(/^"[\x21\x23-\x7e]{16,}"$/);
      expect(tagOf(second)).toBe(tagOf(first));
    });

    it('carries the same tag in the answer to a write as in the next read', async () => {
      const { read, write, one } = resource();

      const written = await app.api.put(write, one);

      expect(tagOf(await app.api.get(read))).toBe(tagOf(written));
    });

    it('is not sent again to a caller who holds it', async () => {
      const { read } = resource();
      const tag = tagOf(await app.api.get(read));

      for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await app.api.request(method, read, { headers: { 'if-none-match': header } });
          expect([answer.status, answer.text, tagOf(answer)]).toEqual([304, '', tag]);
        }
      }
    });

    it('is sent to those alone who do not hold it, of many who ask at once', async () => {
      const { read } = resource();
      const { text, headers } = await app.api.get(read);
      const tag = headers.get('etag') ?? '';

      const holders = { headers: { 'if-none-match': tag } };
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) => app.api.get(read, index % 2 ? holders : {})),
      );

      const expected = Array.from({ length: 30 }, (_, index) =>
        index % 2 ? [304, '', tag] : [200, text, tag],
      );
      expect(answers.map((answer) => [answer.status, answer.text, tagOf(answer)])).toEqual(expected);
      expect(new Set(answers.map((answer) => answer.headers.get('x-request-id'))).size).toBe(30);
    });

    it('is changed by all of ten who write at once, whatever stands there', async () => {
      const { write, one, other } = resource();

      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) => app.api.put(write, index % 2 ? one : other, ifMatch('*'))),
      );

      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    });

    it('is sent to a caller who holds an old one', async () => {
      const { read } = resource();

      const answer = await app.api.get(read, { headers: { 'if-none-match': '"old"' } });

      expect(answer.status).toBe(200);
    });

    it('is answered whole to a write, whatever the caller holds', async () => {
      const { write, one } = resource();
      const written = await app.api.put(write, one);

      for (const header of [tagOf(written), '*']) {
        const answer = await app.api.put(write, one, { headers: { 'if-none-match': header } });
        expect([answer.status, answer.text]).toEqual([200, written.text]);
      }
    });

    it('is changed with the current tag', async () => {
      const { read, write, one } = resource();
      const tag = tagOf(await app.api.get(read));

      const answer = await app.api.put(write, one, ifMatch(tag));

      expect(answer.status).toBe(200);
      expect(tagOf(answer)).not.toBe(tag);
    });

    it('is changed without a tag, with * and with one of several', async () => {
      const { read, write, one, other } = resource();

      expect((await app.api.put(write, one)).status).toBe(200);
      expect((await app.api.put(write, other, ifMatch('*'))).status).toBe(200);
      const tag = tagOf(await app.api.get(read));
      expect((await app.api.put(write, one, ifMatch(`"x", ${tag} , "y"`))).status).toBe(200);
    });

    it('is left alone with a stale tag', async () => {
      const { read, write, one, other } = resource();
      const stale = tagOf(await app.api.get(read));
      const current = await app.api.put(write, one);

      const answer = await app.api.put(write, other, ifMatch(stale));

      expect([answer.status, answer.body.code]).toEqual([412, 'precondition_failed']);
      expect((await app.api.get(read)).body).toEqual(current.body);
    });

    it.each(['"nonsense"', 'nonsense', 'W/"weak"', '""', ' ', ','])(
      'is left alone with the tag %j',
      async (tag) => {
        const { read, write, one } = resource();
        const current = await app.api.get(read);

        const answer = await app.api.put(write, one, ifMatch(tag));

        expect(answer.status).toBe(412);
        expect((await app.api.get(read)).body).toEqual(current.body);
      },
    );

    it('does not take its own tag as a weak one', async () => {
      const { read, write, one } = resource();

      const answer = await app.api.put(write, one, ifMatch(`W/${tagOf(await app.api.get(read))}`));

      expect(answer.status).toBe(412);
    });

    it('says 412 for a stale tag even when nothing would change', async () => {
      const { write } = resource();

      const answer = await app.api.put(write, {}, ifMatch('"stale"'));

      expect(answer.status).toBe(412);
    });

    it('is changed by one of twenty who write at once with the same tag', async () => {
      const { read, write, one, other } = resource();
      const tag = tagOf(await app.api.get(read));

      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => app.api.put(write, index % 2 ? one : other, ifMatch(tag))),
      );

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    });
  });

  it.each([
    ['label', ['One', 'Other']],
    ['bot_id', ['one', 'other']],
    ['flow_url', ['http://my.exotel.com/one', 'http://my.exotel.com/other']],
  ])('changes the %s of a number for one of twenty who write at once with its tag', async (field, values) => {
    const tag = tagOf(await app.api.get(did));

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        app.api.put(did, { [field]: values[index % 2] }, ifMatch(tag)),
      ),
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(412)]);
  });

  it('tags what was just added', async () => {
    const added = await app.api.post(`${ROOT}/dids`, { number: '+918047119999' });

    expect(tagOf(added)).toBe(tagOf(await app.api.get(`${ROOT}/dids/${added.body.id}`)));
  });

  it.each([
    ['the integration', () => ROOT],
    ['a number with a bot', () => did],
  ])('gives %s another tag when the fleet changes its WebSocket URL', async (_title, path) => {
    const before = await app.api.get(path());

    await app.api.put(FLEET, { core_fleet: ['https://core-9.example.com'] });

    const after = await app.api.get(path());
    expect(tagOf(after)).not.toBe(tagOf(before));
    expect(after.text).toContain('wss://core-9.example.com/exotel/bot');
  });

  it('refuses a change and a removal based on a WebSocket URL that the fleet has changed since', async () => {
    const before = tagOf(await app.api.get(did));
    await app.api.put(FLEET, { core_fleet: ['https://core-9.example.com'] });

    const changed = await app.api.put(did, { label: 'New' }, ifMatch(before));
    const removed = await app.api.delete(did, ifMatch(before));

    expect([changed.status, removed.status]).toEqual([412, 412]);
    expect((await app.api.get(did)).body.label).toBe('First');
  });

  it('keeps the tag of a number without a bot when the fleet changes', async () => {
    await app.api.put(did, { bot_id: null });
    const before = tagOf(await app.api.get(did));

    await app.api.put(FLEET, { core_fleet: ['https://core-9.example.com'] });

    expect(tagOf(await app.api.get(did))).toBe(before);
  });

  it('keeps the tag of one number when another one changes', async () => {
    const other = await app.api.addDid({ number: '+918047119999' });
    const before = tagOf(await app.api.get(did));

    await app.api.put(`${ROOT}/dids/${other}`, { label: 'Changed' });

    expect(tagOf(await app.api.get(did))).toBe(before);
    expect((await app.api.put(did, { label: 'Still' }, ifMatch(before))).status).toBe(200);
  });

  it('gives the integration another tag when one of its numbers changes', async () => {
    const before = tagOf(await app.api.get(ROOT));

    await app.api.put(did, { label: 'Changed' });

    expect((await app.api.put(ROOT, { account_sid: 'x' }, ifMatch(before))).status).toBe(412);
  });

  it('gives the integration another tag when only its key changes', async () => {
    const before = tagOf(await app.api.get(ROOT));

    await app.api.put(ROOT, { api_key: 'another' });

    expect(tagOf(await app.api.get(ROOT))).not.toBe(before);
  });

  it('gives no problem a tag, and no caller 304 in its place', async () => {
    const holdsAny = { headers: { 'if-none-match': '*' } };

    const answers = [
      await app.api.get(`${ROOT}/dids/none`, holdsAny),
      await app.api.get(ROOT, { ...holdsAny, as: 'admin' }),
      await app.api.get('/api/v1/settings', { ...holdsAny, as: undefined }),
    ];

    expect(answers.map((answer) => [answer.status, tagOf(answer)])).toEqual([
      [404, ''],
      [403, ''],
      [401, ''],
    ]);
  });

  it('removes a number with its current tag, and not with a stale one', async () => {
    const stale = tagOf(await app.api.get(did));
    const current = tagOf(await app.api.put(did, { label: 'Changed' }));

    expect((await app.api.delete(did, ifMatch(stale))).status).toBe(412);
    expect((await app.api.get(did)).status).toBe(200);
    expect((await app.api.delete(did, ifMatch(current))).status).toBe(204);
  });

  it('takes the tag of the integration that does not exist yet for its first write', async () => {
    await app.connection.collection('integrations').deleteMany({});
    const tag = tagOf(await app.api.get(ROOT));

    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => app.api.put(ROOT, { account_sid: `a${index}` }, ifMatch(tag))),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await app.connection.collection('integrations').countDocuments()).toBe(1);
  });

  it('loses no change of those who write different fields at once', async () => {
    await Promise.all([
      app.api.put(did, { label: 'New' }),
      app.api.put(did, { bot_id: 'new-bot' }),
      app.api.put(did, { flow_url: 'http://my.exotel.com/new' }),
      app.api.put(ROOT, { account_sid: 'new-sid' }),
      app.api.put(ROOT, { api_base_url: 'https://api.in.exotel.com' }),
    ]);

    const { body } = await app.api.get(ROOT);
    expect(body).toMatchObject({ account_sid: 'new-sid', api_base_url: 'https://api.in.exotel.com' });
    expect(body.dids).toEqual([
      expect.objectContaining({ label: 'New', bot_id: 'new-bot', flow_url: 'http://my.exotel.com/new' }),
    ]);
  });

  it('loses no change of those who retry after a 412', async () => {
    const append = async (mark: string): Promise<void> => {
      for (;;) {
        const current = await app.api.get(did);
        const label = `${current.body.label}${mark}`;
        if ((await app.api.put(did, { label }, ifMatch(tagOf(current)))).status === 200) return;
      }
    };

    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(append));

    const { label } = (await app.api.get(did)).body;
    expect([...label.replace('First', '')].sort().join('')).toBe('abcdef');
  });
});
