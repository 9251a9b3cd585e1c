import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from '../http/route-table.js';
import { safePath } from '../http/safe-path.js';
import { maskNumbersIn } from '../phone/mask-number.js';
import { AppError } from './app-error.js';
import {
  InternalError,
  MalformedJsonError,
  MethodNotAllowedError,
  NotFoundError,
  PayloadTooLargeError,
  UnsupportedMediaTypeError,
} from './http.errors.js';
import { STATUS_OF, toProblem } from './problem.js';

/** Recognises a library's error; features that own a library supply one. */
export type ErrorTranslator = (error: unknown) => AppError | undefined;

/** Turns the failure of a request into its answer; what is not even HTTP is refused by `refuseBrokenRequest`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly translators: readonly ErrorTranslator[],
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    sendProblem(request, http.getResponse<FastifyReply>(), this.toAppError(thrown, request));
  }

  private toAppError(thrown: unknown, request: FastifyRequest): AppError {
    if (thrown instanceof AppError) return thrown;
    for (const translate of this.translators) {
      const translated = translate(thrown);
      if (translated) return translated;
    }
    if (isUnanswered(thrown, request)) return this.nothingThere(request);
    return ofFramework(thrown) ?? new InternalError({ cause: thrown });
  }

  private nothingThere(request: FastifyRequest): AppError {
    const allowed = this.routes.allowed(request.url);
    const isOtherMethod = allowed.length > 0 && !allowed.includes(request.method);
    return isOtherMethod ? new MethodNotAllowedError(allowed) : new NotFoundError();
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): void {
  const problem = toProblem(error, request.id, safePath(request.url));
  log(request, error);
  request.problemCode = error.code;
  if (error.reason !== undefined) request.problemReason = error.reason;
  // An answer that has begun cannot become a problem: breaking it off says that it is not whole.
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  void reply
    .status(problem.status)
    .headers({ ...error.headers })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** A defect is logged with its stack; what a neighbour did, in a sentence. */
function log(request: FastifyRequest, error: AppError): void {
  if (error.kind === 'defect') request.log.error({ err: error.cause ?? error }, 'defect');
  else if (STATUS_OF[error.kind] >= 500) {
    request.log.warn({ code: error.code, cause: causeOf(error) }, error.message);
  }
}

function causeOf({ cause }: AppError): string | undefined {
  return cause instanceof Error ? maskNumbersIn(`${cause.name}: ${cause.message}`) : undefined;
}

function ofFramework(thrown: unknown): AppError | undefined {
  switch (statusOf(thrown)) {
    case 400:
      return new MalformedJsonError({ cause: thrown });
    case 413:
      return new PayloadTooLargeError();
    case 415:
      return new UnsupportedMediaTypeError();
    default:
      return undefined;
  }
}

/**
 * Is there nothing? Fastify finds fault with a QUERY without a Content-Type (400) before it says so, and its files' part
 * with paths that lead out of their folder (403) or hold NUL (400): there are no such files.
 */
function isUnanswered(thrown: unknown, { is404, method }: FastifyRequest): boolean {
  const status = statusOf(thrown);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return status === 404 || status === 403 || (status === 400 && (is404 || !hasBody));
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
