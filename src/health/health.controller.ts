import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/roles.decorator.js';
import { Anytime } from '../common/http/anytime.decorator.js';
import { ApiProblems } from '../common/http/api-problems.js';
import { HealthService } from './health.service.js';

class HealthResponse {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

@ApiTags('Operation')
@Controller('health')
@Public()
@Anytime()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiOkResponse({ type: HealthResponse })
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Can requests be served? Asks the database.' })
  @ApiOkResponse({ type: HealthResponse })
  @ApiProblems('not_ready')
  async ready(): Promise<HealthResponse> {
    await this.health.checkDatabase();
    return { status: 'ok' };
  }
}
