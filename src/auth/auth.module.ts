import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { JwtStrategy } from './jwt.strategy.js';
import { TokenVerifier } from './token-verifier.js';
import { UsersStore } from './users.store.js';

@Module({
  imports: [PassportModule.registerAsync({ useFactory: () => ({ defaultStrategy: `jwt-${randomUUID()}` }) })],
  providers: [TokenVerifier, UsersStore, JwtStrategy],
  exports: [PassportModule],
})
export class AuthModule {}
