import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { QueryFilter } from 'mongoose';
import type { Page } from '../common/page.model.js';
import { Database } from '../database/database.js';
import { isDuplicateKey } from '../database/database.errors.js';
import { behind, pageOf } from '../database/newest-first.js';
import { AuditSeal } from './audit-seal.js';
import { toChainEnd, toEntry, toLinkedEntry, toLogRecord } from './audit.document.js';
import { AUDIT_CHAINS } from './audit.model.js';
import type { AuditChain, AuditEntry, AuditQuery, AuditState, ChainEnd, LinkedEntry } from './audit.model.js';
import { AuditLogRecord } from './audit.schema.js';
import { linkEntry, NO_ENTRY } from './link-entry.js';
import type { ChainHead } from './link-entry.js';

export interface Strays {
  readonly count: number;
  readonly id: string;
}

const IN_NO_CHAIN: QueryFilter<AuditLogRecord> = { chain: { $nin: [...AUDIT_CHAINS] } };

/** A number that another one can follow: what else someone puts there must not be taken for the end of a chain. */
const A_PLACE = { $gte: 1, $lt: Number.MAX_SAFE_INTEGER } as const;

/** No instance loses the race for a place as often: something stands there that cannot be passed. */
const MAX_TRIES = 100;

/**
 * MongoDB finds `['exotel']`, too, where it looks for `'exotel'`. The index that gives the order of a page is walked all
 * the same: nearly every entry fits, so the page is full after as many.
 */
const IN_A_CHAIN: QueryFilter<AuditLogRecord> = {
  chain: { $in: [...AUDIT_CHAINS], $not: { $type: 'array' } },
};

/** The trail itself: it is added to and read; nothing of what it says is ever changed or removed. */
@Injectable()
export class AuditLogStore implements OnModuleInit {
  constructor(
    @InjectModel(AuditLogRecord.name) private readonly log: Model<AuditLogRecord>,
    private readonly seal: AuditSeal,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.beforeReady(() => this.log.createIndexes());
  }

  /** Puts entries at the end of their chain, in this order and once each; gives those that were not there yet. */
  async append(chain: AuditChain, entries: readonly AuditEntry[]): Promise<LinkedEntry[]> {
    const added: LinkedEntry[] = [];
    let rest = entries;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const linked = this.link(chain, rest, await this.findHead(chain));
      try {
        await this.log.insertMany(linked.map(toLogRecord), { lean: true });
        return [...added, ...linked];
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // Some stand there already, or another instance took a place in the chain: what is left goes behind it.
        const hashes = await this.findHashes(rest);
        added.push(...linked.filter(({ id, hash }) => hashes.get(id) === hash));
        rest = rest.filter(({ id }) => !hashes.has(id));
        if (rest.length === 0) return added;
      }
    }
    throw new Error(`No place was found at the end of the audit trail's chain ${chain}.`);
  }

  /** Seals the end of each chain under the current key, so that a key which is given up takes no proof with it. */
  async renewSeals(): Promise<void> {
    for (const chain of AUDIT_CHAINS) {
      const head = await this.findHead(chain);
      const renewed = head && this.seal.renewed(head);
      if (renewed) await this.log.updateOne({ chain, seq: head.seq, hash: head.hash }, { $set: renewed });
    }
  }

  async has(id: string): Promise<boolean> {
    return (await this.log.exists({ _id: id })) !== null;
  }

  /** Did the last change of this chain leave this state? */
  async hasState(chain: AuditChain, state: AuditState): Promise<boolean> {
    const last = await this.log.findOne({ chain }).sort({ seq: -1 }).lean<AuditLogRecord>();
    return JSON.stringify(last?.after) === JSON.stringify(state);
  }

  /** One page, newest first. */
  async listPage({ actor, action, didId, limit, after }: AuditQuery): Promise<Page<AuditEntry>> {
    const filter: QueryFilter<AuditLogRecord> = {
      ...IN_A_CHAIN,
      ...(actor !== undefined && { actor }),
      ...(action !== undefined && { action }),
      ...(didId !== undefined && { did_id: didId }),
      ...(after && behind('at', after)),
    };
    const records = await this.log
      .find(filter)
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean<AuditLogRecord[]>();
    return pageOf(records, limit, toEntry, ({ at }) => at);
  }

  /** A whole chain from its first entry. */
  async *walk(chain: AuditChain): AsyncGenerator<LinkedEntry> {
    const records = this.log.find({ chain }).sort({ seq: 1 }).lean<AuditLogRecord[]>().cursor();
    for await (const record of records) yield toLinkedEntry(record);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.log.exists({})) === null;
  }

  /** Entries in no chain of ours, which no walk meets: how many, and the id of one. Null: there are none. */
  async findStrays(): Promise<Strays | null> {
    const one = await this.log.findOne(IN_NO_CHAIN, { _id: 1 }).lean<Pick<AuditLogRecord, '_id'>>();
    return one && { count: await this.log.countDocuments(IN_NO_CHAIN), id: one._id };
  }

  /** Does this very entry stand at this place of a chain? */
  async hasLink(chain: string, seq: number, hash: string): Promise<boolean> {
    return (await this.log.exists({ chain: chain as AuditChain, seq, hash })) !== null;
  }

  private link(chain: AuditChain, entries: readonly AuditEntry[], end: ChainEnd | null): LinkedEntry[] {
    const standing = this.seal.standingBehind(end);
    let head: ChainHead = end ?? NO_ENTRY;
    return entries.map((entry) => {
      const linked = linkEntry({ ...entry, chain }, head);
      head = linked;
      return { ...linked, ...this.seal.sealOf(linked.hash, standing) };
    });
  }

  private async findHashes(entries: readonly AuditEntry[]): Promise<Map<string, string>> {
    const records = await this.log
      .find({ _id: { $in: entries.map(({ id }) => id) } }, { hash: 1 })
      .lean<Pick<AuditLogRecord, '_id' | 'hash'>[]>();
    return new Map(records.map(({ _id, hash }) => [_id, hash]));
  }

  private async findHead(chain: AuditChain): Promise<ChainEnd | null> {
    const record = await this.log
      .findOne({ chain, seq: A_PLACE }, { _id: 0, seq: 1, hash: 1, kid: 1, seal: 1 })
      .sort({ seq: -1 })
      .lean<ChainEnd>();
    return record && toChainEnd(record);
  }
}
