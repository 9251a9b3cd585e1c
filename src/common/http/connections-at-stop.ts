import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 100;

/**
 * Lets a stop wait for requests only, not for their connections: neither for those that have asked nothing yet, which
 * browsers open ahead of need and Node counts as busy until `headersTimeout`, nor for those that stay open behind an
 * answer.
 */
export function dropIdleConnectionsAtStop(fastify: FastifyInstance): void {
  const { server } = fastify;
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  fastify.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    server.once('close', () => {
      clearInterval(sweep);
    });
    done();
  });
}
