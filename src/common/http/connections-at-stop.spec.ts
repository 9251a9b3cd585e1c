import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { endConnectionsAtStop } from './connections-at-stop.js';

it('does not let a stop wait for a connection that has asked nothing', async () => {
  const server = fastify();
  endConnectionsAtStop(server, 60_000);
  await server.listen();
  const accepted = once(server.server, 'connection');
  const silent = connect((server.server.address() as AddressInfo).port);
  await accepted;

  await Promise.all([once(silent, 'close'), server.close()]);

  expect(silent.destroyed).toBe(true);
});

it('finishes what is asked, and does not wait for the connection behind it', async () => {
  const server = fastify();
  endConnectionsAtStop(server, 60_000);
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

it('waits no longer than it has patience for what is never answered', async () => {
  const server = fastify();
  endConnectionsAtStop(server, 50);
  server.get('/', () => new Promise(() => undefined));
  await server.listen();
  const { port } = server.server.address() as AddressInfo;
  const asked = once(server.server, 'request');
  const broken = once(http.get({ port }), 'error');
  await asked;

  await server.close();

  expect(((await broken) as [{ code: string }])[0].code).toBe('ECONNRESET');
});

it('takes nothing up whose body came when the stop had begun', async () => {
  const server = fastify();
  endConnectionsAtStop(server, 60_000);
  let isTakenUp = false;
  server.post('/', () => {
    isTakenUp = true;
    return 'done';
  });
  await server.listen();
  const { port } = server.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', 'content-length': 2 };
  const begun = once(server.server, 'request');
  const request = http.request({ port, method: 'POST', headers });
  request.flushHeaders();
  await begun;

  const stopping = server.close();
  await sleep(50);
  const answered = once(request, 'response');
  request.end('{}');
  const [{ statusCode }] = (await answered) as [http.IncomingMessage];
  await stopping;

  expect([statusCode, isTakenUp]).toEqual([503, false]);
});
