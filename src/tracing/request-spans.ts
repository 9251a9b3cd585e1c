import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, Tracer } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { activeTrace } from '../common/log/active-trace.js';
import { toTrace } from './trace-context.js';

/** One span for each request, named by its route's pattern: a path may hold a token or a number. */
export function followRequests(fastify: FastifyInstance, tracer: Tracer): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const span = tracer.startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'http.route': route },
      },
      callersContext(request),
    );
    const active = toTrace(span, reply.raw);
    request.trace = active;
    reply.raw.once('close', () => {
      end(span, request, reply);
    });
    activeTrace.run(active, done);
  });
  // The body was read in the events of the socket, which know nothing of the request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.trace) activeTrace.run(request.trace, done);
    else done();
  });
}

/** `tracestate` is left behind: whatever the caller wrote there would travel on. */
function callersContext(request: FastifyRequest): Context {
  const { traceparent } = request.headers;
  const parent = typeof traceparent === 'string' ? parseTraceParent(traceparent) : null;
  return parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
}

function end(span: Span, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.raw.headersSent) span.setAttribute('http.response.status_code', reply.raw.statusCode);
  if (request.problemCode) span.setAttribute('error.type', request.problemCode);
  if (reply.raw.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
