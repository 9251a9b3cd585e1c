import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthModuleOptions } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { AppError } from '../common/errors/app-error.js';
import { addressOf } from '../common/http/address-of.js';
import { FailureLimit } from '../limits/failure-limit.js';
import { UnauthenticatedError } from './auth.errors.js';
import type { Caller } from './caller.model.js';
import { PUBLIC_KEY } from './roles.decorator.js';

const NO_SESSION = { session: false };

/**
 * Lets a request pass when its bearer token holds.
 *
 * It asks passport itself. Nest's guard puts each request into a list that V8 comes to allocate among the objects that
 * live long: the request and its answer then stay until the next full collection, and half of the work is collecting.
 */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  private readonly strategy: string;

  constructor(
    options: AuthModuleOptions,
    private readonly reflector: Reflector,
    private readonly failures: FailureLimit,
  ) {
    this.strategy = String(options.defaultStrategy);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    request.user = await this.callerOf(request, http.getResponse<FastifyReply>());
    return true;
  }

  /** A token that does not hold is counted by its address; one that does always passes. */
  private async callerOf(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    try {
      return await this.authenticate(request, reply);
    } catch (error) {
      if (error instanceof UnauthenticatedError) await this.failures.count(addressOf(request));
      throw error;
    }
  }

  private authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    return new Promise((resolve, reject) => {
      const decide = (error: Error | null, caller: Caller | false, info: unknown): void => {
        const refusal = (): Error =>
          info instanceof AppError ? info : new UnauthenticatedError('no_token', { cause: info });
        if (caller) resolve(caller);
        else reject(error ?? refusal());
      };
      const ask = passport.authenticate(this.strategy, NO_SESSION, decide) as Middleware;
      ask(request, reply, reject);
    });
  }
}

type Middleware = (request: FastifyRequest, reply: FastifyReply, next: (error?: unknown) => void) => void;
