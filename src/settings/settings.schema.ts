import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Schema as MongooseSchema } from 'mongoose';

export const SETTINGS_ID = 'system';

/** The platform's one settings document. Its other blocks belong to others and are not described here. */
@Schema({ collection: 'system_settings', versionKey: false })
export class SettingsRecord {
  @Prop({ type: String })
  _id!: string;

  /** Whatever stands there: it may have been written by the platform itself. */
  @Prop({ type: MongooseSchema.Types.Mixed })
  core_fleet?: unknown;

  @Prop({ type: MongooseSchema.Types.Mixed })
  core_fleet_updated_at?: unknown;
}

export const SettingsSchema = SchemaFactory.createForClass(SettingsRecord);
