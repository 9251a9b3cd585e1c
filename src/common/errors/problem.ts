import { STATUS_CODES } from 'node:http';
import type { AppError, ErrorKind } from './app-error.js';

export const STATUS_OF: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  conflict: 409,
  stale: 412,
  too_large: 413,
  media_type: 415,
  unprocessable: 422,
  too_many: 429,
  defect: 500,
  upstream: 502,
  unavailable: 503,
  upstream_timeout: 504,
};

/** `application/problem+json` (RFC 9457) with our extension members. */
export type Problem = Readonly<Record<string, unknown>> & { readonly status: number };

export function toProblem(error: AppError, requestId: string, instance: string): Problem {
  const status = STATUS_OF[error.kind];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error.message,
    instance,
    code: error.code,
    request_id: requestId,
    ...(error.errors && { errors: error.errors }),
    ...(error.provider && {
      provider: {
        http_status: error.provider.httpStatus,
        code: error.provider.code,
        message: error.provider.message,
      },
    }),
    ...error.extensions,
  };
}
