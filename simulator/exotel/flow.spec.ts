import { startCoreStandIn } from '../core/core-stand-in.js';
import { serve } from '../support/serve.js';
import { startBotServer, type BotConnection, type BotServer } from '../testing/bot-server.js';
import { control, place, rawRequest, sidOf } from '../testing/raw-request.js';
import { tonePower } from '../testing/tone-power.js';
import { selfSigned } from '../tls/self-signed.js';
import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import type { ExotelStandInOptions } from './options.js';

const ANY_PORT = { host: '127.0.0.1', port: 0 };

let bot: BotServer;
let exotel: ExotelStandIn;

async function start(options: ExotelStandInOptions = {}, path = '/exotel/bot-1'): Promise<void> {
  exotel = await startExotelStandIn({ seed: 1, speed: 10, flows: { 70001: bot.url + path }, ...options });
}

beforeEach(async () => {
  bot = await startBotServer();
});
afterEach(async () => {
  await exotel.stop();
  await bot.stop();
});

async function connect(
  fields: Record<string, string> = {},
  to = '+919000000000',
): Promise<{ sid: string; line: BotConnection }> {
  const arriving = bot.next();
  const sid = sidOf(await place(exotel.url, to, fields));
  return { sid, line: await arriving };
}

function media(bytes: number): object {
  return { event: 'media', media: { payload: Buffer.alloc(bytes, 1).toString('base64') } };
}

function ended(sid: string): Promise<unknown> {
  return exotel.until((standIn) => standIn.call(sid)?.stream?.closed_at);
}

describe('a conversation', () => {
  it('begins with connected and start', async () => {
    await start();
    const { sid, line } = await connect();
    await line.until('start');

    expect(line.frames[0]).toEqual({ event: 'connected' });
    expect(line.frames[1]).toEqual({
      event: 'start',
      sequence_number: 1,
      stream_sid: exotel.call(sid)?.stream?.stream_sid,
      start: {
        stream_sid: exotel.call(sid)?.stream?.stream_sid,
        call_sid: sid,
        account_sid: 'cxbsim',
        from: '+919000000000',
        to: '+918047110001',
        custom_parameters: {},
        media_format: { encoding: 'raw', sample_rate: 8000, bit_rate: '128kbps' },
      },
    });
  });

  it('carries 100 ms of audio in each frame, numbered, in the time that it takes', async () => {
    await start({ speed: 5 });
    const { line } = await connect();
    await line.until('stop');

    const frames = line.frames.filter(({ event }) => event === 'media');
    const [first, second] = frames;
    expect(first).toMatchObject({ sequence_number: 2, media: { chunk: 1, timestamp: 0 } });
    expect(second).toMatchObject({ sequence_number: 3, media: { chunk: 2, timestamp: 100 } });
    const { payload } = first?.['media'] as { payload: string };
    expect(Buffer.from(payload, 'base64')).toHaveLength(1_600);
    // Three seconds of talk are thirty frames, give or take the two at the ends.
    expect(Math.abs(frames.length - 30)).toBeLessThanOrEqual(2);
  });

  it('ends with stop and a closed socket when the callee hangs up', async () => {
    await start();
    const { sid, line } = await connect();

    const stop = await line.until('stop');
    const code = await line.closed;
    await ended(sid);

    expect(stop['stop']).toEqual({ call_sid: sid, account_sid: 'cxbsim', reason: 'callended' });
    expect(code).toBe(1000);
    expect(exotel.call(sid)).toMatchObject({ status: 'completed', stream: { closed_by: 'caller' } });
  });

  it('ends at once when the callee is told to hang up', async () => {
    await start({ speed: 4 });
    const { sid, line } = await connect();
    await line.until('start');

    const answer = await control(exotel.url, 'POST', `/calls/${sid}/hangup`);
    await line.closed;

    expect(answer.status).toBe(204);
    expect(exotel.call(sid)?.status).toBe('completed');
    expect(exotel.call(sid)?.talked_seconds).toBeLessThan(3);
  });

  it('goes on to the Hangup applet when the bot closes', async () => {
    await start();
    const { sid, line } = await connect();
    await line.until('start');

    line.socket.close(1000);
    await ended(sid);

    expect(exotel.call(sid)).toMatchObject({
      status: 'completed',
      stream: { closed_by: 'bot', close_code: 1000 },
    });
  });

  it('sends keys pressed as dtmf, each by itself', async () => {
    await start();
    const { sid, line } = await connect();

    const answer = await control(exotel.url, 'POST', `/calls/${sid}/dtmf`, { digits: '1#' });
    await line.until('dtmf', ({ dtmf }) => (dtmf as { digit: string }).digit === '#');

    expect(answer.status).toBe(204);
    expect(line.frames.filter(({ event }) => event === 'dtmf')).toEqual([
      expect.objectContaining({ dtmf: { digit: '1', duration: 100 } }),
      expect.objectContaining({ dtmf: { digit: '#', duration: 100 } }),
    ]);
  });
});

describe('the bot’s audio', () => {
  it('is what the caller hears, and a mark comes back when it has been played', async () => {
    await start();
    const { sid, line } = await connect();
    const before = performance.now();
    line.send(media(16_000));
    line.send({ event: 'mark', mark: { name: 'said' } });

    const mark = await line.until('mark');

    // One second of audio, ten times as fast.
    expect(performance.now() - before).toBeGreaterThan(70);
    expect(mark['mark']).toEqual({ name: 'said' });
    const { body } = await rawRequest(`${exotel.url}/sim/calls/${sid}/audio`);
    expect(body).toBe('\u0001'.repeat(16_000));
    expect(exotel.call(sid)?.stream).toMatchObject({ heard_seconds: 1, marks_returned: ['said'] });
  });

  it('is dropped by clear, whose marks come back as if it had been played', async () => {
    await start();
    const { sid, line } = await connect();
    line.send(media(96_000));
    line.send({ event: 'mark', mark: { name: 'cut' } });
    line.send({ event: 'clear' });

    await line.until('mark');
    await ended(sid);

    expect(exotel.call(sid)?.stream).toMatchObject({ clears: 1, marks_returned: ['cut'] });
    expect(exotel.call(sid)?.stream?.heard_seconds).toBeLessThan(1);
  });

  it('is counted as irregular when its chunks break the rules; what cannot be read is counted too', async () => {
    await start();
    const { sid, line } = await connect();
    for (const bytes of [3_200, 3_201, 320, 100_160]) line.send(media(bytes));
    line.socket.send('{"event":');
    line.send({ event: 'nonsense' });
    await ended(sid);

    expect(exotel.call(sid)?.stream).toMatchObject({
      frames_received: 6,
      media_received: 4,
      irregular_chunks: 3,
      unreadable_frames: 1,
    });
  });

  it('is never piled up without end', async () => {
    await start();
    const { line } = await connect();
    for (let count = 0; count < 25; count++) line.send(media(96_000));

    expect(await line.closed).toBe(1009);
  });

  it('of Core’s tone bot is a tone of 440 Hz for two seconds, after which the bot hangs up', async () => {
    const core = await startCoreStandIn();
    // The caller hangs up a second behind the tone: any faster, and a busy machine makes the bot late.
    await start({ speed: 1, flows: { 70001: `${core.wsUrl}/exotel/tone` } });
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    await ended(sid);

    const audio = exotel.audio(sid);

    expect(audio.length).toBe(32_000);
    expect(tonePower(audio, 440)).toBeGreaterThan(0.9);
    expect(tonePower(audio, 880)).toBeLessThan(0.01);
    expect(exotel.call(sid)?.stream).toMatchObject({
      closed_by: 'bot',
      irregular_chunks: 0,
      heard_seconds: 2,
    });
    await core.stop();
  });

  it('of Core’s echo bot is what the caller said', async () => {
    const core = await startCoreStandIn();
    await start({ flows: { 70001: `${core.wsUrl}/exotel/echo` } });
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    await ended(sid);

    expect(tonePower(exotel.audio(sid), 300)).toBeGreaterThan(0.9);
    expect(exotel.call(sid)?.stream?.heard_seconds).toBeGreaterThan(2);
    await core.stop();
  });
});

describe('the Voicebot URL', () => {
  it('loses its query at the handshake; up to three pairs come as custom_parameters', async () => {
    await start({}, '/exotel/bot-1?a=1&b=2&c=3&d=4');
    const { line } = await connect();

    const frame = await line.until('start');

    expect(line.path).toBe('/exotel/bot-1');
    expect(frame['start']).toMatchObject({ custom_parameters: { a: '1', b: '2', c: '3' } });
  });

  it('turns user info into an Authorization header and shows it nowhere', async () => {
    await start();
    await control(exotel.url, 'PUT', '/flows/70001', {
      voicebot_url: `${bot.url.replace('ws://', 'ws://user:p%40ss@')}/exotel/bot-1`,
    });
    const { sid, line } = await connect();
    const shown = (await control(exotel.url, 'GET', '/flows')).body + JSON.stringify(exotel.call(sid));

    expect(line.headers['authorization']).toBe(`Basic ${btoa('user:p@ss')}`);
    expect(shown).not.toMatch(/p%40ss|p@ss/);
  });

  it('may be an http(s) one, which is asked for the address of each call', async () => {
    const asked: URL[] = [];
    const dynamic = await serve((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://dynamic'));
      response.end(JSON.stringify({ url: `${bot.url}/exotel/chosen` }));
    }, ANY_PORT);
    await start({ flows: { 70001: `${dynamic.url}/which?tenant=1` } });

    const { sid, line } = await connect();

    expect(line.path).toBe('/exotel/chosen');
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
      tenant: '1',
      CallSid: sid,
      CallFrom: '09000000000',
      CallTo: '08047110001',
      Direction: 'incoming',
    });
    await dynamic.close();
  });

  it('may be wss, with a certificate that is trusted', async () => {
    const tls = selfSigned();
    const core = await startCoreStandIn({ tls });
    // Slow enough that a handshake on a busy machine does not eat into the call.
    await start({ flows: { 70001: `${core.wsUrl}/exotel/tone` }, ca: tls.cert, speed: 5 });
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    await ended(sid);

    expect(exotel.call(sid)?.stream).toMatchObject({ heard_seconds: 2 });
    await core.stop();
  });

  it('may be missing: then the call is answered and ends without a stream', async () => {
    await start({ flows: {} });
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    await exotel.until((standIn) => standIn.call(sid)?.ended);

    expect(exotel.call(sid)).toMatchObject({ status: 'completed', talked_seconds: 3, stream: null });
  });
});

describe('a magic number', () => {
  it.each([
    [
      '0050',
      { outcome: 'refused', http_status: null, error: expect.stringContaining('ECONNREFUSED') as string },
    ],
    ['0051', { outcome: 'refused', http_status: 403 }],
    ['0052', { outcome: 'timeout', http_status: null }],
  ])('%s fails at the handshake, twice, and the call goes on to Hangup', async (magic, attempt) => {
    await start({ handshakeMs: 150 });
    const sid = sidOf(await place(exotel.url, `+91900000${magic}`));
    await exotel.until((standIn) => standIn.call(sid)?.ended);

    expect(exotel.call(sid)?.stream).toMatchObject({
      attempts: [attempt, attempt],
      opened_at: null,
      frames_sent: 0,
    });
    expect(exotel.call(sid)?.status).toBe('completed');
    expect(bot.connections).toEqual([]);
  });

  it('0053 dies mid-call, for either side with 1006', async () => {
    await start();
    const { sid, line } = await connect({}, '+919000000053');

    const code = await line.closed;
    await ended(sid);

    expect(code).toBe(1006);
    expect(exotel.call(sid)?.stream).toMatchObject({ closed_by: 'network', close_code: 1006 });
    expect(line.frames.map(({ event }) => event)).not.toContain('stop');
  });

  it('0053 dies mid-call as well where the flow has no bot', async () => {
    await start({ flows: {} });
    const sid = sidOf(await place(exotel.url, '+919000000053'));
    await ended(sid);

    expect(exotel.call(sid)).toMatchObject({
      status: 'completed',
      stream: { attempts: [{ outcome: 'open' }], closed_by: 'network', close_code: 1006 },
    });
  });
});

describe('at a speed that leaves a real bot too little time, the duration is that of simulated time', () => {
  async function talked(to: string, fields: Record<string, string> = {}): Promise<number | undefined> {
    const sid = sidOf(await place(exotel.url, to, fields));
    await exotel.until((standIn) => standIn.call(sid)?.ended);
    return exotel.call(sid)?.talked_seconds;
  }

  it.each([
    ['', {}, 20],
    [' under a TimeLimit that it does not come to', { TimeLimit: '60' }, 20],
    [' under a TimeLimit that it does come to', { TimeLimit: '15' }, 15],
  ])('of 0052%s', async (_where, fields, seconds) => {
    await start({ speed: 100 });

    expect(await talked('+919000000052', fields)).toBe(seconds);
  });

  it('of a dynamic URL that hangs', async () => {
    const hanging = await serve(() => undefined, ANY_PORT);
    await start({ speed: 100, flows: { 70001: `${hanging.url}/which` } });

    expect(await talked('+919000000000')).toBe(20);
    await hanging.close();
  });
});

describe('a variant', () => {
  it('writes camelCase, numbers as text, national phones, base64 encoding', async () => {
    await start(
      {
        variants: {
          streamKeys: 'camel',
          streamNumbers: 'string',
          streamPhones: 'national',
          streamEncoding: 'base64',
          streamQuery: 'kept',
        },
      },
      '/exotel/bot-1?token=1',
    );
    const { sid, line } = await connect();

    const frame = await line.until('start');

    expect(line.path).toBe('/exotel/bot-1?token=1');
    expect(frame).toMatchObject({
      sequenceNumber: '1',
      streamSid: exotel.call(sid)?.stream?.stream_sid,
      start: {
        callSid: sid,
        from: '09000000000',
        mediaFormat: { encoding: 'base64', sampleRate: '8000' },
      },
    });
  });

  it.each([
    ['value', { CustomField: 'cxb-test:1' }],
    ['key', { 'cxb-test:1': '' }],
  ] as const)('brings CustomField as a %s', async (streamCustomField, parameters) => {
    await start({ variants: { streamCustomField } });
    const { line } = await connect({ CustomField: 'cxb-test:1' });

    const frame = await line.until('start');

    expect(frame['start']).toMatchObject({ custom_parameters: parameters });
  });
});
