import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { healthOf } from './preflight-world.js';

/** What becomes of a connection that asks for a WebSocket; `switched` is the answer that grants it. */
export type Upgrade = (socket: Socket, switched: string) => void;

export interface UpgradingHost {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A healthy fleet host that does with a WebSocket what no library would. */
export async function anUpgradingHost(upgrade: Upgrade): Promise<UpgradingHost> {
  const sockets = new Set<Socket>();
  const answer = healthOf(0, 16);
  const server = createServer((request, response) => {
    answer(response, { method: '', url: request.url ?? '', headers: request.headers, body: '' });
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    socket.resume();
    upgrade(socket, switchedFor(request.headers['sec-websocket-key'] ?? ''));
  });
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
function switchedFor(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    '\r\n',
  ].join('\r\n');
}
