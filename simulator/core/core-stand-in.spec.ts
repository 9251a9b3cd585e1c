import { connect as connectTcp } from 'node:net';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { parsed, rawRequest } from '../testing/raw-request.js';
import { statusOfTarget, UPGRADE } from '../testing/status-of-target.js';
import { tonePower } from '../testing/tone-power.js';
import { selfSigned } from '../tls/self-signed.js';
import { startCoreStandIn, type CoreStandIn } from './core-stand-in.js';

let core: CoreStandIn;

beforeEach(async () => {
  core = await startCoreStandIn({ capacity: 2 });
});
afterEach(() => core.stop());

type Frame = Record<string, unknown> & {
  event: string;
  media?: { payload: string };
  mark?: { name: string };
};

interface Caller {
  socket: WebSocket;
  frames: Frame[];
  send(frame: object): void;
  until(event: string): Promise<Frame>;
  closed: Promise<number>;
}

async function call(botId: string): Promise<Caller> {
  const socket = new WebSocket(`${core.wsUrl}/exotel/${botId}`);
  const frames: Frame[] = [];
  const look = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString('utf8')) as Frame);
    for (const each of look) each();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await once(socket, 'open');
  return {
    socket,
    frames,
    closed,
    send: (frame) => {
      socket.send(JSON.stringify(frame));
    },
    until: (event) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = frames.find((frame) => frame.event === event);
          if (!found) return;
          look.delete(check);
          resolve(found);
        };
        look.add(check);
        check();
      }),
  };
}

function start(caller: Caller): void {
  caller.send({ event: 'connected' });
  caller.send({
    event: 'start',
    sequence_number: 1,
    stream_sid: 's1',
    start: { stream_sid: 's1', call_sid: 'c1', from: '+919000000000', to: '+918047110001' },
  });
}

function media(audio: Buffer): object {
  return { event: 'media', stream_sid: 's1', media: { chunk: 1, payload: audio.toString('base64') } };
}

function audioOf(frames: readonly Frame[]): Buffer[] {
  return frames.flatMap(({ media: sent }) => (sent ? [Buffer.from(sent.payload, 'base64')] : []));
}

/** The status of a handshake that is refused. */
async function refusal(path: string): Promise<number> {
  const socket = new WebSocket(core.wsUrl + path);
  socket.on('error', () => undefined);
  const [request, response] = (await once(socket, 'unexpected-response')) as [
    { destroy(): void },
    { statusCode: number },
  ];
  request.destroy();
  return response.statusCode;
}

describe('the health of the fleet host', () => {
  interface Health {
    status: string;
    fleet_calls: number;
    fleet_max: number;
    fleet_available: number;
    workers: { id: string; calls: number; max: number; pid: number }[];
  }

  async function health(): Promise<Health> {
    return parsed(await rawRequest(`${core.url}/health/fleet`)) as Health;
  }

  it('counts calls, capacity and workers', async () => {
    const before = await health();
    const caller = await call('echo');
    const during = await health();
    caller.socket.close();
    await caller.closed;

    expect(before).toEqual({
      status: 'ok',
      fleet_calls: 0,
      fleet_max: 2,
      fleet_available: 2,
      workers: [
        { id: '1', calls: 0, max: 1, pid: process.pid },
        { id: '2', calls: 0, max: 1, pid: process.pid },
      ],
    });
    expect(during).toMatchObject({ fleet_calls: 1, fleet_available: 1 });
    expect(during.workers.map(({ calls }) => calls)).toEqual([1, 0]);
  });

  it.each([
    ['degraded', 200, /"status":"degraded"/],
    ['worker_down', 200, /{"id":"2","status":"unreachable"}/],
    ['error', 500, /Internal Server Error/],
    ['not_json', 200, /^<html>/],
    ['array', 200, /^\[/],
    ['no_workers', 200, /"workers":null/],
    ['inconsistent', 200, /"fleet_available":3/],
    ['negative', 200, /"fleet_calls":-1/],
    ['redirect', 302, /^$/],
  ] as const)('can be %s', async (answer, status, body) => {
    await rawRequest(`${core.url}/sim/health/${answer}`, { method: 'PUT' });

    const shown = await rawRequest(`${core.url}/health/fleet`);

    expect(shown.status).toBe(status);
    expect(shown.body).toMatch(body);
    expect(core.healthRequests()).toBe(1);
  });

  it('can break, hang, or be endless', async () => {
    core.setHealth('down');
    await expect(rawRequest(`${core.url}/health/fleet`)).rejects.toMatchObject({ code: 'ECONNRESET' });
    core.setHealth('hang');
    const hanging = rawRequest(`${core.url}/health/fleet`, { signal: AbortSignal.timeout(50) });
    await expect(hanging).rejects.toThrow();
    core.setHealth('big');
    const big = await fetch(`${core.url}/health/fleet`);
    expect((await big.arrayBuffer()).byteLength).toBe(50 * 1024 * 1024);
  });
});

describe('the handshake', () => {
  it('is refused with 503 when all lines are busy, and taken again when one is free', async () => {
    const callers = [await call('echo'), await call('echo')];
    const busy = await refusal('/exotel/echo');
    callers[0]?.socket.close();
    await callers[0]?.closed;
    const again = await call('echo');

    expect(busy).toBe(503);
    expect(again.socket.readyState).toBe(WebSocket.OPEN);
    expect(core.handshakes()).toBe(4);
  });

  it.each([
    ['/exotel/', 404],
    ['/elsewhere', 404],
    ['/exotel/refuse-handshake', 403],
  ])('at %s is refused with %i', async (path, status) => {
    expect(await refusal(path)).toBe(status);
  });

  it('at hang-handshake is never answered', async () => {
    const socket = new WebSocket(`${core.wsUrl}/exotel/hang-handshake`, { handshakeTimeout: 60 });

    await expect(once(socket, 'open')).rejects.toThrow('handshake has timed out');
  });

  it('works over TLS for who trusts the certificate', async () => {
    const tls = selfSigned();
    const secure = await startCoreStandIn({ tls });

    const trusting = new WebSocket(`${secure.wsUrl}/exotel/echo`, { ca: tls.cert });
    await once(trusting, 'open');
    const doubting = new WebSocket(`${secure.wsUrl}/exotel/echo`);

    await expect(once(doubting, 'open')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await secure.stop();
  });
});

describe('the bot', () => {
  it.each(['echo', 'somebody', 'constructor'])(
    '%s sends back what it hears, in chunks by the rules',
    async (bot) => {
      const caller = await call(bot);
      start(caller);
      const said = Buffer.alloc(1_600, 7);
      for (let count = 0; count < 4; count++) caller.send(media(said));
      caller.send({ event: 'stop', stream_sid: 's1', stop: { reason: 'callended' } });
      caller.socket.close(1000);
      await caller.closed;

      const chunks = audioOf(caller.frames);
      expect(chunks.map(({ length }) => length)).toEqual([3_200, 3_200]);
      expect(Buffer.concat(chunks).equals(Buffer.alloc(6_400, 7))).toBe(true);
      expect(caller.frames.every((frame) => frame['stream_sid'] === 's1')).toBe(true);
      expect(core.calls()[0]).toMatchObject({ bot_id: bot, ended_by: 'customer' });
    },
  );

  it('echo sends back the last piece too, filled up with silence', async () => {
    const caller = await call('echo');
    start(caller);
    caller.send(media(Buffer.alloc(1_600, 7)));

    await caller.until('media');

    expect(audioOf(caller.frames)).toEqual([Buffer.concat([Buffer.alloc(1_600, 7), Buffer.alloc(1_600)])]);
    caller.socket.close(1000);
    await caller.closed;
  });

  it('reads streamSid, numbers as text, and ignores what it does not know', async () => {
    const caller = await call('any-other-id');
    caller.socket.send('not json');
    caller.send({ event: 'surprise' });
    caller.send({ event: 'start', sequenceNumber: '1', streamSid: 'camel', start: { callSid: 'c1' } });
    caller.send({
      event: 'media',
      streamSid: 'camel',
      media: { chunk: '1', payload: Buffer.alloc(3_200).toString('base64') },
    });

    const echoed = await caller.until('media');

    expect(echoed['stream_sid']).toBe('camel');
  });

  it('tone plays 440 Hz for two seconds with a mark at the end, then hangs up', async () => {
    const caller = await call('tone');
    start(caller);
    const mark = await caller.until('mark');
    caller.send({ event: 'mark', stream_sid: 's1', mark: { name: mark.mark?.name } });

    const code = await caller.closed;
    const chunks = audioOf(caller.frames);

    expect(code).toBe(1000);
    expect(tonePower(Buffer.concat(chunks), 440)).toBeGreaterThan(0.9);
    expect(Buffer.concat(chunks)).toHaveLength(32_000);
    for (const { length } of chunks) {
      expect(length % 320).toBe(0);
      expect(length).toBeGreaterThanOrEqual(3_200);
      expect(length).toBeLessThanOrEqual(100_000);
    }
    expect(core.calls()[0]?.ended_by).toBe('bot');
  });

  it('outside-hours closes at once', async () => {
    const caller = await call('outside-hours');

    expect(await caller.closed).toBe(1000);
    expect(caller.frames).toEqual([]);
  });

  it('dtmf closes on #, not before', async () => {
    const caller = await call('dtmf');
    start(caller);
    caller.send({ event: 'dtmf', dtmf: { digit: '1', duration: '100' } });
    caller.send({ event: 'dtmf', dtmf: { digit: '#', duration: '100' } });

    expect(await caller.closed).toBe(1000);
    expect(core.calls()[0]?.digits).toBe('1#');
  });

  it.each(['silent', 'mute-start'])('%s never says anything', async (botId) => {
    const caller = await call(botId);
    start(caller);
    caller.send(media(Buffer.alloc(16_000)));
    caller.send({ event: 'stop', stop: { reason: 'callended' } });
    caller.socket.close(1000);
    await caller.closed;

    expect(caller.frames).toEqual([]);
    expect(core.calls()[0]?.start).toMatchObject({ call_sid: 'c1' });
  });

  it('error-start says an error, and closes for a breach of policy', async () => {
    const caller = await call('error-start');
    start(caller);

    expect(await caller.closed).toBe(1008);
    expect(caller.frames.map(({ event }) => event)).toEqual(['error']);
    expect(core.calls()[0]?.ended_by).toBe('bot');
  });

  it('crash dies on start, without a close frame', async () => {
    const caller = await call('crash');
    start(caller);

    expect(await caller.closed).toBe(1006);
  });

  it('barge takes its speech back at the first key', async () => {
    const caller = await call('barge');
    start(caller);
    await caller.until('media');
    caller.send({ event: 'dtmf', dtmf: { digit: '5', duration: 100 } });

    expect(await caller.until('clear')).toEqual({ event: 'clear', stream_sid: 's1' });
  });

  it('hangs up on a peer that speaks and does not listen', async () => {
    const caller = await call('echo');
    start(caller);
    await caller.until('mark');
    caller.socket.pause();
    const loud = JSON.stringify(media(Buffer.alloc(96_000)));
    const pour = setInterval(() => {
      caller.socket.send(loud);
    }, 1);
    const deadline = Date.now() + 10_000;
    while (core.activeCalls() > 0 && Date.now() < deadline) await new Promise(setImmediate);
    clearInterval(pour);

    expect(core.activeCalls()).toBe(0);
    expect(core.calls()[0]?.ended_by).toBe('network');
    caller.socket.terminate();
  });
});

it.each(['//', '//?a=1', '/\\', '//[/exotel/echo', 'http://[/exotel/echo', '*'])(
  'answers 404 to the target %s, asked for plainly or by an upgrade, and lives on',
  async (target) => {
    expect(await statusOfTarget(core.port, target)).toBe(404);
    expect(await statusOfTarget(core.port, target, UPGRADE)).toBe(404);
    expect((await rawRequest(`${core.url}/health/fleet`)).status).toBe(200);
    expect(core.activeCalls()).toBe(0);
  },
);

it('survives a handshake that breaks off', async () => {
  const socket = connectTcp(core.port, '127.0.0.1');
  socket.write(
    'GET /exotel/echo HTTP/1.1\r\nHost: core\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  );
  await once(socket, 'data');
  socket.destroy();

  expect((await rawRequest(`${core.url}/health/fleet`)).status).toBe(200);
  expect(core.activeCalls()).toBe(0);
});
