import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard, AuthModuleOptions } from '@nestjs/passport';
import { AppError } from '../common/errors/app-error.js';
import { UnauthenticatedError } from './auth.errors.js';
import { PUBLIC_KEY } from './roles.decorator.js';

/** Lets a request pass when its bearer token holds. */
@Injectable()
export class JwtAuthGuard extends AuthGuard() {
  constructor(
    options: AuthModuleOptions,
    private readonly reflector: Reflector,
  ) {
    super(options);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    return isPublic || ((await super.canActivate(context)) as boolean);
  }

  override handleRequest<User>(error: unknown, user: User, info: unknown): User {
    if (error) throw error as Error;
    if (user) return user;
    throw info instanceof AppError ? info : new UnauthenticatedError({ cause: info });
  }
}
