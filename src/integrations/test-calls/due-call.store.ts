import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { toTestCall } from './test-call.document.js';
import type { TestCall } from './test-call.model.js';
import { TestCallRecord } from './test-call.schema.js';

/** A call that one instance alone may ask Exotel about, for a while. */
export interface ClaimedCall {
  readonly call: TestCall;
  /** How often Exotel has been asked about it, this time included. */
  readonly polls: number;
}

/** Which calls are due, and who asks about them: a lease in the document, so that it outlives a crash. */
@Injectable()
export class DueCallStore {
  constructor(@InjectModel(TestCallRecord.name) private readonly calls: Model<TestCallRecord>) {}

  /** Takes the call that has been due longest and that nobody else holds. */
  async claimDue(owner: string, now: Date, leaseUntil: Date): Promise<ClaimedCall | null> {
    const record = await this.calls
      .findOneAndUpdate(
        {
          next_poll_at: { $lte: now },
          $or: [{ lease_until: { $exists: false } }, { lease_until: { $lte: now } }],
        },
        { $set: { lease_owner: owner, lease_until: leaseUntil }, $inc: { polls: 1 } },
        { sort: { next_poll_at: 1 }, returnDocument: 'after' },
      )
      .lean<TestCallRecord>();
    return record && { call: toTestCall(record), polls: record.polls };
  }

  /** Gives the lease back and says when to ask next; a call that ended meanwhile stays out. */
  async askAgainAt(id: string, owner: string, at: Date): Promise<void> {
    await this.calls.updateOne(
      { _id: id, lease_owner: owner, next_poll_at: { $exists: true } },
      { $set: { next_poll_at: at }, $unset: { lease_owner: 1, lease_until: 1 } },
    );
  }

  /** Gives every lease of an instance back, so that the others need not wait for them to run out. */
  async releaseAll(owner: string): Promise<void> {
    await this.calls.updateMany({ lease_owner: owner }, { $unset: { lease_owner: 1, lease_until: 1 } });
  }
}
