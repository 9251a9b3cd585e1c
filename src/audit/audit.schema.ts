import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema } from 'mongoose';
import type { AuditAction, AuditChain, AuditState } from './audit.model.js';

const Any = MongooseSchema.Types.Mixed;

/** An entry as it waits in the document that it is about, in the field `audit_outbox`. */
@Schema({ versionKey: false, minimize: false })
export class AuditEntryRecord {
  @Prop({ type: String })
  _id!: string;

  @Prop({ type: String, required: true })
  chain!: AuditChain;

  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String, default: '' })
  actor!: string;

  @Prop({ type: String, default: '' })
  role!: string;

  @Prop({ type: String, required: true })
  action!: AuditAction;

  @Prop({ type: String, required: true })
  target!: string;

  @Prop({ type: String, default: '' })
  did_id!: string;

  @Prop({ type: String, default: '' })
  request_id!: string;

  @Prop({ type: String, default: '' })
  address!: string;

  @Prop({ type: Any, default: null })
  before!: AuditState;

  @Prop({ type: Any, default: null })
  after!: AuditState;
}

export const AuditEntrySchema = SchemaFactory.createForClass(AuditEntryRecord);

/** A document of our collection `audit_log`, which is only ever added to. */
@Schema({ collection: 'audit_log', versionKey: false, minimize: false })
export class AuditLogRecord extends AuditEntryRecord {
  @Prop({ type: Number, required: true })
  seq!: number;

  @Prop({ type: String, default: '' })
  previous!: string;

  @Prop({ type: String, required: true })
  hash!: string;

  @Prop({ type: String, required: true })
  kid!: string;

  @Prop({ type: String, required: true })
  seal!: string;
}

export const AuditLogSchema = SchemaFactory.createForClass(AuditLogRecord);

/** Of two instances that append at once one is refused, so a chain cannot fork. */
AuditLogSchema.index({ chain: 1, seq: 1 }, { name: 'chain', unique: true });
AuditLogSchema.index({ at: -1, _id: -1 }, { name: 'newest' });
AuditLogSchema.index({ actor: 1, at: -1, _id: -1 }, { name: 'by_actor' });
AuditLogSchema.index({ action: 1, at: -1, _id: -1 }, { name: 'by_action' });
AuditLogSchema.index({ did_id: 1, at: -1, _id: -1 }, { name: 'of_did' });

/** An entry whose change goes to a document that must not carry it; it stands here before the change is made. */
@Schema({ collection: 'audit_pending', versionKey: false, minimize: false })
export class AuditPendingRecord extends AuditEntryRecord {}

export const AuditPendingSchema = SchemaFactory.createForClass(AuditPendingRecord);
