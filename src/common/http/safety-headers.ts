import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Gives every answer helmet's headers. They never differ, so helmet says them once and not at each request. */
export function sendSafetyHeaders(fastify: FastifyInstance): void {
  const headers = safetyHeaders();
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function safetyHeaders(): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const setHeaders = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // helmet's default would send a page on plain http to an https that is not there.
        upgradeInsecureRequests: null,
      },
    },
  });
  setHeaders(response.req, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}
