import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';

/** Every problem code that the API's document names, and the status it comes under. */
export const PROBLEM_STATUS = {
  validation_failed: 400,
  malformed_json: 400,
  unauthenticated: 401,
  forbidden: 403,
  did_not_found: 404,
  test_call_not_found: 404,
  not_found: 404,
  method_not_allowed: 405,
  duplicate_number: 409,
  not_configured: 409,
  did_not_usable: 409,
  did_limit_reached: 409,
  base_url_not_allowed: 409,
  credentials_unreadable: 409,
  idempotency_key_in_use: 409,
  call_not_allowed: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal_error: 500,
  provider_rejected: 502,
  provider_bad_response: 502,
  provider_unreachable: 502,
  not_ready: 503,
  provider_timeout: 504,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

const CODES_KEY = Symbol('problem codes');

/** Documents the errors that a route can give: one response per status, its codes named. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const owner = (descriptor?.value ?? target) as object;
    const known = (Reflect.getOwnMetadata(CODES_KEY, owner) as ProblemCode[] | undefined) ?? [];
    const all = [...new Set([...known, ...codes])];
    Reflect.defineMetadata(CODES_KEY, all, owner);
    const documented = byStatus(all).map(([status, some]) => problemResponse(status, some));
    applyDecorators(...documented)(target, _key as string, descriptor);
  };
}

/** What any route with a JSON body may answer about that body. */
export const BODY_PROBLEMS = [
  'validation_failed',
  'malformed_json',
  'payload_too_large',
  'unsupported_media_type',
] as const;

function byStatus(codes: readonly ProblemCode[]): [number, ProblemCode[]][] {
  const groups = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const status = PROBLEM_STATUS[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return [...groups];
}

function problemResponse(status: number, codes: readonly ProblemCode[]): MethodDecorator & ClassDecorator {
  return ApiResponse({
    status,
    description: problemDescription(status, codes),
    content: problemContent(codes),
  });
}

/** The problems of one status, in words. */
export function problemDescription(status: number, codes: readonly ProblemCode[]): string {
  return `${STATUS_CODES[status] ?? ''}: ${codes.map((code) => `\`${code}\``).join(', ')}`;
}

/** The problems of one status, with an example of each. */
export function problemContent(
  codes: readonly ProblemCode[],
): NonNullable<ApiResponseNoStatusOptions['content']> {
  return {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/ProblemResponse' },
          { type: 'object', properties: { code: { type: 'string', enum: [...codes] } } },
        ],
      },
      examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
    },
  };
}

/** Without the route's own: `instance`, and the test call that it is about. */
function exampleOf(code: ProblemCode): Readonly<Record<string, unknown>> {
  const status = PROBLEM_STATUS[code];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: 'One sentence that a person can act on.',
    code,
    request_id: '5b0f1d2c-3e4f-4a5b-8c6d-7e8f9a0b1c2d',
    ...(code === 'validation_failed' && { errors: [{ field: 'to_number', message: 'is required' }] }),
    ...(code === 'provider_rejected' && {
      provider: { http_status: 403, code: '340030', message: 'Your account is not yet KYC compliant.' },
    }),
  };
}
