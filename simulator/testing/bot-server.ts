import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from '../support/serve.js';

export type Frame = Record<string, unknown> & { event: string };

/** One connection of the stand-in to a bot that does only what the test says. */
export interface BotConnection {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  frames: Frame[];
  socket: WebSocket;
  send(frame: object): void;
  /** The first frame of this kind, now or later. */
  until(event: string, where?: (frame: Frame) => boolean): Promise<Frame>;
  /** The code with which the stand-in closed. */
  closed: Promise<number>;
}

export interface BotServer {
  url: string;
  connections: BotConnection[];
  next(): Promise<BotConnection>;
  stop(): Promise<void>;
}

export async function startBotServer(): Promise<BotServer> {
  const served = await serve((_request, response) => response.writeHead(404).end(), {
    host: '127.0.0.1',
    port: 0,
  });
  const connections: BotConnection[] = [];
  const waiting: ((connection: BotConnection) => void)[] = [];
  const sockets = new WebSocketServer({ server: served.server });
  sockets.on('connection', (socket, request) => {
    const connection = toConnection(socket, request.url ?? '', request.headers);
    connections.push(connection);
    waiting.shift()?.(connection);
  });
  return {
    url: served.url.replace('http', 'ws'),
    connections,
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    stop: () => served.close(),
  };
}

function toConnection(socket: WebSocket, path: string, headers: BotConnection['headers']): BotConnection {
  const frames: Frame[] = [];
  const lookers = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString('utf8')) as Frame);
    for (const look of lookers) look();
  });
  return {
    path,
    headers,
    frames,
    socket,
    send: (frame) => {
      socket.send(JSON.stringify(frame));
    },
    until: (event, where = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find((frame) => frame.event === event && where(frame));
          if (!found) return;
          lookers.delete(look);
          resolve(found);
        };
        lookers.add(look);
        look();
      }),
    closed: new Promise((resolve) => {
      socket.on('close', resolve);
    }),
  };
}
