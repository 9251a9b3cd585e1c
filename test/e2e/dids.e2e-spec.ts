import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const DIDS = `${ROOT}/dids`;
const FLOW = 'http://my.exotel.com/acme/exoml/start_voice/70001';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the numbers (DIDs)', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ env: { MAX_DIDS: '12' } });
  });

  afterAll(async () => {
    await app.stop();
  });

  beforeEach(async () => {
    await app.connection.collection('integrations').deleteMany({});
  });

  async function numbersOf(): Promise<string[]> {
    const { body } = await app.api.get(ROOT);
    return (body.dids as { number: string }[]).map(({ number }) => number);
  }

  describe('adding', () => {
    it('gives the number an id and an address, before any credentials are there', async () => {
      const answer = await app.api.post(DIDS, {
        number: '+918047112345',
        label: 'Support',
        bot_id: 'support-bot',
        flow_url: FLOW,
      });

      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: expect.stringMatching(UUID),
        number: '+918047112345',
        label: 'Support',
        bot_id: 'support-bot',
        flow_url: FLOW,
        websocket_url: 'wss://localhost/exotel/support-bot',
      });
      expect(answer.headers.get('location')).toBe(`${DIDS}/${answer.body.id}`);
      expect((await app.api.get(answer.headers.get('location') ?? '')).body).toEqual(answer.body);
    });

    it('needs nothing but the number', async () => {
      const answer = await app.api.post(DIDS, { number: '+918047112345' });

      expect(answer.body).toMatchObject({ label: '', bot_id: '', flow_url: '', websocket_url: '' });
    });

    it('takes null and "" as not given', async () => {
      const answer = await app.api.post(DIDS, {
        number: '+918047112345',
        label: null,
        bot_id: '',
        flow_url: null,
      });

      expect(answer.body).toMatchObject({ label: '', bot_id: '', flow_url: '' });
    });

    it('keeps the order in which numbers were added', async () => {
      const numbers = ['+918047112349', '+918047112341', '+918047112345'];
      for (const number of numbers) await app.api.post(DIDS, { number });

      expect(await numbersOf()).toEqual(numbers);
    });

    it.each([
      ['080-4711-2345', '08047112345'],
      ['+91 (80) 4711.2345', '+918047112345'],
      ['+91 [80] 4711\u20132345', '+918047112345'],
      ['8047112345', '8047112345'],
      ['1800 123 4567', '18001234567'],
      ['1800-102-0000', '18001020000'],
      ['+12025550123', '+12025550123'],
      ['+442079460123', '+442079460123'],
      ['  +918047112345  ', '+918047112345'],
    ])('keeps %j as %s', async (given, kept) => {
      const answer = await app.api.post(DIDS, { number: given });

      expect([answer.status, answer.body.number]).toEqual([201, kept]);
    });

    it.each([
      '',
      '+',
      '12',
      '+12',
      'abc',
      '08047112345x',
      '+91804711234567890',
      '1234567890123456',
      '++918047112345',
      '91+8047112345',
      '080/47112345',
      '080,47112345',
      '\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660',
      '\uff10\uff18\uff10\uff14\uff17\uff11\uff11\uff12\uff13\uff14\uff15',
      '+9991234',
      'tel:+918047112345',
      '0'.repeat(15),
    ])('refuses the number %j', async (number) => {
      const answer = await app.api.post(DIDS, { number });

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.body.errors[0].field).toBe('number');
    });
  });

  describe('limits of the fields', () => {
    it.each([
      ['bot_id', 'A-z.0_9~'],
      ['bot_id', 'b'.repeat(128)],
      ['label', '\u0932'.repeat(120)],
      ['label', '\u{1f4de}'.repeat(120)],
      ['label', 'with "quotes", <tags> & more'],
      ['flow_url', 'https://my.exotel.com/x?y=1#z'],
      ['flow_url', 'HTTPS://my.exotel.com/x'],
      ['flow_url', `http://my.exotel.com/${'x'.repeat(2_048 - 21)}`],
    ])('takes %s %j', async (field, value) => {
      const added = await app.api.post(DIDS, { number: '+918047112345', [field]: value });

      expect(added.status).toBe(201);
      expect((await app.api.get(`${DIDS}/${added.body.id}`)).body[field]).toBe(value);
    });

    it.each([
      ['bot_id', 'b'.repeat(129)],
      ['bot_id', 'a b'],
      ['bot_id', 'a/b'],
      ['bot_id', '../x'],
      ['bot_id', '..'],
      ['bot_id', 'b\u00f6t'],
      ['bot_id', 'a%2fb'],
      ['bot_id', 'a?b'],
      ['label', 'x'.repeat(121)],
      ['flow_url', `http://my.exotel.com/${'x'.repeat(2_048 - 20)}`],
      ['flow_url', '/relative'],
      ['flow_url', 'my.exotel.com/x'],
      ['flow_url', 'ftp://my.exotel.com/x'],
      ['flow_url', 'javascript:alert(1)'],
      ['flow_url', 'http://'],
      ['flow_url', 'http://my exotel.com/x'],
      ['flow_url', 'http://my.exotel.com/a b'],
      ['flow_url', 'https:my.exotel.com'],
    ])('refuses %s %j, on adding and on changing', async (field, value) => {
      const added = await app.api.post(DIDS, { number: '+918047112345', [field]: value });
      const changed = await app.api.put(`${DIDS}/any`, { [field]: value });

      for (const answer of [added, changed]) {
        expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
        expect(answer.body.errors[0].field).toBe(field);
      }
    });
  });

  describe('one number in many spellings', () => {
    const SPELLINGS = [
      '+918047112345',
      '080-4711-2345',
      '08047112345',
      '8047112345',
      '+91 80 4711 2345',
      '(080) 4711 2345',
    ];

    it.each(SPELLINGS)('%s is taken by every other spelling', async (first) => {
      await app.api.post(DIDS, { number: first });

      for (const number of SPELLINGS) {
        const answer = await app.api.post(DIDS, { number });
        expect([answer.status, answer.body.code]).toEqual([409, 'duplicate_number']);
      }
      expect(await numbersOf()).toHaveLength(1);
    });

    it('is not shown whole in the refusal', async () => {
      await app.api.post(DIDS, { number: '+918047112345' });

      const answer = await app.api.post(DIDS, { number: '08047112345' });

      expect(answer.text).not.toContain('8047112345');
      expect(answer.body.detail).toContain('2345');
    });

    it('tells toll-free and foreign numbers apart from Indian ones', async () => {
      for (const number of ['18001234567', '+18001234567', '+442079460123']) {
        expect((await app.api.post(DIDS, { number })).status).toBe(201);
      }
    });

    it('can be added again once it was removed', async () => {
      const added = await app.api.post(DIDS, { number: '+918047112345' });
      await app.api.delete(`${DIDS}/${added.body.id}`);

      const again = await app.api.post(DIDS, { number: '08047112345' });

      expect(again.status).toBe(201);
      expect(again.body.id).not.toBe(added.body.id);
    });
  });

  it('adds MAX_DIDS numbers and not one more', async () => {
    for (let index = 0; index < 12; index += 1) {
      const answer = await app.api.post(DIDS, { number: `+9180471200${10 + index}` });
      expect(answer.status).toBe(201);
    }

    const [more, taken] = [
      await app.api.post(DIDS, { number: '+918047129999' }),
      await app.api.post(DIDS, { number: '+918047120010' }),
    ];

    expect([more.status, more.body.code]).toEqual([409, 'did_limit_reached']);
    expect([taken.status, taken.body.code]).toEqual([409, 'duplicate_number']);
    expect(await numbersOf()).toHaveLength(12);
  });

  it('adds no more than MAX_DIDS numbers when thirty are added at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => app.api.post(DIDS, { number: `+9180471300${10 + index}` })),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(12);
    expect(answers.filter(({ body }) => body.code === 'did_limit_reached')).toHaveLength(18);
  });

  describe('changing', () => {
    let id: string;

    beforeEach(async () => {
      id = await app.api.addDid({ number: '08047112345', label: 'Old', bot_id: 'old-bot', flow_url: FLOW });
    });

    const put = (changes: object): Promise<Answer> => app.api.put(`${DIDS}/${id}`, changes);

    it('keeps what is left out', async () => {
      const answer = await put({ label: 'New' });

      expect([answer.status, answer.body]).toEqual([
        200,
        {
          id,
          number: '08047112345',
          label: 'New',
          bot_id: 'old-bot',
          flow_url: FLOW,
          websocket_url: 'wss://localhost/exotel/old-bot',
        },
      ]);
    });

    it.each([
      ['label', null],
      ['bot_id', ''],
      ['flow_url', null],
    ])('clears %s by %j', async (field, value) => {
      const answer = await put({ [field]: value });

      expect(answer.body[field]).toBe('');
      expect((await app.api.get(`${DIDS}/${id}`)).body).toEqual(answer.body);
    });

    it('derives the WebSocket URL from the bot', async () => {
      expect((await put({ bot_id: 'new.bot~1' })).body.websocket_url).toBe(
        'wss://localhost/exotel/new.bot~1',
      );
      expect((await put({ bot_id: null })).body.websocket_url).toBe('');
    });

    it.each(['08047112345', '+918047112345', '080-4711-2345', '8047112345'])(
      'takes the number repeated as %s and keeps its own spelling',
      async (number) => {
        const answer = await put({ number, label: 'New' });

        expect([answer.status, answer.body.number, answer.body.label]).toEqual([200, '08047112345', 'New']);
      },
    );

    it.each(['+918047112346', '123', '+12025550123'])('refuses another number, %s', async (number) => {
      const answer = await put({ number, label: 'New' });

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.body.errors[0].field).toBe('number');
      expect((await app.api.get(`${DIDS}/${id}`)).body.label).toBe('Old');
    });

    it('does not touch the numbers beside it', async () => {
      const other = await app.api.post(DIDS, { number: '+918047119999', label: 'Other' });

      await put({ label: 'New', bot_id: 'x', flow_url: null });

      expect((await app.api.get(`${DIDS}/${other.body.id}`)).body).toEqual(other.body);
    });

    it('does not store the WebSocket URL', async () => {
      const stored = await app.connection.collection('integrations').findOne({ type: 'exotel' });

      expect(JSON.stringify(stored)).not.toContain('websocket');
    });
  });

  it('removes a number and leaves the others', async () => {
    const first = await app.api.addDid({ number: '+918047112345' });
    const second = await app.api.addDid({ number: '+918047112346' });

    const answer = await app.api.delete(`${DIDS}/${first}`);

    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await app.api.get(`${DIDS}/${first}`)).status).toBe(404);
    expect((await app.api.get(ROOT)).body.dids.map(({ id }: { id: string }) => id)).toEqual([second]);
    expect((await app.api.delete(`${DIDS}/${first}`)).body.code).toBe('did_not_found');
  });

  it.each([
    'none',
    '00000000-0000-4000-8000-000000000000',
    '507f1f77bcf86cd799439011',
    '0',
    '-1',
    '1e3',
    '$ne',
    '[$ne]=1',
    '{"$gt":""}',
    '%7B%22%24gt%22%3A%22%22%7D',
    'x'.repeat(4_000),
    '\u{1f4de}',
    '..%2F..',
    'a.b',
    '%20',
    'null',
    'undefined',
    'true',
  ])('knows no number with the id %j', async (id) => {
    await app.api.addDid({ number: '+918047112345' });
    const path = `${DIDS}/${encodeURI(id).replaceAll('%25', '%')}`;

    const answers = [
      await app.api.get(path),
      await app.api.put(path, { label: 'x' }),
      await app.api.delete(path),
      await app.api.placeTestCall(id === '..%2F..' ? id : encodeURIComponent(id), '+919000000000'),
    ];

    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([404, 'did_not_found']);
    expect(await numbersOf()).toHaveLength(1);
  });

  describe('the options for a test call', () => {
    const OPTIONS = `${ROOT}/test-call-options`;

    it('are none before the credentials are there', async () => {
      await app.api.addDid();

      const answer = await app.api.get(OPTIONS, { as: 'admin' });

      expect(answer.body).toEqual({ credentials_configured: false, dids: [] });
    });

    it('are the numbers with a flow, without any address', async () => {
      await app.api.put(ROOT, { account_sid: 'a', api_key: 'b', api_token: 'c' });
      const usable = await app.api.addDid({ number: '+918047110001', label: 'Good', bot_id: '' });
      await app.api.addDid({ number: '+918047110002', flow_url: '' });

      const answer = await app.api.get(OPTIONS, { as: 'admin' });

      expect(answer.body).toEqual({
        credentials_configured: true,
        dids: [{ id: usable, number: '+918047110001', label: 'Good', bot_id: '' }],
      });
    });

    it('change with the flow and the credentials', async () => {
      await app.api.put(ROOT, { account_sid: 'a', api_key: 'b', api_token: 'c' });
      const id = await app.api.addDid();
      const count = async (): Promise<number> => (await app.api.get(OPTIONS)).body.dids.length;

      expect(await count()).toBe(1);
      await app.api.put(`${DIDS}/${id}`, { flow_url: null });
      expect(await count()).toBe(0);
      await app.api.put(`${DIDS}/${id}`, { flow_url: FLOW });
      await app.api.put(ROOT, { api_token: null });
      expect(await count()).toBe(0);
    });
  });
});
