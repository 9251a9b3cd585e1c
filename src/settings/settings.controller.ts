import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../audit/audit.model.js';
import { CurrentActor } from '../audit/current-actor.decorator.js';
import { Roles } from '../auth/roles.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/http/api-problems.js';
import { ApiConditional, ApiTagged } from '../common/http/api-headers.js';
import { IfMatch, IfMatchHeader, Tagged } from '../common/http/etag.js';
import {
  REPLACE_FLEET_EXAMPLES,
  ReplaceFleetRequest,
  SettingsResponse,
  toSettingsResponse,
} from './settings.dto.js';
import { SettingsService } from './settings.service.js';

@ApiTags('Settings')
@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({ summary: "Get this service's block of the platform settings" })
  @ApiOkResponse({ type: SettingsResponse })
  @ApiTagged()
  async read(): Promise<SettingsResponse> {
    return toSettingsResponse(await this.settings.getFleet());
  }

  @Put('fleet')
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({
    summary: 'Replace the fleet of CXB Core hosts',
    description:
      'The hosts that you send replace all stored hosts. If you omit `core_fleet`, the stored hosts stay.',
  })
  @ApiBody({ type: ReplaceFleetRequest, examples: REPLACE_FLEET_EXAMPLES })
  @ApiOkResponse({ type: SettingsResponse })
  @ApiConditional()
  @ApiProblems(...BODY_PROBLEMS)
  async replaceFleet(
    @Body() body: ReplaceFleetRequest,
    @IfMatchHeader() ifMatch: IfMatch,
    @CurrentActor() actor: Actor,
  ): Promise<SettingsResponse> {
    return toSettingsResponse(
      await this.settings.replaceFleet(body.core_fleet, actor, ifMatch.on(toSettingsResponse)),
    );
  }
}
