import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { dropIdleConnectionsAtStop } from './connections-at-stop.js';

it('does not let a stop wait for a connection that has asked nothing', async () => {
  const server = fastify();
  dropIdleConnectionsAtStop(server);
  await server.listen();
  const accepted = once(server.server, 'connection');
  const silent = connect((server.server.address() as AddressInfo).port);
  await accepted;

  await Promise.all([once(silent, 'close'), server.close()]);

  expect(silent.destroyed).toBe(true);
});

it('finishes what is asked, and does not wait for the connection behind it', async () => {
  const server = fastify();
  dropIdleConnectionsAtStop(server);
  let answer = (): void => undefined;
  const asked = new Promise<void>((begun) => {
    server.get('/', () => {
      begun();
      return new Promise<string>((resolve) => {
        answer = () => {
          resolve('done');
        };
      });
    });
  });
  await server.listen();
  const { port } = server.server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true });
  const answered = once(http.get({ port, agent }), 'response');
  await asked;

  const stopping = server.close();
  await sleep(50);
  answer();
  const [response] = (await answered) as [http.IncomingMessage];
  const text = (await response.toArray()).join('');
  await stopping;

  expect(text).toBe('done');
  agent.destroy();
});
