import { hash } from 'node:crypto';
import { createParamDecorator, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Precondition } from '../precondition.js';

/** The strong tag of a response: it changes with anything in it. */
export function etagOf(json: string): string {
  return `"${hash('sha256', json, 'base64url').slice(0, 32)}"`;
}

/** Sends a single resource with its `ETag`; Fastify's own serializer would write the same text a second time. */
@Injectable()
export class ETagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        const json = JSON.stringify(body);
        reply.header('etag', etagOf(json)).type('application/json; charset=utf-8');
        return json;
      }),
    );
  }
}

/** Marks a route whose answer is one resource. */
export function Tagged(): MethodDecorator {
  return UseInterceptors(ETagInterceptor);
}

/** Answers a read whose caller already holds this very representation with 304 and no body. */
export function answerNotModified(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const known = request.headers['if-none-match'];
    const tag = reply.getHeader('etag');
    if (known === undefined || typeof tag !== 'string' || reply.statusCode !== 200) return payload;
    if (request.method !== 'GET' || !tagsIn(known.replaceAll('W/', '')).includes(tag)) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
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
