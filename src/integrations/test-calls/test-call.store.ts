import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Database } from '../../database/database.js';
import { statusesBefore } from './call-status.js';
import { toFailureRecord, toTestCall } from './test-call.document.js';
import type { CallOutcome, NewTestCall, TestCall } from './test-call.model.js';
import { TestCallRecord } from './test-call.schema.js';

@Injectable()
export class TestCallStore implements OnModuleInit {
  constructor(
    @InjectModel(TestCallRecord.name) private readonly calls: Model<TestCallRecord>,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.beforeReady(() => this.calls.createIndexes());
  }

  /** Stores a call as `requested`, before Exotel is asked. */
  async addRequested(call: NewTestCall, expiresAt: Date): Promise<void> {
    await this.calls.create({
      _id: call.id,
      did_id: call.didId,
      did_number: call.didNumber,
      bot_id: call.botId,
      to_number: call.toNumber,
      requested_by: call.requestedBy,
      status: 'requested',
      created_at: call.createdAt,
      updated_at: call.createdAt,
      expires_at: expiresAt,
      events: [{ at: call.createdAt, source: 'request', status: 'requested', provider_status: '' }],
    });
  }

  /** Stores what the request came to, unless a report was faster; gives the call as it then stands. */
  async settleRequest(id: string, outcome: CallOutcome, at: Date): Promise<TestCall | null> {
    const { status, callSid, providerStatus, failure } = outcome;
    const record = await this.calls
      .findOneAndUpdate(
        { _id: id, status: { $in: statusesBefore(status) } },
        {
          $set: {
            status,
            call_sid: callSid,
            provider_status: providerStatus,
            updated_at: at,
            ...(failure && { failure: toFailureRecord(failure) }),
          },
          $push: { events: { at, source: 'request', status, provider_status: providerStatus } },
        },
        { returnDocument: 'after' },
      )
      .lean<TestCallRecord>();
    return record ? toTestCall(record) : this.findCall(id);
  }

  async findCall(id: string): Promise<TestCall | null> {
    const record = await this.calls.findOne({ _id: id }).lean<TestCallRecord>();
    return record && toTestCall(record);
  }
}
