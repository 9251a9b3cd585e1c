import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { serve, type TlsFixture } from '../support/serve.js';
import { targetOf } from '../support/target-of.js';
import { botOf, handshakeOf } from './bots.js';
import { CoreCall, type CoreCallView } from './core-call.js';
import { answerHealth, HEALTH_ANSWERS, json, toHealth, type HealthAnswer } from './health.js';

export interface CoreStandInOptions {
  /** Default 127.0.0.1. */
  host?: string | undefined;
  /** Default 0: a free one. */
  port?: number | undefined;
  /** Calls at once; the next handshake is refused with 503. Default 16. */
  capacity?: number | undefined;
  /** Serve https and wss. */
  tls?: TlsFixture | undefined;
  health?: HealthAnswer | undefined;
}

export interface CoreStandIn {
  /** `http(s)://…`, as it may stand in `core_fleet`. */
  url: string;
  /** The same with `ws(s)`. */
  wsUrl: string;
  port: number;
  stop(): Promise<void>;
  /** The calls that were accepted, the last thousand of them. */
  calls(): CoreCallView[];
  /** How often a handshake was asked for, refused ones included. */
  handshakes(): number;
  activeCalls(): number;
  setHealth(answer: HealthAnswer): void;
  /** How often the health was asked for. */
  healthRequests(): number;
}

const MAX_FRAME_BYTES = 256 * 1024;
const MAX_CALLS_KEPT = 1_000;
const BOT_PATH = /^\/exotel\/([A-Za-z0-9._~-]{1,128})$/;

/** Starts a CXB Core of one's own. */
export async function startCoreStandIn(options: CoreStandInOptions = {}): Promise<CoreStandIn> {
  const { host = '127.0.0.1', port = 0, capacity = 16, tls } = options;
  const core = new Core(capacity, options.health ?? 'ok');
  const served = await serve(
    (request, response) => {
      core.answer(request, response);
    },
    { host, port, tls },
  );
  served.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    core.upgrade(request, socket, head);
  });
  return {
    url: served.url,
    wsUrl: served.url.replace(/^http/, 'ws'),
    port: served.port,
    stop: () => served.close(),
    calls: () => core.calls.map(({ view }) => structuredClone(view)),
    handshakes: () => core.handshakes,
    activeCalls: () => core.active,
    setHealth: (answer) => {
      core.health = answer;
    },
    healthRequests: () => core.healthRequests,
  };
}

class Core {
  readonly calls: CoreCall[] = [];
  active = 0;
  handshakes = 0;
  healthRequests = 0;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  constructor(
    private readonly capacity: number,
    public health: HealthAnswer,
  ) {}

  answer(request: IncomingMessage, response: ServerResponse): void {
    const { path } = targetOf(request);
    if (request.method === 'GET' && path === '/health/fleet') {
      this.healthRequests += 1;
      answerHealth(response, this.health, toHealth(this.active, this.capacity));
    } else if (request.method === 'GET' && path === '/sim/calls') {
      json(response, { calls: this.calls.map(({ view }) => view), handshakes: this.handshakes });
    } else if (request.method === 'PUT' && path.startsWith('/sim/health/')) {
      this.putHealth(path.slice('/sim/health/'.length), response);
    } else {
      json(response, { detail: 'Not Found' }, 404);
    }
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.handshakes += 1;
    socket.on('error', () => socket.destroy());
    const botId = BOT_PATH.exec(targetOf(request).path)?.[1];
    if (botId === undefined) refuse(socket, '404 Not Found');
    else if (handshakeOf(botId) === 'forbid') refuse(socket, '403 Forbidden');
    else if (handshakeOf(botId) === 'hang') socket.resume();
    else if (this.active >= this.capacity) refuse(socket, '503 Service Unavailable');
    else this.accept(request, socket, head, botId);
  }

  private accept(request: IncomingMessage, socket: Duplex, head: Buffer, botId: string): void {
    this.active += 1;
    socket.once('close', () => {
      this.active -= 1;
    });
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const authorization = request.headers.authorization !== undefined;
      this.calls.push(new CoreCall(webSocket, botOf(botId), botId, authorization));
      if (this.calls.length > MAX_CALLS_KEPT) this.calls.shift();
    });
  }

  private putHealth(name: string, response: ServerResponse): void {
    const found = HEALTH_ANSWERS.find((answer) => answer === name);
    if (found) this.health = found;
    json(response, found ? { health: found } : { known: HEALTH_ANSWERS }, found ? 200 : 400);
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
