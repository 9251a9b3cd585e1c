import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that writes down all it is asked, and answers as the test says. */
export interface BareServer {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Connections that were made, also those that asked for nothing. */
  connections(): number;
  /** What left this server, in bytes. */
  bytesSent(): number;
  stop(): Promise<void>;
}

export type Answerer = (response: ServerResponse, request: SeenRequest) => void;

export async function startBareServer(
  answer: Answerer,
  tls?: { readonly key: string; readonly cert: string },
): Promise<BareServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(seen);
      answer(response, seen);
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => sockets.size,
    bytesSent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Exotel's answer to a call that it placed. */
export const PLACED: Answerer = (response) => {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ Call: { Sid: 'c0ffee', Status: 'in-progress' } }));
};

/** An address on this machine where nothing listens. */
export async function closedAddress(): Promise<string> {
  const server = await startBareServer(PLACED);
  await server.stop();
  return server.url;
}
