import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../../audit/audit.module.js';
import { FleetModule } from '../../fleet/fleet.module.js';
import { MetricsModule } from '../../metrics/metrics.module.js';
import { AccountController } from './account.controller.js';
import { CredentialCipher } from './credential-cipher.js';
import { DidStore } from './did.store.js';
import { ExophonesService } from './exophones.service.js';
import { ExotelHttp } from './exotel-http.client.js';
import { ExotelClient } from './exotel.client.js';
import { ExotelController } from './exotel.controller.js';
import { IntegrationRecord, IntegrationSchema } from './exotel.schema.js';
import { ExotelService } from './exotel.service.js';
import { ExotelStore } from './exotel.store.js';
import { KeysService } from './keys.service.js';
import { SecretsStore } from './secrets.store.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [
    AuditModule,
    FleetModule,
    MetricsModule,
    MongooseModule.forFeature([{ name: IntegrationRecord.name, schema: IntegrationSchema }]),
  ],
  controllers: [AccountController, ExotelController],
  providers: [
    CredentialCipher,
    ExotelStore,
    DidStore,
    SecretsStore,
    ExotelHttp,
    ExotelClient,
    VerificationService,
    ExotelService,
    ExophonesService,
    KeysService,
  ],
  exports: [ExotelService, VerificationService, ExophonesService, KeysService],
})
export class ExotelModule {}
