import { connect as connectTcp } from 'node:net';
import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import {
  ACCOUNT,
  basic,
  form,
  FORM,
  parsed,
  place,
  rawRequest,
  sidOf,
  type RawAnswer,
} from '../testing/raw-request.js';

const CONNECT = `${ACCOUNT}/Calls/connect`;
const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

interface CallAnswer {
  Call: Record<string, string | null>;
}
interface ExceptionAnswer {
  RestException: { Status: number; Message: string; Code?: number };
}

let exotel: ExotelStandIn;

beforeAll(async () => {
  exotel = await startExotelStandIn({ seed: 1, speed: 20, callsPerMinute: 0 });
});
afterAll(() => exotel.stop());
beforeEach(() => {
  exotel.reset();
});

function post(path: string, body: string | Buffer, headers: Record<string, string>): Promise<RawAnswer> {
  return rawRequest(exotel.url + path, { method: 'POST', body, headers });
}

describe('a call that is accepted', () => {
  it('is answered in JSON on the .json path, dialling at once', async () => {
    const answer = await place(exotel.url, '+919000000000');

    expect(answer).toMatchObject({
      status: 200,
      type: expect.stringContaining('application/json') as string,
    });
    expect((parsed(answer) as CallAnswer).Call).toEqual({
      Sid: expect.stringMatching(/^[0-9a-z]{32}$/) as string,
      ParentCallSid: null,
      DateCreated: expect.stringMatching(DATE) as string,
      DateUpdated: expect.stringMatching(DATE) as string,
      AccountSid: 'cxbsim',
      To: '08047110001',
      From: '09000000000',
      PhoneNumberSid: '08047110001',
      Status: 'in-progress',
      StartTime: expect.stringMatching(DATE) as string,
      EndTime: null,
      Duration: null,
      Price: null,
      Direction: 'outbound-api',
      AnsweredBy: null,
      ForwardedFrom: null,
      CallerName: null,
      Uri: `${ACCOUNT}/Calls.json/${sidOf(answer)}`,
      RecordingUrl: null,
    });
  });

  it('is answered in XML on the path without .json', async () => {
    const answer = await place(exotel.url, '+919000000000', {}, '/Calls/connect');

    const sid = /<Sid>([0-9a-z]{32})<\/Sid>/.exec(answer.body)?.[1] ?? '';
    expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('application/xml') as string });
    expect(answer.body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\s*<TwilioResponse><Call><Sid>/);
    expect(answer.body).toContain('<Status>in-progress</Status>');
    expect(answer.body).toContain('<EndTime/><Duration/><Price/>');
    expect(answer.body).toContain(`<Uri>${ACCOUNT}/Calls/${sid}</Uri>`);
  });

  it('may come as multipart/form-data', async () => {
    const fields = Object.fromEntries(new URLSearchParams(form('+919000000000')));
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);

    const answer = await fetch(exotel.url + CONNECT, { method: 'POST', headers: basic(), body: data });

    expect(answer.status).toBe(200);
    expect(exotel.requests()[0]?.fields).toEqual(fields);
  });

  it.each(['+918047110001', '918047110001', '08047110001', '8047110001', '080-4711-0001'])(
    'has a CallerId spelled %s',
    async (callerId) => {
      const answer = await place(exotel.url, '+919000000000', { CallerId: callerId });

      expect(answer.status).toBe(200);
    },
  );

  it.each([
    'https://my.exotel.com/cxbsim/exoml/start_voice/70001',
    'http://my.in.exotel.com/cxbsim/exoml/start_voice/70001',
    'http://my.mum1.exotel.com/cxbsim/exoml/start_voice/70001',
    'http://my.exotel.in/exoml/start/70001',
  ])('has a flow URL of the form %s', async (url) => {
    const answer = await place(exotel.url, '+919000000000', { Url: url });

    expect(answer.status).toBe(200);
  });

  it('is on record with what was sent, and never with the credentials', async () => {
    await place(exotel.url, '+919000000000', {
      CustomField: 'cxb-test:1',
      'StatusCallbackEvents[0]': 'terminal',
    });

    const [call] = exotel.calls();
    expect(call?.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: `${CONNECT}.json`,
        status: 200,
        authorized: true,
        fields: expect.objectContaining({
          CustomField: 'cxb-test:1',
          'StatusCallbackEvents[0]': 'terminal',
        }) as object,
      }),
    ]);
    expect(JSON.stringify(exotel.calls())).not.toMatch(/simtoken|Basic |c2lta2V5/);
  });
});

describe('a call that is refused', () => {
  it.each([
    ['a wrong token', basic('simkey', 'wrong')],
    ['the account SID as the user', basic('cxbsim', 'simtoken')],
    ['no credentials', {}],
  ])('for %s is 401 in plain text', async (_why, credentials) => {
    const answer = await post(`${CONNECT}.json`, form('+919000000000'), { ...credentials, ...FORM });

    expect(answer).toMatchObject({
      status: 401,
      type: expect.stringContaining('text/plain') as string,
      body: 'Authentication is required to view this page',
    });
    expect(exotel.requests()[0]).toMatchObject({
      authorized: false,
      outcome: 'wrong_credentials',
      rang: false,
    });
  });

  it('for another account in the path is 404', async () => {
    const answer = await post('/v1/Accounts/other/Calls/connect.json', form('+919000000000'), {
      ...basic(),
      ...FORM,
    });

    expect(answer.status).toBe(404);
    expect((parsed(answer) as ExceptionAnswer).RestException.Status).toBe(404);
  });

  it.each([
    ['From', null],
    ['CallerId', null],
    ['Url', null],
    ['From', 'nobody'],
    ['CallerId', '+918047119999'],
    ['Url', 'https://example.com/flow'],
    ['Url', 'http://my.exotel.com/otheraccount/exoml/start_voice/70001'],
    ['Url', 'http://my.exotel.com/cxbsim/exoml/start_sms/70001'],
    ['CustomField', 'x'.repeat(129)],
    ['CallType', 'promo'],
    ['TimeLimit', '14401'],
    ['StreamUrl', 'wss://bot.example'],
  ])('for %s = %s is 400 and names the field', async (field, value) => {
    const answer = await place(exotel.url, '+919000000000', { [field]: value });

    expect(answer.status).toBe(400);
    expect((parsed(answer) as ExceptionAnswer).RestException).toMatchObject({
      Status: 400,
      Message: expect.stringContaining(field) as string,
    });
    expect(exotel.calls()).toEqual([]);
  });

  it('for a number without voice is 400', async () => {
    exotel.changeExophones([{ number: '08047110001', voice: false }]);

    const answer = await place(exotel.url, '+919000000000');

    expect(answer.status).toBe(400);
  });

  it('for a JSON body is 400, in XML where XML was asked for', async () => {
    const body = JSON.stringify({ From: '+919000000000' });

    const answer = await post(CONNECT, body, { ...basic(), 'Content-Type': 'application/json' });

    expect(answer.status).toBe(400);
    expect(answer.body).toContain('<TwilioResponse><RestException><Status>400</Status>');
  });

  it('for being one too many in a minute is 429', async () => {
    const strict = await startExotelStandIn({ speed: 20, callsPerMinute: 2 });

    const answers = [
      await place(strict.url, '+919000000001'),
      await place(strict.url, '+919000000001'),
      await place(strict.url, '+919000000001'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    await strict.stop();
  });

  it('for an account of the other region is 401, as if the credentials were wrong', async () => {
    const mumbai = await startExotelStandIn({ region: 'mumbai', accountRegion: 'singapore' });

    const answer = await place(mumbai.url, '+919000000000');

    expect(answer.status).toBe(401);
    await mumbai.stop();
  });
});

describe('a magic number', () => {
  it.each([
    ['0010', 401, 'text/plain', /^Authentication is required/],
    ['0011', 402, 'application/json', /"Status":402/],
    ['0012', 403, 'application/json', /not yet KYC compliant.*"Code":340030/],
    ['0013', 403, 'application/json', /Call to 09000000013 can not be made because of TRAI NDNC/],
    ['0014', 404, 'application/json', /"Status":404/],
    ['0015', 429, 'application/json', /"Status":429/],
    ['0016', 500, 'application/json', /"RestException"/],
    ['0017', 502, 'text/html', /<h1>502 Bad Gateway<\/h1>/],
    ['0024', 200, 'application/json', /^{"RestException":/],
    ['0033', 302, 'text/html', /^$/],
  ])('%s is answered with %i and rings nobody', async (magic, status, type, body) => {
    const answer = await place(exotel.url, `+91900000${magic}`);

    expect(answer).toMatchObject({
      status,
      type: expect.stringContaining(type) as string,
      body: expect.stringMatching(body) as string,
    });
    expect(exotel.calls()).toEqual([]);
    expect(exotel.requests()).toEqual([expect.objectContaining({ status, rang: false, call_sid: null })]);
  });

  it.each([
    ['0020', 'application/xml', /^{"Call":{"Sid"/],
    ['0021', 'application/json', /^<\?xml/],
    ['0022', 'application/json', /^$/],
    ['0023', 'application/json', /^{"Call":{"ParentCallSid"/],
  ])('%s rings, whatever its 200 looks like', async (magic, type, body) => {
    const answer = await place(exotel.url, `+91900000${magic}`);

    expect(answer).toMatchObject({
      status: 200,
      type: expect.stringContaining(type) as string,
      body: expect.stringMatching(body) as string,
    });
    expect(exotel.calls()).toHaveLength(1);
  });

  it('0033 points to another host', async () => {
    const answer = await place(exotel.url, '+919000000033');

    expect(new URL(answer.location ?? '').host).not.toBe(new URL(exotel.url).host);
  });

  it('0030 never answers, yet the call lives its life', async () => {
    const gone = new AbortController();
    const asked = rawRequest(`${exotel.url}${CONNECT}.json`, {
      method: 'POST',
      headers: { ...basic(), ...FORM },
      body: form('+919000000030'),
      signal: gone.signal,
    });

    const call = await exotel.until((standIn) => standIn.calls().find(({ ended }) => ended));

    expect(call.status).toBe('completed');
    expect(call.requests[0]).toMatchObject({ status: null, outcome: 'never', rang: true });
    gone.abort();
    await expect(asked).rejects.toThrow('aborted');
  });

  it('0031 resets the connection after the request was read, yet rings', async () => {
    await expect(place(exotel.url, '+919000000031')).rejects.toMatchObject({ code: 'ECONNRESET' });

    expect(exotel.calls()).toHaveLength(1);
  });

  it('0032 sends its answer byte by byte', async () => {
    const body = form('+919000000032');
    const socket = connectTcp(exotel.port, '127.0.0.1');
    const request = [
      `POST ${CONNECT}.json HTTP/1.1`,
      'Host: sim',
      `Authorization: ${basic()['Authorization'] ?? ''}`,
      `Content-Type: ${FORM['Content-Type']}`,
      `Content-Length: ${body.length}`,
    ];
    socket.write(`${request.join('\r\n')}\r\n\r\n${body}`);

    const sizes: number[] = [];
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        if (sizes.push(chunk.length) === 2) resolve();
      });
    });
    socket.destroy();

    // The headers come with the first byte of the body; then each byte is alone.
    expect(sizes[1]).toBe(1);
    expect(exotel.calls()).toHaveLength(1);
  });

  it.each(['9000000001', '09000000001', '919000000001', '+91 90000 00001'])(
    'is known in the spelling %s',
    async (spelling) => {
      await place(exotel.url, spelling);

      expect(exotel.calls()[0]).toMatchObject({ magic: '0001', callee: '+919000000001' });
    },
  );

  it('is 0000 for every other number', async () => {
    await place(exotel.url, '+14155550123');

    expect(exotel.calls()[0]).toMatchObject({ magic: '0000', callee: '+14155550123' });
  });
});

describe('a variant', () => {
  it('lets the connect answer say queued, with To null and a long CustomField cut', async () => {
    const variant = await startExotelStandIn({
      variants: { connectStatus: 'queued', connectTo: 'null', longCustomField: 'cut' },
    });

    const answer = await place(variant.url, '+919000000000', { CustomField: 'x'.repeat(200) });

    expect((parsed(answer) as CallAnswer).Call).toMatchObject({ Status: 'queued', To: null });
    expect(variant.calls()[0]?.custom_field).toHaveLength(128);
    await variant.stop();
  });
});

it('gives the same SIDs for the same seed', async () => {
  const [one, other] = [await startExotelStandIn({ seed: 7 }), await startExotelStandIn({ seed: 7 })];

  const sids = [sidOf(await place(one.url, '+919000000000')), sidOf(await place(other.url, '+919000000000'))];

  expect(sids[0]).toBe(sids[1]);
  await Promise.all([one.stop(), other.stop()]);
});
