import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenError } from './auth.errors.js';
import type { Role } from './caller.model.js';
import { Public, Roles } from './roles.decorator.js';
import { RolesGuard } from './roles.guard.js';

const nothing = (): void => undefined;
/** Handlers of their own, since the decorators leave their mark on them. */
const ROUTES = { guarded: nothing.bind(null), open: nothing.bind(null), bare: nothing.bind(null) };
Roles('admin')(ROUTES, 'guarded', { value: ROUTES.guarded });
Public()(ROUTES, 'open', { value: ROUTES.open });

function letsPass(route: keyof typeof ROUTES, role: Role | undefined): boolean {
  const context = {
    getHandler: () => ROUTES[route],
    getClass: () => RolesGuard,
    switchToHttp: () => ({ getRequest: () => ({ user: { sub: 'a', role, expiresAt: 0 } }) }),
  } as unknown as ExecutionContext;
  return new RolesGuard(new Reflector()).canActivate(context);
}

describe('RolesGuard', () => {
  it.each(['admin', 'super_admin'] as const)('lets %s pass where admin is needed', (role) => {
    expect(letsPass('guarded', role)).toBe(true);
  });

  it.each(['supervisor', 'agent', undefined] as const)('stops %s where admin is needed', (role) => {
    expect(() => letsPass('guarded', role)).toThrow(ForbiddenError);
  });

  it('lets anyone pass where nothing is needed', () => {
    expect(letsPass('open', undefined)).toBe(true);
  });

  it.each(['agent', 'super_admin'] as const)('stops %s where a route says nothing at all', (role) => {
    expect(() => letsPass('bare', role)).toThrow(ForbiddenError);
  });
});
