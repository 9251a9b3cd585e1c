import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { MetricsModule } from '../metrics/metrics.module.js';
import { AuditLogStore } from './audit-log.store.js';
import { AuditPendingStore } from './audit-pending.store.js';
import { AuditSeal } from './audit-seal.js';
import { AuditTrail } from './audit-trail.js';
import { AuditController } from './audit.controller.js';
import { AuditLogRecord, AuditLogSchema, AuditPendingRecord, AuditPendingSchema } from './audit.schema.js';
import { AuditService } from './audit.service.js';
import { Fingerprints } from './fingerprints.js';

@Module({
  imports: [
    MetricsModule,
    MongooseModule.forFeature([
      { name: AuditLogRecord.name, schema: AuditLogSchema },
      { name: AuditPendingRecord.name, schema: AuditPendingSchema },
    ]),
  ],
  controllers: [AuditController],
  providers: [AuditSeal, AuditLogStore, AuditPendingStore, AuditTrail, AuditService, Fingerprints],
  exports: [AuditTrail, Fingerprints],
})
export class AuditModule {}
