import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Ends a connection that sends requests without taking the answers. Node reads all requests that arrived together before
 * it looks whether an answer was taken, so that a few KB asked for could fill the memory.
 *
 * Must be called before all other hooks: what is dropped is worth no further work.
 */
export function boundConnections(
  fastify: FastifyInstance,
  { stillMs, pipelined }: { readonly stillMs: number; readonly pipelined: number },
): void {
  const unanswered = new WeakMap<Socket, number>();
  fastify.server.setTimeout(stillMs);
  fastify.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
    const count = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, count);
    if (count > pipelined) {
      reply.hijack();
      socket.destroy();
    } else {
      reply.raw.once('close', () => {
        unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1);
      });
    }
    done();
  });
}
