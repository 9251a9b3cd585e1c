import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { MissingHostError, RepeatedHeaderError } from '../errors/http.errors.js';

/** Of these Node keeps the first alone, where a proxy before us may have gone by the last. */
const ONCE_ONLY: ReadonlyMap<string, string> = new Map([
  ['host', 'Host'],
  ['authorization', 'Authorization'],
]);

/** Node passes over these, or answers without a request id and a problem document; RFC 9112, 3.2 wants the 400. */
export function answerOddRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    const fault = faultOf(raw);
    if (fault) reply.header('connection', 'close');
    done(fault);
  });
  // An expectation that nobody knows may be passed over. RFC 9110, 10.1.1.
  fastify.server.on('checkExpectation', (request, response) => {
    fastify.server.emit('request', request, response);
  });
}

function faultOf({ httpVersion, headers, rawHeaders }: IncomingMessage): Error | undefined {
  if (httpVersion === '1.1' && headers.host === undefined) return new MissingHostError();
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = ONCE_ONLY.get(rawHeaders[index]?.toLowerCase() ?? '');
    if (name !== undefined && seen.has(name)) return new RepeatedHeaderError(name);
    if (name !== undefined) seen.add(name);
  }
  return undefined;
}
