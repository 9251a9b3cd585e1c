import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { JwtAuthGuard } from './auth/jwt-auth.guard.js';
import { RolesGuard } from './auth/roles.guard.js';
import { StrictPipe } from './common/http/strict.pipe.js';
import { TimeModule } from './common/time/time.module.js';
import type { AppConfig } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { ReadyGuard } from './database/ready.guard.js';
import { FleetModule } from './fleet/fleet.module.js';
import { HealthModule } from './health/health.module.js';
import { IntegrationsModule } from './integrations/integrations.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { TracingModule } from './tracing/tracing.module.js';

@Module({})
export class AppModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        TimeModule,
        TracingModule,
        DatabaseModule,
        LimitsModule,
        AuthModule.with(config),
        MetricsModule,
        HealthModule,
        AuditModule,
        SettingsModule,
        FleetModule,
        IntegrationsModule,
      ],
      providers: [
        // In this order: who asks, may they, can we serve at all, and only then what they sent.
        { provide: APP_GUARD, useClass: JwtAuthGuard },
        { provide: APP_GUARD, useClass: RolesGuard },
        { provide: APP_GUARD, useClass: ReadyGuard },
        { provide: APP_PIPE, useClass: StrictPipe },
      ],
    };
  }
}
