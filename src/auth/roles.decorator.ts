import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/http/api-problems.js';
import type { Caller, Role } from './caller.model.js';

export const ROLE_KEY = 'role';
export const PUBLIC_KEY = 'public';

/** The role that a route needs; those above it may as well. */
export function Roles(role: Role): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ROLE_KEY, role),
    ApiExtension('x-required-role', role),
    ApiBearerAuth(),
    ApiProblems('unauthenticated', 'forbidden', 'too_many_requests'),
  );
}

/** A route that needs no token. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC_KEY, true);
}

/** The caller that the token named. */
export const CurrentCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<FastifyRequest>().user as Caller,
);
