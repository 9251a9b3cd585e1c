import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../auth/roles.decorator.js';
import { ApiProblems } from '../../common/http/api-problems.js';
import { LimitsFailures } from '../../limits/failure-limit.interceptor.js';
import { CallReports } from './call-reports.js';
import { CallbackPipe } from './callback.pipe.js';
import { CallbackRequest } from './callbacks.dto.js';
import type { CallReport } from './test-call.model.js';

@ApiTags('Test calls')
@Controller('integrations/exotel')
export class CallbacksController {
  constructor(private readonly reports: CallReports) {}

  @Post('callbacks/:token')
  @Public()
  @HttpCode(204)
  @LimitsFailures()
  @ApiOperation({
    summary: "Receive Exotel's report on a test call",
    description:
      'The token in the path authenticates the request; an unknown token gets `404`. The body may have at most 64 KiB.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiBody({ type: CallbackRequest })
  @ApiNoContentResponse({ description: 'Report accepted, even if it changed nothing.' })
  @ApiProblems(
    'validation_failed',
    'malformed_json',
    'not_found',
    'payload_too_large',
    'unsupported_media_type',
  )
  async report(@Param('token') token: string, @Body(CallbackPipe) report: CallReport | null): Promise<void> {
    await this.reports.applyCallback(token, report);
  }
}
