import { Global, Module } from '@nestjs/common';
import { FailureLimit } from './failure-limit.js';
import { RateLimits } from './rate-limits.js';

@Global()
@Module({ providers: [RateLimits, FailureLimit], exports: [RateLimits, FailureLimit] })
export class LimitsModule {}
