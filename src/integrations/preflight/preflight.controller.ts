import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../../auth/roles.decorator.js';
import { ApiTagged, eventsOf } from '../../common/http/api-headers.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/http/api-problems.js';
import { Tagged } from '../../common/http/etag.js';
import { lineByLine } from '../../common/http/line-by-line.js';
import {
  CheckRequest,
  CheckResponse,
  LastChecksResponse,
  PreflightResponse,
  toCheckResponse,
  toLastChecksResponse,
  toPreflightResponse,
  toProbe,
} from './preflight.dto.js';
import { LastChecksService } from './last-checks.service.js';
import { PreflightService } from './preflight.service.js';

@ApiTags('Exotel')
@Controller('integrations/exotel')
export class PreflightController {
  constructor(
    private readonly preflight: PreflightService,
    private readonly lastChecks: LastChecksService,
  ) {}

  @Post('dids/:did_id/check')
  @Roles('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Check whether a number works, without calling anyone',
    description:
      'Takes at most 15 s. With `Accept: text/event-stream`, each check is sent as a `check` event as soon as it is ' +
      'known, and the whole result as the last event, `preflight`.',
  })
  @ApiBody({ type: CheckRequest, required: false })
  @ApiOkResponse({
    description: 'The state of each link in the chain.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PreflightResponse) } },
      ...eventsOf({ check: CheckResponse, preflight: PreflightResponse }),
    },
  })
  @ApiProblems(...BODY_PROBLEMS, 'did_not_found')
  async check(
    @Param('did_id') didId: string,
    @Body() body: CheckRequest,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = lineByLine(reply, accept, { line: 'check', whole: 'preflight' });
    const preflight = await this.preflight.check(didId, toProbe(body), (check) => {
      lines.line(toCheckResponse(check));
    });
    lines.whole(toPreflightResponse(preflight));
  }

  @Get('dids/:did_id/check')
  @Roles('admin')
  @Tagged()
  @ApiOperation({ summary: 'Get the last check of a number' })
  @ApiOkResponse({ type: PreflightResponse })
  @ApiTagged()
  @ApiProblems('did_not_found', 'not_found')
  async readLast(@Param('did_id') didId: string): Promise<PreflightResponse> {
    return toPreflightResponse(await this.preflight.getLast(didId));
  }

  @Get('checks')
  @Roles('admin')
  @ApiOperation({ summary: 'List what the last check of each number found, and whether it still counts' })
  @ApiOkResponse({ type: LastChecksResponse })
  async listLast(): Promise<LastChecksResponse> {
    return toLastChecksResponse(await this.lastChecks.list());
  }
}
