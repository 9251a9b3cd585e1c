import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { mongo, QueryFilter } from 'mongoose';
import type { Page } from '../../common/page.model.js';
import { behind, pageOf } from '../../database/newest-first.js';
import { toTestCall } from './test-call.document.js';
import type { HistoryQuery, TestCall } from './test-call.model.js';
import { TestCallRecord } from './test-call.schema.js';

/** Tells that calls have changed, not what: `next` waits for a change, `tryNext` opens the stream. */
export type TestCallChanges = Pick<mongo.ChangeStream, 'tryNext' | 'next' | 'close'>;

/** Reads over many test calls; each walks one index and stops after its page. */
@Injectable()
export class HistoryStore {
  constructor(@InjectModel(TestCallRecord.name) private readonly calls: Model<TestCallRecord>) {}

  /** One page, newest first. */
  async listPage({ didId, status, from, to, limit, after }: HistoryQuery): Promise<Page<TestCall>> {
    // Beside the cursor's own condition on the time: both narrow the walk through the index.
    const range = [from && { created_at: { $gte: from } }, to && { created_at: { $lt: to } }].filter(
      (bound) => bound !== undefined,
    );
    const filter: QueryFilter<TestCallRecord> = {
      ...(didId !== undefined && { did_id: didId }),
      ...(status !== undefined && { status }),
      ...(after && behind('created_at', after)),
      ...(range.length > 0 && { $and: range }),
    };
    const records = await this.calls
      .find(filter)
      .sort({ created_at: -1, _id: -1 })
      .limit(limit + 1)
      .lean<TestCallRecord[]>();
    return pageOf(records, limit, toTestCall, ({ createdAt }) => createdAt);
  }

  /** The calls that changed at or after `since` by the database's clock, oldest change first. */
  async *listChangedSince(since: Date): AsyncGenerator<{ call: TestCall; changedAt: Date }> {
    const records = this.calls
      .find({ changed_at: { $gte: since } })
      .sort({ changed_at: 1 })
      .lean<TestCallRecord[]>()
      .cursor();
    for await (const record of records) {
      yield { call: toTestCall(record), changedAt: record.changed_at ?? since };
    }
  }

  /** A change stream over all test calls. Its first use fails on a database that has none. */
  openChanges(): TestCallChanges {
    return this.calls.db.collection(this.calls.collection.name).watch([{ $project: { _id: 1 } }]);
  }

  /** The database's own clock, by which changes are stamped; null where it does not tell. */
  async clock(): Promise<Date | null> {
    const hello = await this.calls.db.db?.command({ hello: 1 }).catch(() => undefined);
    return hello?.['localTime'] instanceof Date ? hello['localTime'] : null;
  }

  /** When the last change was made, by the database's clock. */
  async lastChangeAt(): Promise<Date | null> {
    const record = await this.calls
      .findOne({ changed_at: { $exists: true } }, { changed_at: 1 })
      .sort({ changed_at: -1 })
      .lean<{ changed_at: Date }>();
    return record?.changed_at ?? null;
  }
}
