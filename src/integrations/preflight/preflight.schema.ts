import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { CheckName, CheckStatus } from './check.model.js';

@Schema({ _id: false, versionKey: false })
export class CheckRecord {
  @Prop({ type: String, required: true })
  name!: CheckName;

  @Prop({ type: String, required: true })
  status!: CheckStatus;

  @Prop({ type: String, default: '' })
  detail!: string;

  @Prop({ type: String, default: '' })
  next_step!: string;

  @Prop({ type: Number, required: true })
  took_ms!: number;
}

/** The last check of one number, in our collection `did_checks`. */
@Schema({ collection: 'did_checks', versionKey: false })
export class PreflightRecord {
  /** The number's id. */
  @Prop({ type: String })
  _id!: string;

  @Prop({ type: Boolean, required: true })
  ok!: boolean;

  @Prop({ type: Date, required: true })
  checked_at!: Date;

  @Prop({ type: Number, required: true })
  took_ms!: number;

  /** Of everything that was looked at; `""` where it could not be read, missing in checks of before there were any. */
  @Prop({ type: String })
  fingerprint?: string;

  @Prop({ type: [SchemaFactory.createForClass(CheckRecord)] })
  checks!: CheckRecord[];
}

export const PreflightSchema = SchemaFactory.createForClass(PreflightRecord);

/** Numbers come and go, and what was found half a year ago tells nothing of today. */
PreflightSchema.index({ checked_at: 1 }, { name: 'expiry', expireAfterSeconds: 180 * 86_400 });
