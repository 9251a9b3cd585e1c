import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../auth/caller.model.js';
import { CurrentCaller, Roles } from '../../auth/roles.decorator.js';
import { LOCATION } from '../../common/http/api-headers.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/http/api-problems.js';
import { Tagged } from '../../common/http/etag.js';
import { PlaceTestCallRequest, TestCallResponse, toNumberOf, toTestCallResponse } from './test-calls.dto.js';
import { TestCallsService } from './test-calls.service.js';

@ApiTags('Test calls')
@Controller('integrations/exotel')
export class TestCallsController {
  constructor(private readonly testCalls: TestCallsService) {}

  @Post('dids/:did_id/test-call')
  @Roles('admin')
  @Tagged()
  @ApiOperation({
    summary: 'Ring someone and connect them to the bot of this number',
    description:
      '201 means that Exotel is dialling. After 504, and after 502 with a 5xx of Exotel, someone may be rung.',
  })
  @ApiCreatedResponse({ type: TestCallResponse, headers: LOCATION })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'did_not_found',
    'not_configured',
    'did_not_usable',
    'base_url_not_allowed',
    'credentials_unreadable',
    'provider_rejected',
    'provider_bad_response',
    'provider_unreachable',
    'provider_timeout',
  )
  async place(
    @Param('did_id') didId: string,
    @Body() body: PlaceTestCallRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TestCallResponse> {
    const call = await this.testCalls.placeTestCall({
      didId,
      toNumber: toNumberOf(body),
      requestedBy: caller.sub,
    });
    reply.header('location', `/api/v1/integrations/exotel/test-calls/${call.id}`);
    return toTestCallResponse(call);
  }
}
