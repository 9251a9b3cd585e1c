import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ _id: false })
export class Did {
  @Prop({ type: String })
  id!: string;

  @Prop({ type: String })
  number!: string;

  @Prop({ type: String })
  e164!: string;

  @Prop({ type: String })
  label!: string;

  @Prop({ type: String })
  bot_id!: string;

  @Prop({ type: String })
  flow_url!: string;
}

const DidSchema = SchemaFactory.createForClass(Did);

@Schema({ collection: 'integrations', versionKey: false })
export class Integration {
  @Prop({ type: String, required: true })
  type!: string;

  @Prop({ type: String })
  account_sid!: string;

  @Prop({ type: String })
  api_key!: string;

  @Prop({ type: String })
  api_token!: string;

  @Prop({ type: String })
  api_base_url!: string;

  @Prop({ type: [DidSchema] })
  dids!: Did[];

  @Prop({ type: Date })
  created_at!: Date;

  @Prop({ type: Date })
  updated_at!: Date;
}

export const IntegrationSchema = SchemaFactory.createForClass(Integration);

@Schema({ collection: 'system_settings', versionKey: false })
export class Settings {
  @Prop({ type: String })
  _id!: string;

  @Prop({ type: [String] })
  core_fleet!: string[];
}

export const SettingsSchema = SchemaFactory.createForClass(Settings);
