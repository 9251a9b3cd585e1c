import { once } from 'node:events';
import { connect } from 'node:net';

export const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

/** The status of a GET for a target that no client would send. */
export async function statusOfTarget(
  port: number,
  target: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const lines = Object.entries({ Host: 'stand-in', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.write(`GET ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(5_000) })) as [Buffer];
  socket.destroy();
  return Number(answer.toString('latin1').split(' ')[1]);
}
