import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../audit/audit.model.js';
import { CurrentActor } from '../../audit/current-actor.decorator.js';
import { Roles } from '../../auth/roles.decorator.js';
import { ApiTagged, LOCATION, REPLAYED } from '../../common/http/api-headers.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/http/api-problems.js';
import { Tagged } from '../../common/http/etag.js';
import { ListTestCallsQuery, toHistoryQuery } from './history.dto.js';
import {
  PlaceTestCallRequest,
  TestCallDetailResponse,
  TestCallPageResponse,
  TestCallResponse,
  toOrder,
  toTestCallDetailResponse,
  toTestCallPageResponse,
  toTestCallResponse,
} from './test-calls.dto.js';
import { TestCallsService } from './test-calls.service.js';

@ApiTags('Test calls')
@Controller('integrations/exotel')
export class TestCallsController {
  constructor(private readonly testCalls: TestCallsService) {}

  @Post('dids/:did_id/test-call')
  @Roles('admin')
  @Tagged()
  @ApiOperation({
    summary: "Call someone and connect them to this number's bot",
    description:
      'What the status means for the call:\n\n' +
      '- `201`: Exotel is dialling.\n' +
      '- `504`, `502` with the code `provider_bad_response`, or `502` with a 5xx or 408 from Exotel: the phone may ring. ' +
      'Do not repeat the call until you are sure.\n' +
      '- `503`: nobody is called.\n\n' +
      'With an `Idempotency-Key`, a repeated request gets the first response.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: '1 to 255 printable characters. A key is kept for 24 hours.',
    schema: { type: 'string', maxLength: 255, pattern: '^[ -~]*[!-~][ -~]*$' },
  })
  @ApiCreatedResponse({ type: TestCallResponse, headers: { ...LOCATION, ...REPLAYED } })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'did_not_found',
    'not_configured',
    'did_not_usable',
    'base_url_not_allowed',
    'credentials_unreadable',
    'call_not_allowed',
    'idempotency_key_in_use',
    'idempotency_key_reused',
    'provider_rejected',
    'provider_bad_response',
    'provider_unreachable',
    'provider_timeout',
  )
  async place(
    @Param('did_id') didId: string,
    @Body() body: PlaceTestCallRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TestCallResponse> {
    const { call, isReplay } = await this.testCalls.placeTestCall(
      toOrder(didId, body, actor, idempotencyKey),
      () => reply.request.raw.socket.destroyed,
    );
    reply.header('location', `/api/v1/integrations/exotel/test-calls/${call.id}`);
    reply.headers(isReplay ? { 'idempotency-replayed': 'true' } : {});
    return toTestCallResponse(call);
  }

  @Get('test-calls')
  @Roles('admin')
  @ApiOperation({ summary: 'List test calls, newest first' })
  @ApiOkResponse({ type: TestCallPageResponse })
  @ApiProblems('validation_failed')
  async list(@Query() query: ListTestCallsQuery): Promise<TestCallPageResponse> {
    return toTestCallPageResponse(await this.testCalls.listCalls(toHistoryQuery(query)));
  }

  @Get('test-calls/:id')
  @Roles('admin')
  @Tagged()
  @ApiOperation({ summary: 'Get a test call, its events, and why it did not complete' })
  @ApiOkResponse({ type: TestCallDetailResponse })
  @ApiTagged()
  @ApiProblems('test_call_not_found')
  async read(@Param('id') id: string): Promise<TestCallDetailResponse> {
    return toTestCallDetailResponse(await this.testCalls.getCall(id));
  }
}
