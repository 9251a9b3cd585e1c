import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { FleetClient } from './fleet.client.js';
import { FleetController } from './fleet.controller.js';
import { FleetService } from './fleet.service.js';

@Module({
  imports: [SettingsModule],
  controllers: [FleetController],
  providers: [FleetClient, FleetService],
  exports: [FleetService],
})
export class FleetModule {}
