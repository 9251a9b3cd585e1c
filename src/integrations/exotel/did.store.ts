import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { QueryFilter } from 'mongoose';
import { toEntryRecord } from '../../audit/audit.document.js';
import type { AuditAction, AuditEntry, Change } from '../../audit/audit.model.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { changedFields } from '../../audit/changed-fields.js';
import { newEntry } from '../../audit/new-entry.js';
import { isBadValue, isDuplicateKey } from '../../database/database.errors.js';
import { idsMatching, isDidRecord, toDid, toDidRecords, toText } from './exotel.document.js';
import type { Did, DidChanges, NewDid } from './exotel.model.js';
import { AGAIN, untilWritten } from '../../database/until-written.js';
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
    private readonly trail: AuditTrail,
  ) {}

  async findDid(id: string): Promise<Did | null> {
    const record = await this.findRecord(id);
    return record && toDid(record);
  }

  /** Adds a number, making the document when there is none, or says why not. */
  async addDid(
    did: NewDid & { readonly e164: string },
    maxDids: number,
    change: Change,
    action: 'did.add' | 'did.import',
  ): Promise<Did | 'taken' | 'full'> {
    const record: NewDidRecord = {
      id: randomUUID(),
      number: did.number,
      e164: did.e164,
      label: did.label ?? '',
      bot_id: did.botId ?? '',
      flow_url: did.flowUrl ?? '',
    };
    const added = toDid(record);
    const entry = entryOf(change, action, added.id, { before: null, after: toAuditState(added) });
    return untilWritten(async () => {
      if (await this.push(record, maxDids, entry)) return added;
      return (await this.whyNotAdded(did.e164, maxDids)) ?? AGAIN;
    });
  }

  /**
   * Changes a number's fields; what is there already is left alone. With `expected`, only while it is still that. Null:
   * it is gone, or is not that any more.
   */
  async updateDid(id: string, changes: DidChanges, change: Change, expected?: Did): Promise<Did | null> {
    return untilWritten(async () => {
      const raw = await this.findRecord(id);
      if (!raw || !isStill(expected, raw)) return null;
      const before = toDid(raw);
      const differences = changedFields(toAuditState(before), toAuditState({ ...before, ...given(changes) }));
      if (!differences) return before;
      const entry = entryOf(change, 'did.update', before.id, differences);
      const fields = Object.entries(differences.after).map(([field, value]) => [
        `dids.$[did].${field}`,
        value,
      ]);
      const record = await this.integrations
        .findOneAndUpdate(
          { type: EXOTEL, dids: { $elemMatch: asItWas(raw) } },
          {
            $set: { updated_at: change.at, ...(Object.fromEntries(fields) as object) },
            $inc: { revision: 1 },
            $push: { audit_outbox: toEntryRecord(entry) },
          },
          {
            arrayFilters: [{ 'did.id': { $in: idsMatching(id) } }],
            returnDocument: 'after',
            projection: { ...SECRETS, dids: { $elemMatch: { id: { $in: idsMatching(id) } } } },
          },
        )
        .lean<IntegrationRecord>();
      const [changed] = record?.dids ?? [];
      if (!record || !changed) return AGAIN;
      await this.finish(record);
      return toDid(changed);
    });
  }

  /** Removes a number; with `expected`, only while it is still that. False: it is gone, or is not that any more. */
  async removeDid(id: string, change: Change, expected?: Did): Promise<boolean> {
    return untilWritten(async () => {
      const raw = await this.findRecord(id);
      if (!raw || !isStill(expected, raw)) return false;
      const removed = toDid(raw);
      const entry = entryOf(change, 'did.remove', removed.id, { before: toAuditState(removed), after: null });
      const record = await this.integrations
        .findOneAndUpdate(
          { type: EXOTEL, dids: { $elemMatch: asItWas(raw) } },
          {
            $pull: { dids: { id: { $in: idsMatching(id) } } },
            $set: { updated_at: change.at },
            $inc: { revision: 1 },
            $push: { audit_outbox: toEntryRecord(entry) },
          },
          { returnDocument: 'after', projection: SECRETS },
        )
        .lean<IntegrationRecord>();
      if (!record) return AGAIN;
      await this.finish(record);
      return true;
    });
  }

  /** What every write of the document ends with. */
  private async finish(record: IntegrationRecord): Promise<void> {
    this.trail.nudge();
    await this.account.encryptPlainSecrets(record);
  }

  private async push(did: NewDidRecord, maxDids: number, entry: AuditEntry): Promise<boolean> {
    const hasRoom: QueryFilter<IntegrationRecord> = {
      type: EXOTEL,
      'dids.e164': { $ne: did.e164 },
      [`dids.${maxDids - 1}`]: { $exists: false },
      // Adopted numbers are unknown to the condition above until they have their E.164 form.
      dids: { $not: { $elemMatch: { e164: { $exists: false }, number: { $exists: true } } } },
    };
    try {
      const record = await this.integrations
        .findOneAndUpdate(
          hasRoom,
          {
            $push: { dids: did, audit_outbox: toEntryRecord(entry) },
            $set: { updated_at: entry.at },
            $inc: { revision: 1 },
            $setOnInsert: { created_at: entry.at },
          },
          { upsert: true, returnDocument: 'after', projection: SECRETS },
        )
        .lean<IntegrationRecord>();
      if (record) await this.finish(record);
      return record !== null;
    } catch (error) {
      // 11000: the document is there and the condition does not hold, or another process just made it.
      if (isDuplicateKey(error)) return false;
      if (!isBadValue(error)) throw error;
      await this.makeRoomForList();
      return false;
    }
  }

  /** An adopted document may say `dids: null`, or anything else that is no list to add to; that is put aside. */
  private async makeRoomForList(): Promise<void> {
    await this.integrations.updateOne({ type: EXOTEL, dids: null }, { $unset: { dids: 1 } });
    await this.integrations.collection.updateOne(
      { type: EXOTEL, dids: { $exists: true, $not: { $type: 'array' } } },
      { $rename: { dids: 'dids_unreadable' } },
    );
  }

  /** Undefined when nothing stands in the way (any more): try again. */
  private async whyNotAdded(e164: string, maxDids: number): Promise<'taken' | 'full' | undefined> {
    const record = await this.integrations.findOne({ type: EXOTEL }, { dids: 1 }).lean<IntegrationRecord>();
    const dids = toDidRecords(record?.dids);
    if (dids.some((did) => did.e164 === undefined)) {
      await this.deriveE164(record?.dids ?? []);
      return undefined;
    }
    if (dids.some((did) => did.e164 === e164)) return 'taken';
    return dids.length >= maxDids ? 'full' : undefined;
  }

  /**
   * Gives adopted numbers the E.164 form that we compare by, each at its place and while it still stands there; what
   * else they carry is not ours to touch. A miss means that someone else was faster.
   */
  private async deriveE164(dids: readonly unknown[]): Promise<void> {
    const filter: Record<string, unknown> = { type: EXOTEL };
    const derived: Record<string, string> = {};
    for (const [index, did] of dids.entries()) {
      if (!isDidRecord(did) || did.e164 !== undefined) continue;
      filter[`dids.${index}.number`] = did.number ?? null;
      filter[`dids.${index}.e164`] = { $exists: false };
      derived[`dids.${index}.e164`] = toE164(toText(did.number)) ?? '';
    }
    await this.integrations.updateOne(filter, { $set: derived });
  }

  private async findRecord(id: string): Promise<DidRecord | null> {
    const record = await this.integrations
      .findOne({ type: EXOTEL }, { dids: { $elemMatch: { id: { $in: idsMatching(id) } } } })
      .lean<IntegrationRecord>();
    return record?.dids?.[0] ?? null;
  }
}

/** Is the stored number what the caller took it for? */
function isStill(expected: Did | undefined, raw: DidRecord): boolean {
  return !expected || JSON.stringify(toDid(raw)) === JSON.stringify(expected);
}

/** A condition for the very number that was read. */
function asItWas({
  id,
  number = null,
  label = null,
  bot_id = null,
  flow_url = null,
}: DidRecord): Record<string, unknown> {
  return { id, number, label, bot_id, flow_url };
}

function given({ label, botId, flowUrl }: DidChanges): Partial<Did> {
  return {
    ...(label !== undefined && { label }),
    ...(botId !== undefined && { botId }),
    ...(flowUrl !== undefined && { flowUrl }),
  };
}

/** A number as the audit trail shows it, by the names of its document. */
function toAuditState({ number, label, botId, flowUrl }: Did): Record<string, string> {
  return { number, label, bot_id: botId, flow_url: flowUrl };
}

function entryOf(
  change: Change,
  action: AuditAction,
  didId: string,
  states: Pick<AuditEntry, 'before' | 'after'>,
): AuditEntry {
  return newEntry(change, {
    chain: 'exotel',
    action,
    target: `integrations/exotel/dids/${didId}`,
    didId,
    ...states,
  });
}
