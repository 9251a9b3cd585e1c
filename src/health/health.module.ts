import { Module } from '@nestjs/common';
import { ExotelModule } from '../integrations/exotel/exotel.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

@Module({
  imports: [ExotelModule],
  controllers: [HealthController],
  providers: [HealthService],
})
export class HealthModule {}
