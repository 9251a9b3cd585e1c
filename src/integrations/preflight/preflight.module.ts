import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../../audit/audit.module.js';
import { FleetModule } from '../../fleet/fleet.module.js';
import { ExotelModule } from '../exotel/exotel.module.js';
import { LastChecksService } from './last-checks.service.js';
import { PreflightController } from './preflight.controller.js';
import { PreflightRecord, PreflightSchema } from './preflight.schema.js';
import { PreflightService } from './preflight.service.js';
import { PreflightStore } from './preflight.store.js';
import { WebSocketProbe } from './websocket-probe.client.js';

@Module({
  imports: [
    AuditModule,
    ExotelModule,
    FleetModule,
    MongooseModule.forFeature([{ name: PreflightRecord.name, schema: PreflightSchema }]),
  ],
  controllers: [PreflightController],
  providers: [WebSocketProbe, PreflightStore, LastChecksService, PreflightService],
})
export class PreflightModule {}
