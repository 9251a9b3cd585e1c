import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** PEM texts. */
export interface TlsFixture {
  key: string;
  cert: string;
}

export interface Served {
  server: Server;
  port: number;
  /** `http(s)://host:port`, without a trailing slash. */
  url: string;
  /** Ends every connection, upgraded ones included, and stops listening. */
  close(): Promise<void>;
}

export interface ServeOptions {
  host: string;
  port: number;
  tls?: TlsFixture | undefined;
}

/** Longer than a client keeps an idle connection, so that none breaks under a request. */
const KEEP_ALIVE_MS = 65_000;

export async function serve(listener: RequestListener, options: ServeOptions): Promise<Served> {
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const sockets = trackSockets(server);
  await listening(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    server,
    port,
    url: `${options.tls ? 'https' : 'http'}://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listening(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function trackSockets(server: Server): Set<{ destroy(): unknown }> {
  const sockets = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  return sockets;
}
