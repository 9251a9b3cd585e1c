import type { Socket } from 'node:net';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { StoppingError } from '../errors/http.errors.js';
import { sendProblem } from '../errors/problem.filter.js';

const SWEEP_MS = 100;

/**
 * Lets a stop wait for requests only, and for `patienceMs` at most: not for connections that have asked nothing yet,
 * which browsers open ahead of need and Node counts as busy until `headersTimeout`, nor for those that stay open behind
 * an answer. What is asked on them meanwhile is refused.
 */
export function endConnectionsAtStop(fastify: FastifyInstance, patienceMs: number): void {
  const { server } = fastify;
  const silent = new Set<Socket>();
  let isStopping = false;
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  const refuseAtStop: onRequestHookHandler = (request, reply, done) => {
    if (isStopping) sendProblem(request, reply, new StoppingError());
    else done();
  };
  fastify.addHook('onRequest', refuseAtStop);
  // A body that took its time may have arrived when the stop had begun.
  fastify.addHook('preHandler', refuseAtStop);
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    for (const socket of silent) socket.destroy();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    const end = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    server.once('close', () => {
      clearInterval(sweep);
      clearTimeout(end);
    });
    done();
  });
}
