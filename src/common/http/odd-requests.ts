import type { FastifyInstance } from 'fastify';
import { MissingHostError } from '../errors/http.errors.js';

/** Node answers these by itself, without a request id and a problem document, unless we do; RFC 9112, 3.2 wants the 400. */
export function answerOddRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    const isMissing = raw.httpVersion === '1.1' && raw.headers.host === undefined;
    if (isMissing) reply.header('connection', 'close');
    done(isMissing ? new MissingHostError() : undefined);
  });
  // An expectation that nobody knows may be passed over. RFC 9110, 10.1.1.
  fastify.server.on('checkExpectation', (request, response) => {
    fastify.server.emit('request', request, response);
  });
}
