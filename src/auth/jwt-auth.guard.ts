import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard, AuthModuleOptions } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../common/errors/app-error.js';
import { addressOf } from '../common/http/address-of.js';
import { FailureLimit } from '../limits/failure-limit.js';
import { UnauthenticatedError } from './auth.errors.js';
import { PUBLIC_KEY } from './roles.decorator.js';

/** Lets a request pass when its bearer token holds. */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(
    options: AuthModuleOptions,
    private readonly reflector: Reflector,
    private readonly failures: FailureLimit,
  ) {
    super(options);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isPublic || this.proves(context);
  }

  /** A token that does not hold is counted by its address; one that does always passes. */
  private async proves(context: ExecutionContext): Promise<boolean> {
    try {
      return (await super.canActivate(context)) as boolean;
    } catch (error) {
      if (error instanceof UnauthenticatedError) {
        await this.failures.count(addressOf(context.switchToHttp().getRequest<FastifyRequest>()));
      }
      throw error;
    }
  }

  override handleRequest<User>(error: unknown, user: User, info: unknown): User {
    if (error) throw error as Error;
    if (user) return user;
    throw info instanceof AppError ? info : new UnauthenticatedError({ cause: info });
  }
}
