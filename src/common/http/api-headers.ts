import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { ApiProblems } from './api-problems.js';

/** Documents a read of one resource: it carries an ETag and honours If-None-Match. */
export function ApiTagged(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'An ETag that you already hold. If it still matches, the response is `304`.',
    }),
    ApiResponse({ status: 304, description: 'You already hold the current version.' }),
  );
}

/** Documents a write that honours If-Match. */
export function ApiConditional(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'The ETag that your change is based on. If the resource has changed since, the response is `412`.',
    }),
    ApiProblems('precondition_failed'),
  );
}

type MediaTypes = NonNullable<ApiResponseNoStatusOptions['content']>;

/**
 * Documents a stream of events by one of them: what each name carries as its data. OpenAPI 3.1 has no other way; 3.2
 * calls it `itemSchema`.
 */
export function eventsOf(data: Readonly<Record<string, Type>>): Pick<MediaTypes, 'text/event-stream'> {
  return {
    'text/event-stream': {
      schema: {
        oneOf: Object.entries(data).map(([event, type]) => ({
          type: 'object',
          properties: {
            event: { type: 'string', enum: [event] },
            id: { type: 'string' },
            data: {
              type: 'string',
              contentMediaType: 'application/json',
              contentSchema: { $ref: getSchemaPath(type) },
            },
          },
          required: ['event', 'data'],
        })),
      },
    },
  };
}

/** Documents where a new resource is. */
export const LOCATION = {
  Location: { description: 'The path of the new resource.', schema: { type: 'string' as const } },
};

/** Documents that an answer is the one to an earlier request. */
export const REPLAYED = {
  'Idempotency-Replayed': {
    description: '`true` if this is the response to an earlier request with the same key.',
    schema: { type: 'string' as const },
  },
};
