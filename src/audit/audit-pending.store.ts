import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { toEntry, toEntryRecord } from './audit.document.js';
import type { AuditChain, AuditEntry } from './audit.model.js';
import { AuditPendingRecord } from './audit.schema.js';

/** No update of ours can be under way for longer: the driver gives up long before. */
const UNDER_WAY_MS = 60_000;

/**
 * Entries of changes to documents that belong to others as well and must not carry them. An entry is announced, then
 * its change is made, then it is confirmed; what a crash leaves behind is decided by what the document says.
 */
@Injectable()
export class AuditPendingStore {
  /** When this process first saw an entry, by a clock that nobody sets. */
  private readonly seen = new Map<string, number>();

  constructor(@InjectModel(AuditPendingRecord.name) private readonly pending: Model<AuditPendingRecord>) {}

  async announce(entry: AuditEntry): Promise<void> {
    await this.pending.create(toEntryRecord(entry));
  }

  async remove(id: string): Promise<void> {
    await this.pending.deleteOne({ _id: id });
    this.seen.delete(id);
  }

  async list(chain: AuditChain): Promise<AuditEntry[]> {
    const records = await this.pending
      .find({ chain, _id: { $gt: '' } })
      .sort({ at: 1 })
      .lean<AuditPendingRecord[]>();
    return records.map((record) => ({ ...toEntry(record), chain }));
  }

  /** May the change still be under way, in this process or another? */
  mayBeUnderWay(id: string): boolean {
    const since = this.seen.get(id) ?? performance.now();
    this.seen.set(id, since);
    return performance.now() - since < UNDER_WAY_MS;
  }
}
