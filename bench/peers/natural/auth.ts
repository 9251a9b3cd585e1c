import { Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { environment } from '../peer-environment.js';

interface User {
  readonly sub: string;
  readonly role: string;
}

const RANKS = ['agent', 'supervisor', 'admin', 'super_admin'];

/** As Nest's documentation shows it. https://docs.nestjs.com/recipes/passport */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      secretOrKey: environment.jwtSecret,
    });
  }

  validate({ sub, role }: User): User {
    return { sub, role };
  }
}

@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {}

export const Roles = (role: string): CustomDecorator => SetMetadata('role', role);

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const role = this.reflector.getAllAndOverride<string>('role', [context.getHandler(), context.getClass()]);
    const { user } = context.switchToHttp().getRequest<{ user: User }>();
    return RANKS.indexOf(user.role) >= RANKS.indexOf(role);
  }
}
