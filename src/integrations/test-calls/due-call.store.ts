import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { toTestCall } from './test-call.document.js';
import type { TestCall } from './test-call.model.js';
import { TestCallRecord } from './test-call.schema.js';

/** A call that one instance alone may ask Exotel about, for a while. */
export interface ClaimedCall {
  readonly call: TestCall;
  /** How often Exotel has been asked about it before. */
  readonly polls: number;
  readonly leaseUntil: Date;
}

/** Which calls are due, and who asks about them: a lease in the document, so that it outlives a crash. */
@Injectable()
export class DueCallStore {
  constructor(@InjectModel(TestCallRecord.name) private readonly calls: Model<TestCallRecord>) {}

  /**
   * Makes due what lies behind `furthest`, where nothing is ever put: the clock was set back since. Who holds such a
   * call may be asking about it, so its lease is not void, but lasts until `leaseUntil`, as one that is taken now.
   */
  async bringNear(now: Date, furthest: Date, leaseUntil: Date): Promise<void> {
    await this.calls.updateMany({ next_poll_at: { $gt: furthest } }, { $set: { next_poll_at: now } });
    await this.calls.updateMany(
      { next_poll_at: { $lte: now }, lease_until: { $gt: furthest } },
      { $set: { lease_until: leaseUntil } },
    );
  }

  /** Takes the call that has been due longest and that nobody else holds; one that is being requested is not due. */
  async claimDue(owner: string, now: Date, leaseUntil: Date): Promise<ClaimedCall | null> {
    const record = await this.calls
      .findOneAndUpdate(
        {
          next_poll_at: { $lte: now },
          status: { $ne: 'requested' },
          $or: [{ lease_until: { $exists: false } }, { lease_until: { $lte: now } }],
        },
        { $set: { lease_owner: owner, lease_until: leaseUntil } },
        { sort: { next_poll_at: 1 }, returnDocument: 'after' },
      )
      .lean<TestCallRecord>();
    return record && { call: toTestCall(record), polls: record.polls, leaseUntil };
  }

  /** Exotel has been asked: gives the lease back and says when to ask next; a call that ended meanwhile stays out. */
  async askAgainAt(id: string, owner: string, at: Date): Promise<void> {
    await this.calls.updateOne(
      { _id: id, lease_owner: owner, next_poll_at: { $exists: true } },
      { $set: { next_poll_at: at }, $inc: { polls: 1 }, $unset: LEASE },
    );
  }

  /** Gives the lease back; the call is as due as before. */
  async release(id: string, owner: string): Promise<void> {
    await this.calls.updateOne({ _id: id, lease_owner: owner }, { $unset: LEASE });
  }

  /** Gives every lease of an instance back, so that the others need not wait for them to run out. */
  async releaseAll(owner: string): Promise<void> {
    await this.calls.updateMany({ lease_owner: owner }, { $unset: LEASE });
  }
}

const LEASE = { lease_owner: 1, lease_until: 1 } as const;
