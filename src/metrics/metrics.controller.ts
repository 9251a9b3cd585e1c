import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UnauthenticatedError } from '../auth/auth.errors.js';
import { Public } from '../auth/roles.decorator.js';
import { Anytime } from '../common/http/anytime.decorator.js';
import { ApiProblems } from '../common/http/api-problems.js';
import { AppConfig } from '../config/config.js';
import { LimitsFailures } from '../limits/failure-limit.interceptor.js';
import { Metrics } from './metrics.js';

@ApiTags('Operation')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @Public()
  @Anytime()
  @LimitsFailures()
  @ApiOperation({
    summary: 'Get Prometheus metrics',
    description: 'If `METRICS_TOKEN` is set, send its value as the bearer token.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiProblems('unauthenticated')
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    checkToken(authorization, this.config.metricsToken);
    reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}

function checkToken(authorization: string | undefined, token: string | undefined): void {
  if (token === undefined) return;
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from((authorization ?? '').replace(/^bearer(?= )/i, 'Bearer'));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new UnauthenticatedError(
      'no_metrics_token',
      {},
      'Send Authorization: Bearer with the value of METRICS_TOKEN.',
    );
  }
}
