import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/roles.decorator.js';
import { FleetStatusResponse, toFleetStatusResponse } from './fleet.dto.js';
import { FleetService } from './fleet.service.js';

@ApiTags('Fleet')
@Controller('fleet')
export class FleetController {
  constructor(private readonly fleet: FleetService) {}

  @Get('status')
  @Roles('admin')
  @ApiOperation({
    summary: 'Get the current status of the CXB Core hosts',
    description: 'Asks all hosts at once. If a host hangs, the response takes up to 20 s.',
  })
  @ApiOkResponse({ type: FleetStatusResponse })
  async status(): Promise<FleetStatusResponse> {
    return toFleetStatusResponse(await this.fleet.getStatus());
  }
}
