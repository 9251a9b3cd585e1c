import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { FleetModule } from '../../fleet/fleet.module.js';
import { MetricsModule } from '../../metrics/metrics.module.js';
import { CredentialCipher } from './credential-cipher.js';
import { DidStore } from './did.store.js';
import { ExotelClient } from './exotel.client.js';
import { ExotelController } from './exotel.controller.js';
import { IntegrationRecord, IntegrationSchema } from './exotel.schema.js';
import { ExotelService } from './exotel.service.js';
import { ExotelStore } from './exotel.store.js';

@Module({
  imports: [
    FleetModule,
    MetricsModule,
    MongooseModule.forFeature([{ name: IntegrationRecord.name, schema: IntegrationSchema }]),
  ],
  controllers: [ExotelController],
  providers: [CredentialCipher, ExotelStore, DidStore, ExotelClient, ExotelService],
  exports: [ExotelService],
})
export class ExotelModule {}
