import { ClassSerializerInterceptor, Controller, Get, UseGuards, UseInterceptors } from '@nestjs/common';
import { JwtAuthGuard, Roles, RolesGuard } from './auth.js';
import { DidOption, IntegrationResponse, isConfigured, Options } from './integration.dto.js';
import { IntegrationService } from './integration.service.js';

@Controller('health')
export class HealthController {
  @Get('ready')
  ready(): object {
    return { status: 'ok' };
  }
}

@Controller('api/v1/integrations/exotel')
@UseGuards(JwtAuthGuard, RolesGuard)
@UseInterceptors(ClassSerializerInterceptor)
export class IntegrationController {
  constructor(private readonly integrations: IntegrationService) {}

  @Get()
  @Roles('super_admin')
  async read(): Promise<IntegrationResponse> {
    const [integration, settings] = await Promise.all([
      this.integrations.findIntegration(),
      this.integrations.findSettings(),
    ]);
    return new IntegrationResponse(integration, settings.core_fleet[0]?.replace(/^http/, 'ws'));
  }

  @Get('test-call-options')
  @Roles('admin')
  async options(): Promise<Options> {
    const integration = await this.integrations.findIntegration();
    const configured = isConfigured(integration);
    const usable = integration.dids.filter((did) => configured && did.number !== '' && did.flow_url !== '');
    return new Options({ credentials_configured: configured, dids: usable.map((did) => new DidOption(did)) });
  }
}
