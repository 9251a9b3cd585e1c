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

class WarningResponse {
  @ApiProperty({ example: 'credentials_unreadable' })
  code!: string;

  @ApiProperty({ description: 'What is wrong and what to do about it.' })
  detail!: string;
}

class ReadyResponse extends HealthResponse {
  @ApiProperty({
    type: [WarningResponse],
    description:
      'Problems that someone should look into even though requests are served. They take no traffic away.',
  })
  warnings!: WarningResponse[];
}

@ApiTags('Operation')
@Controller('health')
@Public()
@Anytime()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: 'Check whether the process is alive' })
  @ApiOkResponse({ type: HealthResponse })
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Check whether requests can be served', description: 'Checks the database.' })
  @ApiOkResponse({ type: ReadyResponse })
  @ApiProblems('not_ready')
  async ready(): Promise<ReadyResponse> {
    await this.health.checkDatabase();
    const warnings = await this.health.listWarnings();
    return { status: 'ok', warnings: warnings.map(({ code, detail }) => ({ code, detail })) };
  }
}
