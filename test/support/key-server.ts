import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a JSON Web Key Set, as an identity provider has one. */
export interface KeyServer {
  readonly url: string;
  /** How often the set was fetched. */
  requests(): number;
  /** From now on the set is this; a number is an HTTP status instead of it, `hang` no answer at all. */
  serve(keys: readonly object[] | number | 'hang'): void;
  stop(): Promise<void>;
}

export async function startKeyServer(port = 0): Promise<KeyServer> {
  let served: readonly object[] | number | 'hang' = [];
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    if (served === 'hang') return;
    if (typeof served === 'number') {
      response.writeHead(served).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: served }));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/jwks.json`,
    requests: () => requests,
    serve: (keys) => {
      served = keys;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
