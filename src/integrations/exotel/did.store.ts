import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../../database/database.errors.js';
import { idsMatching, toDid, toText } from './exotel.document.js';
import type { Did, DidChanges, NewDid } from './exotel.model.js';
import { EXOTEL, IntegrationRecord } from './exotel.schema.js';
import type { DidRecord } from './exotel.schema.js';
import { ExotelStore } from './exotel.store.js';
import { toE164 } from './phone-number.js';

type NewDidRecord = DidRecord & { readonly e164: string };

const SECRETS = { api_key: 1, api_token: 1 } as const;

/** The numbers embedded in the integration document. Each change is one atomic update with its condition in it. */
@Injectable()
export class DidStore {
  constructor(
    @InjectModel(IntegrationRecord.name) private readonly integrations: Model<IntegrationRecord>,
    private readonly account: ExotelStore,
  ) {}

  async findDid(id: string): Promise<Did | null> {
    const record = await this.findRecord(id);
    return record && toDid(record);
  }

  /** Adds a number, making the document when there is none, or says why not. */
  async addDid(
    did: NewDid & { readonly e164: string },
    maxDids: number,
    at: Date,
  ): Promise<Did | 'taken' | 'full'> {
    const record: NewDidRecord = {
      id: randomUUID(),
      number: did.number,
      e164: did.e164,
      label: did.label ?? '',
      bot_id: did.botId ?? '',
      flow_url: did.flowUrl ?? '',
    };
    for (;;) {
      if (await this.push(record, maxDids, at)) return toDid(record);
      const refusal = await this.whyNotAdded(did.e164, maxDids);
      if (refusal) return refusal;
    }
  }

  /** Changes a number's fields; with `expected`, only while it is still that. Null: it is gone, or is not that any more. */
  async updateDid(id: string, changes: DidChanges, at: Date, expected?: Did): Promise<Did | null> {
    const { label, botId, flowUrl } = changes;
    const record = await this.integrations
      .findOneAndUpdate(
        { type: EXOTEL, dids: { $elemMatch: await this.condition(id, expected) } },
        {
          $set: {
            updated_at: at,
            ...(label !== undefined && { 'dids.$[did].label': label }),
            ...(botId !== undefined && { 'dids.$[did].bot_id': botId }),
            ...(flowUrl !== undefined && { 'dids.$[did].flow_url': flowUrl }),
          },
          $inc: { revision: 1 },
        },
        {
          arrayFilters: [{ 'did.id': { $in: idsMatching(id) } }],
          returnDocument: 'after',
          projection: { ...SECRETS, dids: { $elemMatch: { id: { $in: idsMatching(id) } } } },
        },
      )
      .lean<IntegrationRecord>();
    const [changed] = record?.dids ?? [];
    if (!record || !changed) return null;
    await this.account.encryptPlainSecrets(record);
    return toDid(changed);
  }

  /** Removes a number; with `expected`, only while it is still that. False: it is gone, or is not that any more. */
  async removeDid(id: string, at: Date, expected?: Did): Promise<boolean> {
    const record = await this.integrations
      .findOneAndUpdate(
        { type: EXOTEL, dids: { $elemMatch: await this.condition(id, expected) } },
        {
          $pull: { dids: { id: { $in: idsMatching(id) } } },
          $set: { updated_at: at },
          $inc: { revision: 1 },
        },
        { returnDocument: 'after', projection: SECRETS },
      )
      .lean<IntegrationRecord>();
    if (!record) return false;
    await this.account.encryptPlainSecrets(record);
    return true;
  }

  private async push(did: NewDidRecord, maxDids: number, at: Date): Promise<boolean> {
    const hasRoom: QueryFilter<IntegrationRecord> = {
      type: EXOTEL,
      'dids.e164': { $ne: did.e164 },
      [`dids.${maxDids - 1}`]: { $exists: false },
      // Adopted numbers are unknown to the condition above until they have their E.164 form.
      dids: { $not: { $elemMatch: { e164: { $exists: false } } } },
    };
    try {
      const record = await this.integrations
        .findOneAndUpdate(
          hasRoom,
          {
            $push: { dids: did },
            $set: { updated_at: at },
            $inc: { revision: 1 },
            $setOnInsert: { created_at: at },
          },
          { upsert: true, returnDocument: 'after', projection: SECRETS },
        )
        .lean<IntegrationRecord>();
      if (record) await this.account.encryptPlainSecrets(record);
      return record !== null;
    } catch (error) {
      // 11000: the document is there and the condition does not hold, or another process just made it.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Undefined when nothing stands in the way (any more): try again. */
  private async whyNotAdded(e164: string, maxDids: number): Promise<'taken' | 'full' | undefined> {
    const record = await this.integrations.findOne({ type: EXOTEL }, { dids: 1 }).lean<IntegrationRecord>();
    const dids = record?.dids ?? [];
    if (dids.some((did) => did.e164 === undefined)) {
      await this.deriveE164(dids);
      return undefined;
    }
    if (dids.some((did) => did.e164 === e164)) return 'taken';
    return dids.length >= maxDids ? 'full' : undefined;
  }

  /**
   * Gives adopted numbers the E.164 form that we compare by, each at its place and while it still stands there; what
   * else they carry is not ours to touch. A miss means that someone else was faster.
   */
  private async deriveE164(dids: readonly DidRecord[]): Promise<void> {
    const filter: Record<string, unknown> = { type: EXOTEL };
    const derived: Record<string, string> = {};
    for (const [index, did] of dids.entries()) {
      if (did.e164 !== undefined) continue;
      filter[`dids.${index}.number`] = did.number ?? null;
      filter[`dids.${index}.e164`] = { $exists: false };
      derived[`dids.${index}.e164`] = toE164(toText(did.number)) ?? '';
    }
    await this.integrations.updateOne(filter, { $set: derived });
  }

  /** What an embedded number must be for a write: the one with this id and, with `expected`, the same as then. */
  private async condition(id: string, expected?: Did): Promise<Record<string, unknown>> {
    const sameId = { id: { $in: idsMatching(id) } };
    if (!expected) return sameId;
    const raw = await this.findRecord(id);
    if (!raw || JSON.stringify(toDid(raw)) !== JSON.stringify(expected)) return { id: { $in: [] } };
    const { label = null, bot_id = null, flow_url = null } = raw;
    return { ...sameId, label, bot_id, flow_url };
  }

  private async findRecord(id: string): Promise<DidRecord | null> {
    const record = await this.integrations
      .findOne({ type: EXOTEL }, { dids: { $elemMatch: { id: { $in: idsMatching(id) } } } })
      .lean<IntegrationRecord>();
    return record?.dids?.[0] ?? null;
  }
}
