import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { ApiProblems } from './api-problems.js';

/** Documents a read of one resource: it carries an ETag and honours If-None-Match. */
export function ApiTagged(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'An ETag that the caller already holds.',
    }),
    ApiResponse({ status: 304, description: 'The caller already holds what is there.' }),
  );
}

/** Documents a write that honours If-Match. */
export function ApiConditional(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that this change is based on; 412 when the resource has changed since.',
    }),
    ApiProblems('precondition_failed'),
  );
}

/** Documents where a new resource is. */
export const LOCATION = {
  Location: { description: 'The address of the new resource.', schema: { type: 'string' as const } },
};

/** Documents that an answer is the one to an earlier request. */
export const REPLAYED = {
  'Idempotency-Replayed': {
    description: '`true` when this is the answer to an earlier request with the same key.',
    schema: { type: 'string' as const },
  },
};
