import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../../metrics/metrics.js';
import { addressOf } from './address-of.js';
import { pathOf } from './path-of.js';

/** What a caller's request id must be to be taken. */
export const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's request id where it has the form of one, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** What every answer carries, also one that is given before any hook has run. */
export function stampAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  if (pathOf(request.url).startsWith('/api/v1/')) reply.header('cache-control', 'no-store');
}

/** Whoever looks into attempts at tokens, roles or limits has to know where they came from. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 429]);

/** What a caller who left before the answer is counted and logged as; nobody is sent it. */
const CALLER_LEFT = 499;

/** Every answer carries its request id, is logged once, by its route's pattern, and is counted. */
export function watchRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    stampAnswer(request, reply);
    // Fastify's own onResponse does not run for callers who leave, and whoever watches a call leaves in the end.
    reply.raw.once('close', () => {
      record(request, reply, metrics);
    });
    done();
  });
}

function record(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  const route = request.routeOptions.url ?? 'unmatched';
  const status = reply.raw.headersSent ? reply.raw.statusCode : CALLER_LEFT;
  metrics.httpRequests.observe(
    { method: request.method, route, status: String(status) },
    reply.elapsedTime / 1000,
  );
  request.log.info(
    {
      method: request.method,
      route,
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.user && { user: request.user.sub }),
      ...(request.problemCode && { code: request.problemCode }),
      ...(request.problemReason && { reason: request.problemReason }),
      ...(request.trace && { trace_id: request.trace.traceId }),
      ...((REFUSED.has(status) || request.hasFailedProof) && { address: addressOf(request) }),
    },
    'request',
  );
}
