import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.model.js';
import { addressOf } from '../common/http/address-of.js';
import type { Actor } from './audit.model.js';

/** Who makes a change by this request, and from where. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { sub, role } = request.user as Caller;
  return { sub, role: role ?? '', requestId: request.id, address: addressOf(request) };
});
