import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { MetricsModule } from '../../metrics/metrics.module.js';
import { ExotelModule } from '../exotel/exotel.module.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';
import { TestCallStore } from './test-call.store.js';
import { TestCallsController } from './test-calls.controller.js';
import { TestCallsService } from './test-calls.service.js';

@Module({
  imports: [
    ExotelModule,
    MetricsModule,
    MongooseModule.forFeature([{ name: TestCallRecord.name, schema: TestCallSchema }]),
  ],
  controllers: [TestCallsController],
  providers: [TestCallStore, TestCallsService],
})
export class TestCallsModule {}
