import { applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Precondition } from '../precondition.js';
import { WrittenAnswer } from './written-answer.js';

/** Marks a route whose answer is one resource; the API document gives its answers their header by the extension. */
export function Tagged(): MethodDecorator {
  return applyDecorators(RouteConfig({ isTagged: true }), ApiExtension('x-tagged', true));
}

/**
 * Gives the answers of tagged routes their `ETag`, and a read whose caller already holds this very representation 304
 * and no body. Done on the text that goes out: an interceptor would serialize the answer a second time.
 */
export function tagAnswers(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (request, reply, answer, done) => {
    if (!request.routeOptions.config.isTagged || reply.statusCode >= 300) {
      done(null, answer);
      return;
    }
    const written = answer instanceof WrittenAnswer ? answer : new WrittenAnswer(answer);
    reply.header('etag', written.tag);
    done(null, written);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { isTagged } = request.routeOptions.config;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const tag = reply.getHeader('etag');
    if (!isTagged || !isRead || !isHeld(tag, request.headers['if-none-match'])) {
      done(null, payload);
      return;
    }
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

/** `*` stands for whatever there is. https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
function isHeld(tag: unknown, known: string | undefined): boolean {
  if (tag === undefined || known === undefined) return false;
  return known.trim() === '*' || tagsIn(known.replaceAll('W/', '')).some((one) => one === tag);
}

/** The `If-Match` header of a request. */
export class IfMatch {
  constructor(private readonly header: string | undefined) {}

  /** The condition on a resource, given how it is answered; undefined when there is none: `*` asks that it exist. */
  on<T>(toResponse: (current: T) => unknown): Precondition<T> | undefined {
    const { header } = this;
    if (header === undefined || header.trim() === '*') return undefined;
    const tags = tagsIn(header);
    return (current) => tags.includes(new WrittenAnswer(toResponse(current)).tag);
  }
}

export const IfMatchHeader = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    new IfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}
