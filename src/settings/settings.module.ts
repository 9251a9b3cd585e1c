import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { SettingsController } from './settings.controller.js';
import { SettingsRecord, SettingsSchema } from './settings.schema.js';
import { SettingsService } from './settings.service.js';
import { SettingsStore } from './settings.store.js';

@Module({
  imports: [AuditModule, MongooseModule.forFeature([{ name: SettingsRecord.name, schema: SettingsSchema }])],
  controllers: [SettingsController],
  providers: [SettingsStore, SettingsService],
  exports: [SettingsService],
})
export class SettingsModule {}
