import { text } from '../text/text';
import type { components } from './schema';

export type Problem = components['schemas']['ProblemResponse'];

/** The service answered that it will not or cannot do this, and why. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer of the service's: it is away, or the connection to it broke. What was asked for may have been done. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(method: string, cause: unknown) {
    super(method === 'GET' ? text.common.offline.read : text.common.offline.write, { cause });
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.problem.code : undefined;
}

/** What the service says about one field of a form. */
export function faultOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problem.errors?.find((fault) => fault.field === field)?.message;
}

/** The sentence for the whole form: nothing when every fault stands at its field, or another place shows it. */
export function formFault(error: unknown, fields: readonly string[]): string | undefined {
  if (!error) return undefined;
  if (!(error instanceof ApiError)) return messageOf(error);
  const { code, errors = [] } = error.problem;
  if (code === 'precondition_failed') return undefined;
  const isAtFields = errors.length > 0 && errors.every(({ field }) => fields.includes(field));
  return isAtFields ? undefined : messageOf(error);
}

/** For who mends a form: what was wrong with it is no longer so. A conflict waits for a decision. */
export function forgetFault(sent: {
  readonly error: unknown;
  readonly isError: boolean;
  reset(): void;
}): void {
  if (sent.isError && codeOf(sent.error) !== 'precondition_failed') sent.reset();
}

export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    return error.problem.code === 'unauthenticated' ? text.common.failed.signedOut : error.problem.detail;
  }
  return error instanceof ConnectionError ? error.message : text.common.failed.unexpected;
}

/** What answered may be a proxy that speaks no problem documents. */
export function toProblem(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return body as Problem;
  return {
    type: 'about:blank',
    title: `HTTP ${status}`,
    status,
    detail: text.common.offline.between(status),
    instance: '',
    code: 'internal_error',
    request_id: '',
  };
}
