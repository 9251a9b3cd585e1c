import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../../audit/audit.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { MetricsModule } from '../../metrics/metrics.module.js';
import { ExotelModule } from '../exotel/exotel.module.js';
import { CallLimits } from './call-limits.js';
import { CallReconciler } from './call-reconciler.js';
import { CallReports } from './call-reports.js';
import { CallbacksController } from './callbacks.controller.js';
import { ChangeBell } from './change-bell.js';
import { DueCallStore } from './due-call.store.js';
import { HistoryStore } from './history.store.js';
import { LiveCalls } from './live-calls.js';
import { LiveCallsController } from './live-calls.controller.js';
import { PollBudgetRecord, PollBudgetSchema } from './poll-budget.schema.js';
import { PollBudgetStore } from './poll-budget.store.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';
import { TestCallStore } from './test-call.store.js';
import { TestCallsController } from './test-calls.controller.js';
import { TestCallsService } from './test-calls.service.js';

@Module({
  imports: [
    AuditModule,
    ExotelModule,
    LimitsModule,
    MetricsModule,
    MongooseModule.forFeature([
      { name: TestCallRecord.name, schema: TestCallSchema },
      { name: PollBudgetRecord.name, schema: PollBudgetSchema },
    ]),
  ],
  controllers: [TestCallsController, LiveCallsController, CallbacksController],
  providers: [
    TestCallStore,
    HistoryStore,
    DueCallStore,
    PollBudgetStore,
    CallLimits,
    TestCallsService,
    CallReports,
    CallReconciler,
    LiveCalls,
    ChangeBell,
  ],
})
export class TestCallsModule {}
