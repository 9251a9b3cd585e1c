import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ForbiddenError } from './auth.errors.js';
import { hasRank } from './caller.model.js';
import type { Caller, Role } from './caller.model.js';
import { PUBLIC_KEY, ROLE_KEY } from './roles.decorator.js';

/** Compares ranks. A route that names neither a role nor `@Public()` is open to nobody. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_KEY, places)) return true;
    const needed = this.reflector.getAllAndOverride<Role | undefined>(ROLE_KEY, places);
    const caller = context.switchToHttp().getRequest<FastifyRequest>().user as Caller | undefined;
    if (!needed || !hasRank(caller?.role, needed)) throw new ForbiddenError(needed);
    return true;
  }
}
