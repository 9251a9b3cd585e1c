import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { AuditEntrySchema } from '../../audit/audit.schema.js';
import type { AuditEntryRecord } from '../../audit/audit.schema.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { CallEventSource } from './test-call.model.js';

@Schema({ _id: false, versionKey: false })
export class CallEventRecord {
  @Prop({ type: Date, required: true })
  at!: Date;

  @Prop({ type: String, required: true })
  source!: CallEventSource;

  @Prop({ type: String, required: true, enum: CALL_STATUSES })
  status!: CallStatus;

  @Prop({ type: String, default: '' })
  provider_status!: string;

  /** Seconds from the answer to the end, with the event of the end, where Exotel told them. */
  @Prop({ type: Number })
  talked_s?: number;
}

@Schema({ _id: false, versionKey: false })
export class CallFailureRecord {
  @Prop({ type: String, required: true })
  code!: string;

  @Prop({ type: String, default: '' })
  detail!: string;

  @Prop({ type: Number, default: null })
  http_status!: number | null;

  @Prop({ type: Number })
  stated_status?: number;

  @Prop({ type: String, default: '' })
  provider_code!: string;

  @Prop({ type: String, default: '' })
  message!: string;
}

/** What the request itself was answered, for those that repeat it. */
@Schema({ _id: false, versionKey: false })
export class FirstAnswerRecord {
  @Prop({ type: String, required: true, enum: CALL_STATUSES })
  status!: CallStatus;

  @Prop({ type: String, default: '' })
  call_sid!: string;

  @Prop({ type: String, default: '' })
  provider_status!: string;

  @Prop({ type: Date, required: true })
  updated_at!: Date;
}

/** A document of our collection `test_calls`. */
@Schema({ collection: 'test_calls', versionKey: false })
export class TestCallRecord {
  @Prop({ type: String })
  _id!: string;

  @Prop({ type: String, required: true })
  did_id!: string;

  @Prop({ type: String, default: '' })
  did_number!: string;

  @Prop({ type: String, default: '' })
  bot_id!: string;

  @Prop({ type: String, required: true })
  to_number!: string;

  /** Who is rung, in whatever spelling: another `+` number may be the same one. */
  @Prop({ type: String })
  to_e164?: string;

  @Prop({ type: String, default: '' })
  call_sid!: string;

  @Prop({ type: String, default: '' })
  provider_status!: string;

  @Prop({ type: String, required: true, enum: CALL_STATUSES })
  status!: CallStatus;

  @Prop({ type: String, default: '' })
  requested_by!: string;

  @Prop({ type: Date, required: true })
  created_at!: Date;

  @Prop({ type: Date, required: true })
  updated_at!: Date;

  /** When the record may be forgotten. */
  @Prop({ type: Date, required: true })
  expires_at!: Date;

  @Prop({ type: [SchemaFactory.createForClass(CallEventRecord)] })
  events!: CallEventRecord[];

  @Prop({ type: SchemaFactory.createForClass(CallFailureRecord) })
  failure?: CallFailureRecord;

  /** SHA-256 of the token in the callback's address: no key of ours is needed to know a callback. */
  @Prop({ type: String })
  callback_hash?: string;

  /** SHA-256 of user and `Idempotency-Key`: the claim and the call are one document, so they cannot part. */
  @Prop({ type: String })
  idempotency_hash?: string;

  @Prop({ type: String })
  idempotency_fingerprint?: string;

  @Prop({ type: SchemaFactory.createForClass(FirstAnswerRecord) })
  first_answer?: FirstAnswerRecord;

  /** When Exotel is asked next; absent once nobody asks any more. */
  @Prop({ type: Date })
  next_poll_at?: Date;

  @Prop({ type: Number, default: 0 })
  polls!: number;

  /** Until then only `lease_owner` may ask. */
  @Prop({ type: Date })
  lease_until?: Date;

  @Prop({ type: String })
  lease_owner?: string;

  /** The database's own clock at the last change, so that instances with other clocks miss nothing. */
  @Prop({ type: Date })
  changed_at?: Date;

  /** The audit entry that was written with the call, until it is in the log. */
  @Prop({ type: [AuditEntrySchema], default: undefined })
  audit_outbox?: AuditEntryRecord[];
}

export const TestCallSchema = SchemaFactory.createForClass(TestCallRecord);

TestCallSchema.index({ expires_at: 1 }, { name: 'retention', expireAfterSeconds: 0 });
TestCallSchema.index({ created_at: -1, _id: -1 }, { name: 'history' });
TestCallSchema.index({ did_id: 1, created_at: -1, _id: -1 }, { name: 'history_of_did' });
TestCallSchema.index({ status: 1, created_at: -1, _id: -1 }, { name: 'history_by_status' });
TestCallSchema.index({ did_id: 1, status: 1, created_at: -1, _id: -1 }, { name: 'history_of_did_by_status' });
TestCallSchema.index({ callback_hash: 1 }, { name: 'callback', unique: true, sparse: true });
TestCallSchema.index({ idempotency_hash: 1 }, { name: 'idempotency', unique: true, sparse: true });
TestCallSchema.index({ call_sid: 1 }, { name: 'call_sid' });
TestCallSchema.index({ next_poll_at: 1 }, { name: 'due', sparse: true });
TestCallSchema.index({ changed_at: 1 }, { name: 'changed', sparse: true });
TestCallSchema.index({ 'audit_outbox._id': 1 }, { name: 'audit_outbox', sparse: true });
