import { hash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Precondition } from '../precondition.js';

/** The strong tag of a response: it changes with anything in it. */
function etagOf(json: string): string {
  return `"${hash('sha256', json, 'base64url').slice(0, 32)}"`;
}

/** Marks a route whose answer is one resource. */
export function Tagged(): MethodDecorator {
  return RouteConfig({ isTagged: true });
}

/**
 * Gives the answers of tagged routes their `ETag`, and a read whose caller already holds this very representation 304
 * and no body. Done on the text that goes out: an interceptor would serialize the answer a second time.
 */
export function tagAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!request.routeOptions.config.isTagged || typeof payload !== 'string' || reply.statusCode >= 300) {
      done(null, payload);
      return;
    }
    const tag = etagOf(payload);
    reply.header('etag', tag);
    if (request.method !== 'GET' || !isHeld(tag, request.headers['if-none-match'])) {
      done(null, payload);
      return;
    }
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

function isHeld(tag: string, known: string | undefined): boolean {
  return known !== undefined && tagsIn(known.replaceAll('W/', '')).includes(tag);
}

/** The `If-Match` header of a request. */
export class IfMatch {
  constructor(private readonly header: string | undefined) {}

  /** The condition on a resource, given how it is answered; undefined when the caller set none. */
  on<T>(toResponse: (current: T) => unknown): Precondition<T> | undefined {
    const { header } = this;
    if (header === undefined) return undefined;
    if (header.trim() === '*') return () => true;
    const tags = tagsIn(header);
    return (current) => tags.includes(etagOf(JSON.stringify(toResponse(current))));
  }
}

export const IfMatchHeader = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    new IfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}
