import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema } from 'mongoose';
import { AuditEntrySchema } from '../../audit/audit.schema.js';
import type { AuditEntryRecord } from '../../audit/audit.schema.js';
import type { Verification } from './exotel.model.js';

export const EXOTEL = 'exotel';

const Any = MongooseSchema.Types.Mixed;

/**
 * One number inside the integration document. The platform's original may have written it: any field may be missing
 * or of another type, and `e164` is ours.
 */
@Schema({ _id: false, id: false })
export class DidRecord {
  @Prop({ type: Any })
  id?: unknown;

  @Prop({ type: Any })
  number?: unknown;

  /** The number's identity; `""` for an adopted number that libphonenumber calls impossible. */
  @Prop({ type: String })
  e164?: string;

  @Prop({ type: Any })
  label?: unknown;

  @Prop({ type: Any })
  bot_id?: unknown;

  @Prop({ type: Any })
  flow_url?: unknown;
}

const DidSchema = SchemaFactory.createForClass(DidRecord);

@Schema({ _id: false, versionKey: false })
export class VerificationRecord {
  @Prop({ type: String, required: true })
  outcome!: Verification['outcome'];

  @Prop({ type: String, default: '' })
  detail!: string;

  @Prop({ type: String, default: '' })
  suggested_api_base_url!: string;

  @Prop({ type: Date, required: true })
  checked_at!: Date;
}

const VerificationSchema = SchemaFactory.createForClass(VerificationRecord);

/** The document `{type: "exotel"}` of the platform's collection `integrations`. */
@Schema({ collection: 'integrations', versionKey: false })
export class IntegrationRecord {
  @Prop({ type: String, required: true })
  type!: string;

  @Prop({ type: Any })
  account_sid?: unknown;

  /** A compact JWE, or plain text where the platform's original wrote it. */
  @Prop({ type: Any })
  api_key?: unknown;

  @Prop({ type: Any })
  api_token?: unknown;

  @Prop({ type: Any })
  api_base_url?: unknown;

  @Prop({ type: [DidSchema], default: undefined })
  dids?: DidRecord[];

  @Prop({ type: Any })
  created_at?: unknown;

  @Prop({ type: Any })
  updated_at?: unknown;

  @Prop({ type: Number })
  revision?: number;

  /** What Exotel last said of the credentials; removed with them. */
  @Prop({ type: VerificationSchema })
  verification?: VerificationRecord;

  /** Audit entries that were written with their change and are not in the log yet. */
  @Prop({ type: [AuditEntrySchema], default: undefined })
  audit_outbox?: AuditEntryRecord[];
}

export const IntegrationSchema = SchemaFactory.createForClass(IntegrationRecord);

/** Makes a second integration impossible, also when two processes make the first write at once. */
IntegrationSchema.index(
  { type: 1 },
  { name: 'one_exotel_integration', unique: true, partialFilterExpression: { type: EXOTEL } },
);
