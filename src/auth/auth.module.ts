import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import type { AppConfig } from '../config/config.js';
import { LimitsModule } from '../limits/limits.module.js';
import { JwtStrategy } from './jwt.strategy.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { TokenVerifier } from './token-verifier.js';
import { UsersStore } from './users.store.js';

@Module({
  imports: [
    LimitsModule,
    PassportModule.registerAsync({ useFactory: () => ({ defaultStrategy: `jwt-${randomUUID()}` }) }),
  ],
  providers: [TokenVerifier, UsersStore, JwtStrategy, SignInService],
  exports: [PassportModule],
})
export class AuthModule {
  /** With the route for one-time codes where the configuration is not production's. */
  static with(config: AppConfig): DynamicModule {
    return { module: AuthModule, controllers: config.environment === 'production' ? [] : [SignInController] };
  }
}
