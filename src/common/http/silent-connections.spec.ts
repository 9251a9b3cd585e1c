import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { dropSilentConnectionsAtStop } from './silent-connections.js';

it('does not let a stop wait for a connection that has asked nothing', async () => {
  const server = fastify();
  dropSilentConnectionsAtStop(server);
  await server.listen();
  const accepted = once(server.server, 'connection');
  const silent = connect((server.server.address() as AddressInfo).port);
  await accepted;

  await Promise.all([once(silent, 'close'), server.close()]);

  expect(silent.destroyed).toBe(true);
});
