import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ANYTIME_KEY } from '../common/http/anytime.decorator.js';
import { Database } from './database.js';

/** Answers 503 at once while the database is away or its indexes are not built. */
@Injectable()
export class ReadyGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const needsNoDatabase = this.reflector.getAllAndOverride<boolean>(ANYTIME_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!needsNoDatabase && !this.database.isReady) throw this.database.whyNotReady();
    return true;
  }
}
