import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
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
}

@Schema({ _id: false, versionKey: false })
export class CallFailureRecord {
  @Prop({ type: String, required: true })
  code!: string;

  @Prop({ type: Number, default: null })
  http_status!: number | null;

  @Prop({ type: String, default: '' })
  provider_code!: string;

  @Prop({ type: String, default: '' })
  message!: string;
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
}

export const TestCallSchema = SchemaFactory.createForClass(TestCallRecord);

TestCallSchema.index({ expires_at: 1 }, { name: 'retention', expireAfterSeconds: 0 });
