import { Module } from '@nestjs/common';
import { FailureLimit } from './failure-limit.js';
import { RateLimits } from './rate-limits.js';

@Module({ providers: [RateLimits, FailureLimit], exports: [RateLimits, FailureLimit] })
export class LimitsModule {}
