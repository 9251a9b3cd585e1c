import { createHash } from 'node:crypto';
import { ROOT } from '../support/api.js';
import type { Answer, RequestOptions } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a report of Exotel', () => {
  let world: CallWorld;
  let numbers = 0;

  beforeAll(async () => {
    // Exotel is slow beyond all measure, so that nothing but the reports of this spec moves a call.
    world = await CallWorld.start({
      exotel: { speed: 0.001 },
      polling: { firstDelayMs: 3_600_000, maxDelayMs: 3_600_000 },
      env: { CORS_ORIGINS: 'https://console.example.com' },
    });
  });

  afterAll(() => world.stop());

  interface Placed {
    readonly id: string;
    readonly sid: string;
    readonly token: string;
  }

  /** A call that is dialling, to a number of its own. */
  async function placed(): Promise<Placed> {
    const toNumber = `+9191234${String(50_000 + numbers++)}`;
    const { body } = await world.app.api.placeTestCall(world.didId, toNumber);
    return { id: body.id, sid: body.call_sid, token: tokenOf(world.callbackOf(toNumber)) };
  }

  const tokenOf = (url: string): string => url.split('/').at(-1) ?? '';

  function report(token: string, options: RequestOptions): Promise<Answer> {
    return world.app.api.request('POST', `${ROOT}/callbacks/${token}`, { as: undefined, ...options });
  }

  function multipart(fields: Readonly<Record<string, string>>, end = '--B--\r\n'): RequestOptions {
    const parts = Object.entries(fields).map(
      ([name, text]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
    );
    return { headers: { 'content-type': 'multipart/form-data; boundary=B' }, raw: `${parts.join('')}${end}` };
  }

  it('is asked for with the fields that the contract names, and a token of 32 bytes', async () => {
    const { token } = await placed();
    const { fields } = world.exotel.requests().at(-1) ?? { fields: {} };

    expect(fields).toMatchObject({
      StatusCallback: `${world.app.url}${ROOT}/callbacks/${token}`,
      StatusCallbackContentType: 'application/json',
      'StatusCallbackEvents[0]': 'terminal',
      'StatusCallbackEvents[1]': 'answered',
    });
    expect(Object.keys(fields).filter((name) => name.startsWith('StatusCallback'))).toHaveLength(4);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  describe('may come', () => {
    const bodies: [string, (sid: string) => RequestOptions][] = [
      ['as JSON', (sid) => ({ json: { CallSid: sid, Status: 'completed', EventType: 'terminal' } })],
      [
        'with null where there is nothing',
        (sid) => ({ json: { CallSid: sid, Status: 'completed', RecordingUrl: null } }),
      ],
      ['urlencoded', (sid) => ({ headers: FORM, raw: `CallSid=${sid}&Status=completed` })],
      ['in small letters', (sid) => ({ headers: FORM, raw: `callsid=${sid}&status=completed` })],
      ['with underscores', (sid) => ({ headers: FORM, raw: `call_sid=${sid}&call_status=COMPLETED` })],
      [
        'with PHP-style keys',
        (sid) => ({
          headers: FORM,
          raw: `CallSid=${sid}&Legs[0][Status]=busy&Legs[0][OnCallDuration]=3&Status=completed`,
        }),
      ],
      [
        'with legs as one JSON text',
        (sid) => ({
          headers: FORM,
          raw: `CallSid=${sid}&Status=completed&Legs=${encodeURIComponent('[{"Status":"busy"}]')}`,
        }),
      ],
      ['as multipart', (sid) => multipart({ CallSid: sid, Status: 'completed' })],
      [
        'as multipart with PHP-style keys',
        (sid) => multipart({ CallSid: sid, 'Legs[0][Status]': 'busy', Status: 'completed' }),
      ],
      [
        'with the four basic fields',
        (sid) =>
          multipart({
            CallSid: sid,
            DateUpdated: '2026-03-04 11:20:05',
            Status: 'completed',
            RecordingUrl: '',
          }),
      ],
      ['without a SID', () => ({ json: { Status: 'completed' } })],
    ];

    it.each(bodies)('%s', async (_title, body) => {
      const { id, sid, token } = await placed();

      const answer = await report(token, body(sid));

      expect(answer.status).toBe(204);
      expect(await world.read(id)).toMatchObject({ status: 'completed', call_sid: sid });
    });
  });

  it('says that someone answered, and then how it ended', async () => {
    const { id, sid, token } = await placed();

    await report(token, { json: { CallSid: sid, Status: 'in-progress', EventType: 'answered' } });
    await report(token, { json: { CallSid: sid, Status: 'completed', EventType: 'terminal' } });

    const { events } = await world.read(id);
    expect(events.map((event: any) => [event.source, event.status, event.provider_status])).toEqual([
      ['request', 'requested', ''],
      ['request', 'placed', 'in-progress'],
      ['callback', 'answered', 'in-progress'],
      ['callback', 'completed', 'completed'],
    ]);
  });

  it('tells how long the call lived, though it is late and comes together with the answer', async () => {
    const { id, token } = await placed();

    await report(token, {
      json: { Status: 'in-progress', EventType: 'answered', ConversationDuration: '0' },
    });
    await report(token, { json: { Status: 'failed', EventType: 'terminal', ConversationDuration: '42' } });

    const { events, explanation } = await world.read(id);
    expect(explanation.summary).toContain('broke off 42 seconds after it was answered.');
    expect(Object.keys(events.at(-1))).toEqual(['at', 'source', 'status', 'provider_status']);
  });

  it('changes nothing when it comes again, too late, or out of order', async () => {
    const { id, sid, token } = await placed();
    await report(token, { json: { CallSid: sid, Status: 'busy' } });
    const before = await world.read(id);

    const answers = await Promise.all(
      ['busy', 'in-progress', 'ringing', 'nonsense'].map((Status) =>
        report(token, { json: { CallSid: sid, Status } }),
      ),
    );
    await report(token, { json: { CallSid: sid, Status: 'in-progress', EventType: 'answered' } });

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await world.read(id)).toEqual(before);
  });

  it('of another end is counted, and changes nothing', async () => {
    const { id, sid, token } = await placed();
    await report(token, { json: { CallSid: sid, Status: 'busy' } });

    await report(token, { json: { CallSid: sid, Status: 'completed' } });

    const { text } = await world.app.api.get('/metrics');
    expect(text).toMatch(/test_call_reports_total\{source="callback",effect="conflict"\} 1\n/);
    expect((await world.read(id)).status).toBe('busy');
    expect(world.app.log()).toMatch(
      new RegExp(
        `"test_call_id":"${id}","source":"callback","reported":"completed","msg":"Exotel reported another end`,
      ),
    );
  });

  it.each([
    ['completed', 'placed'],
    ['in-progress', 'placed'],
    ['strange', 'placed'],
  ])('about another call (%s) leaves this one as it is', async (Status, status) => {
    const { id, sid, token } = await placed();

    const answer = await report(token, { json: { CallSid: 'another-sid', Status } });

    expect(answer.status).toBe(204);
    expect(await world.read(id)).toMatchObject({ status, call_sid: sid });
  });

  it('gives its SID, in the same write, to a call that has none yet', async () => {
    const { id, token } = await placed();
    await world.change(id, { $set: { call_sid: '', status: 'unknown' } });

    await report(token, { json: { CallSid: 'adopted', Status: 'in-progress', EventType: 'answered' } });
    await report(token, { json: { CallSid: 'another', Status: 'completed' } });

    expect(await world.read(id)).toMatchObject({ status: 'answered', call_sid: 'adopted' });
  });

  it('of a call that was refused names it, and tells of the contradiction', async () => {
    const toNumber = '+919123459999';
    world.exotel.setFault({ answer: '429', routes: ['connect'], times: 1 });
    const id = await world.place(toNumber);
    const refused = await world.read(id);
    const token = tokenOf(world.callbackOf(toNumber));

    await report(token, {
      json: { CallSid: 'named-after-all', Status: 'in-progress', EventType: 'answered' },
    });

    expect([refused.status, refused.explanation.code]).toEqual(['rejected', 'too_many_calls']);
    expect(await world.read(id)).toMatchObject({
      status: 'rejected',
      call_sid: 'named-after-all',
      explanation: { code: 'refused_yet_reported' },
    });
  });

  describe('with a token that is not one', () => {
    const forged = createHash('sha256').update('x').digest('base64url');

    it.each([forged, 'x', '%00', 'a'.repeat(100), '%2e%2e%2fsecret', '{}', forged.toUpperCase()])(
      'is 404, and %j stands nowhere',
      async (token) => {
        const answer = await report(token, { json: { Status: 'completed' } });

        expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
      },
    );

    it('is answered without the token, in the problem and in the log', async () => {
      const { token } = await placed();
      const wrong = `${token.slice(0, -2)}zz`;

      const answers = [
        await report(wrong, { json: { Status: 'completed' } }),
        await report(wrong, { headers: { 'content-type': 'text/plain' }, raw: 'x' }),
        await report(wrong, { headers: JSON_TYPE, raw: '{' }),
        await report(`${wrong}/more`, { json: {} }),
        await world.app.api.get(`${ROOT}/callbacks/${wrong}`),
      ];

      expect(answers.map(({ status }) => status)).toEqual([404, 415, 400, 404, 405]);
      expect(answers.map(({ body }) => body.instance)).toEqual([
        ...Array.from({ length: 3 }, () => `${ROOT}/callbacks/***`),
        `${ROOT}/callbacks/***/more`,
        `${ROOT}/callbacks/***`,
      ]);
      expect(world.app.log()).not.toContain(wrong);
    });
  });

  describe('with a body that is not one', () => {
    it.each<[string, number, string, RequestOptions]>([
      ['that names no state', 400, 'validation_failed', { json: { CallSid: 'x' } }],
      ['that is missing', 400, 'validation_failed', {}],
      ['that is a list', 400, 'validation_failed', { json: [] }],
      ['that is no JSON', 400, 'malformed_json', { headers: JSON_TYPE, raw: '{"Status"' }],
      [
        'in another media type',
        415,
        'unsupported_media_type',
        { headers: { 'content-type': 'text/xml' }, raw: '<Status/>' },
      ],
      ['of multipart that is cut off', 415, 'unsupported_media_type', multipart({ Status: 'completed' }, '')],
      [
        'of multipart without a boundary',
        415,
        'unsupported_media_type',
        { headers: { 'content-type': 'multipart/form-data' }, raw: 'x' },
      ],
      [
        'over 64 KiB as JSON',
        413,
        'payload_too_large',
        { json: { Status: 'completed', Padding: 'x'.repeat(65_536) } },
      ],
      [
        'over 64 KiB as a form',
        413,
        'payload_too_large',
        { headers: FORM, raw: `Status=completed&x=${'x'.repeat(65_536)}` },
      ],
      [
        'over 64 KiB as multipart',
        413,
        'payload_too_large',
        multipart({ Status: 'completed', x: 'x'.repeat(65_536) }),
      ],
    ])('%s is %i %s', async (_title, status, code, options) => {
      const { id, token } = await placed();

      const answer = await report(token, options);

      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect((await world.read(id)).status).toBe('placed');
    });

    it('of just under 64 KiB is taken', async () => {
      const { token } = await placed();
      const json = { Status: 'completed', Padding: 'x'.repeat(65_000) };

      expect((await report(token, { json })).status).toBe(204);
    });

    it('as a form is taken on no other route', async () => {
      const answer = await world.app.api.request('POST', `${ROOT}/dids`, { headers: FORM, raw: 'number=1' });

      expect(answer.status).toBe(415);
    });
  });

  it('keeps its token out of the database, the log, the metrics and the API', async () => {
    const { id, sid, token } = await placed();
    await report(token, { json: { CallSid: sid, Status: 'completed' } });
    const { db } = world.app.connection;
    const stored = await Promise.all(
      ((await db?.collections()) ?? []).map((collection) => collection.find({}).toArray()),
    );
    const metrics = await world.app.api.get('/metrics');

    for (const text of [
      JSON.stringify(stored),
      world.app.log(),
      metrics.text,
      JSON.stringify(await world.read(id)),
    ]) {
      expect(text).not.toContain(token);
    }
    expect((await world.document(id)).callback_hash).toBe(createHash('sha256').update(token).digest('hex'));
  });
});

describe('without PUBLIC_BASE_URL', () => {
  it('no report is asked for', async () => {
    const world = await CallWorld.start({ hasCallbacks: false });

    await world.place('+919000000000');

    const [request] = world.exotel.requests();
    expect(Object.keys(request?.fields ?? {}).sort()).toEqual([
      'CallType',
      'CallerId',
      'CustomField',
      'From',
      'Url',
    ]);
    await world.stop();
  });
});
