import { applyDecorators, Injectable, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError } from 'rxjs';
import type { Observable } from 'rxjs';
import { AppError } from '../common/errors/app-error.js';
import { addressOf } from '../common/http/address-of.js';
import { ApiProblems } from '../common/http/api-problems.js';
import { FailureLimit } from './failure-limit.js';

/** What a route without a bearer token answers to whoever cannot prove themselves. */
const REFUSALS = new Set(['unauthenticated', 'not_found']);

@Injectable()
export class FailureLimitInterceptor implements NestInterceptor {
  constructor(private readonly limit: FailureLimit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (error instanceof AppError && REFUSALS.has(error.code)) {
          request.hasFailedProof = true;
          await this.limit.count(addressOf(request));
        }
        throw error;
      }),
    );
  }
}

/** Marks a public route whose proof is something else than a bearer token: failures are counted by address. */
export function LimitsFailures(): MethodDecorator {
  return applyDecorators(UseInterceptors(FailureLimitInterceptor), ApiProblems('too_many_requests'));
}
