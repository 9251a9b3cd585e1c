import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../audit/audit.model.js';
import { CurrentActor } from '../../audit/current-actor.decorator.js';
import { Roles } from '../../auth/roles.decorator.js';
import { ApiConditional, ApiTagged, LOCATION } from '../../common/http/api-headers.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/http/api-problems.js';
import { IfMatch, IfMatchHeader, Tagged } from '../../common/http/etag.js';
import { WrittenAnswer } from '../../common/http/written-answer.js';
import { shareRuns } from '../../database/share-runs.js';
import {
  AddDidRequest,
  DidResponse,
  IntegrationResponse,
  TestCallOptionsResponse,
  toAccountChanges,
  toDidChanges,
  toDidResponse,
  toIntegrationResponse,
  toNewDid,
  UPDATE_ACCOUNT_EXAMPLES,
  UPDATE_DID_EXAMPLES,
  toTestCallOptionsResponse,
  UpdateAccountRequest,
  UpdateDidRequest,
} from './exotel.dto.js';
import { ExotelService } from './exotel.service.js';

@ApiTags('Exotel')
@Controller('integrations/exotel')
export class ExotelController {
  /** Everyone reads the same: requests that come at once share an answer. */
  private readonly integration = shareRuns(
    async () => new WrittenAnswer(toIntegrationResponse(await this.exotel.getIntegration())),
  );
  private readonly options = shareRuns(
    async () => new WrittenAnswer(toTestCallOptionsResponse(await this.exotel.listTestCallOptions())),
  );

  constructor(private readonly exotel: ExotelService) {}

  @Get()
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({ summary: 'Get the Exotel account and its numbers' })
  @ApiOkResponse({ type: IntegrationResponse })
  @ApiTagged()
  read(): Promise<WrittenAnswer> {
    return this.integration();
  }

  @Put()
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({
    summary: 'Store or change the credentials',
    description: 'Fields that you send replace the stored values. Fields that you omit keep their values.',
  })
  @ApiBody({ type: UpdateAccountRequest, examples: UPDATE_ACCOUNT_EXAMPLES })
  @ApiOkResponse({ type: IntegrationResponse })
  @ApiConditional()
  @ApiProblems(...BODY_PROBLEMS)
  async updateAccount(
    @Body() body: UpdateAccountRequest,
    @IfMatchHeader() ifMatch: IfMatch,
    @CurrentActor() actor: Actor,
  ): Promise<IntegrationResponse> {
    return toIntegrationResponse(
      await this.exotel.updateAccount(toAccountChanges(body), actor, ifMatch.on(toIntegrationResponse)),
    );
  }

  @Post('dids')
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({
    summary: 'Add a number',
    description: 'You can add numbers before the credentials are stored.',
  })
  @ApiCreatedResponse({ type: DidResponse, headers: LOCATION })
  @ApiProblems(...BODY_PROBLEMS, 'duplicate_number', 'did_limit_reached')
  async addDid(
    @Body() body: AddDidRequest,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DidResponse> {
    const did = await this.exotel.addDid(toNewDid(body), actor);
    reply.header('location', `/api/v1/integrations/exotel/dids/${did.id}`);
    return toDidResponse(did);
  }

  @Get('dids/:did_id')
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({ summary: 'Get a number' })
  @ApiOkResponse({ type: DidResponse })
  @ApiTagged()
  @ApiProblems('did_not_found')
  async readDid(@Param('did_id') id: string): Promise<DidResponse> {
    return toDidResponse(await this.exotel.getDid(id));
  }

  @Put('dids/:did_id')
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({
    summary: 'Update a number',
    description: 'Fields that you send replace the stored values. Fields that you omit keep their values.',
  })
  @ApiBody({ type: UpdateDidRequest, examples: UPDATE_DID_EXAMPLES })
  @ApiOkResponse({ type: DidResponse })
  @ApiConditional()
  @ApiProblems(...BODY_PROBLEMS, 'did_not_found')
  async updateDid(
    @Param('did_id') id: string,
    @Body() body: UpdateDidRequest,
    @IfMatchHeader() ifMatch: IfMatch,
    @CurrentActor() actor: Actor,
  ): Promise<DidResponse> {
    return toDidResponse(
      await this.exotel.updateDid(id, toDidChanges(body), actor, ifMatch.on(toDidResponse)),
    );
  }

  @Delete('dids/:did_id')
  @Roles('super_admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a number', description: 'Its test calls stay in the history.' })
  @ApiNoContentResponse()
  @ApiConditional()
  @ApiProblems('did_not_found')
  async removeDid(
    @Param('did_id') id: string,
    @IfMatchHeader() ifMatch: IfMatch,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.exotel.removeDid(id, actor, ifMatch.on(toDidResponse));
  }

  @Get('test-call-options')
  @Roles('admin')
  @ApiOperation({ summary: 'List the numbers that a test call can be made from' })
  @ApiOkResponse({ type: TestCallOptionsResponse })
  listTestCallOptions(): Promise<WrittenAnswer> {
    return this.options();
  }
}
