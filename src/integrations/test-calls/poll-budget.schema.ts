import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

/** How many questions all instances asked Exotel in one window of time. */
@Schema({ collection: 'test_call_polls', versionKey: false })
export class PollBudgetRecord {
  /** The window's number. */
  @Prop({ type: Number })
  _id!: number;

  @Prop({ type: Number, required: true })
  used!: number;

  @Prop({ type: Date, required: true })
  expires_at!: Date;
}

export const PollBudgetSchema = SchemaFactory.createForClass(PollBudgetRecord);

PollBudgetSchema.index({ expires_at: 1 }, { name: 'expiry', expireAfterSeconds: 0 });
