import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Stands between the app and its database, so that the database can go away and come back. */
export interface DatabaseProxy {
  readonly mongodbUri: string;
  /** Breaks every connection and lets nobody in. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  stop(): Promise<void>;
}

/** The proxy of the database that `uri` names, over TCP or a socket file; away at first when told so. */
export async function startDatabaseProxy(uri: string, isAway = false): Promise<DatabaseProxy> {
  const { host = '', database = '' } =
    /^mongodb:\/\/(?<host>[^/?]+)\/?(?<database>[^?]*)/.exec(uri)?.groups ?? {};
  const sockets = new Set<Socket>();
  const open = (port: number): Promise<Server> => listen(decodeURIComponent(host), sockets, port);
  let server: Server | undefined = await open(0);
  const { port } = server.address() as AddressInfo;

  const cut = async (): Promise<void> => {
    const closing = server && new Promise((resolve) => server?.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closing;
    server = undefined;
  };
  if (isAway) await cut();
  return {
    mongodbUri: `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
    cut,
    restore: async () => {
      server ??= await open(port);
    },
    stop: cut,
  };
}

async function listen(target: string, sockets: Set<Socket>, port: number): Promise<Server> {
  const server = createServer((client) => {
    const [hostname = '', targetPort = '27017'] = target.split(':');
    const upstream = target.startsWith('/') ? connect(target) : connect(Number(targetPort), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
