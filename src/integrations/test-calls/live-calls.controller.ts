import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../auth/caller.model.js';
import { CurrentCaller, Roles } from '../../auth/roles.decorator.js';
import { eventsOf } from '../../common/http/api-headers.js';
import { ApiProblems } from '../../common/http/api-problems.js';
import { streamCall } from './call-stream.js';
import { LiveCalls } from './live-calls.js';
import { TestCallDetailResponse } from './test-calls.dto.js';
import { TestCallsService } from './test-calls.service.js';

@ApiTags('Test calls')
@Controller('integrations/exotel')
export class LiveCallsController {
  constructor(
    private readonly live: LiveCalls,
    private readonly testCalls: TestCallsService,
  ) {}

  @Get('test-calls/:id/events')
  @Roles('admin')
  @ApiOperation({
    summary: 'Watch a test call',
    description:
      'Streams server-sent events named `test_call`, with the test call as data: its current state at once, then each change, until the call has ended or is no longer followed, or your token expires.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The ID of the last event that you have seen.',
  })
  @ApiOkResponse({ content: eventsOf({ test_call: TestCallDetailResponse }) })
  @ApiResponse({
    status: 204,
    description: 'The call has ended or is no longer followed, and you have seen every event.',
  })
  @ApiProblems('test_call_not_found')
  async watch(
    @Param('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const call = await this.testCalls.getCall(id);
    await streamCall({
      call,
      lastEventId,
      caller,
      reply,
      live: this.live,
      reread: () => this.testCalls.getCall(id),
    });
  }
}
