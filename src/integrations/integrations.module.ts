import { Module } from '@nestjs/common';
import { ExotelModule } from './exotel/exotel.module.js';
import { TestCallsModule } from './test-calls/test-calls.module.js';

@Module({ imports: [ExotelModule, TestCallsModule] })
export class IntegrationsModule {}
