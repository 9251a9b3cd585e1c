import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { FleetService } from './fleet.service.js';

@Module({
  imports: [SettingsModule],
  providers: [FleetService],
  exports: [FleetService],
})
export class FleetModule {}
