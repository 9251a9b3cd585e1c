import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { AuditTrail } from '../audit/audit-trail.js';
import type { AuditEntry, Change, Verdict } from '../audit/audit.model.js';
import { newEntry, withoutUserInfo } from '../audit/new-entry.js';
import { toDate } from '../common/time/to-date.js';
import { isDuplicateKey } from '../database/database.errors.js';
import { shareRuns } from '../database/share-runs.js';
import { AGAIN, untilWritten } from '../database/until-written.js';
import type { FleetSettings } from './settings.model.js';
import { SETTINGS_ID, SettingsRecord } from './settings.schema.js';

const OURS = { _id: 0, core_fleet: 1, core_fleet_updated_at: 1 } as const;
/** No write of ours lasts longer, so that what is announced is decided by then. */
const WRITE_LIMIT_MS = 20_000;

type Raw = Partial<SettingsRecord>;

/**
 * Reads and writes our block of the `system` document; the blocks of others are never touched. The document is the
 * platform's, so that a change's audit entry stands apart, and is announced before the change is made.
 */
@Injectable()
export class SettingsStore implements OnModuleInit {
  /** Each answer with a WebSocket address needs it: requests that come at once share a read. */
  private readonly fleet = shareRuns(async () => toFleetSettings(await this.findRaw()));

  constructor(
    @InjectModel(SettingsRecord.name) private readonly settings: Model<SettingsRecord>,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.trail.judge('settings', (entry) => this.verdictOn(entry));
  }

  findFleet(): Promise<FleetSettings> {
    return this.fleet();
  }

  /** Replaces the fleet; with `expected`, only while it is still that. Null: it is not any more. */
  async replaceFleet(
    coreFleet: readonly string[],
    change: Change,
    expected?: FleetSettings,
  ): Promise<FleetSettings | null> {
    return untilWritten(async () => {
      const raw = await this.findRaw();
      const current = toFleetSettings(raw);
      if (expected && !isSame(current, expected)) return null;
      if (isSame(raw.core_fleet, coreFleet)) return current;
      // What an earlier change left undecided must be decided while the document still tells.
      await this.trail.settle();
      const at = behind(change.at, current.updatedAt);
      return (await this.write(raw, coreFleet, { ...change, at })) ?? AGAIN;
    });
  }

  /** Null: the block is no longer as it was read. */
  private async write(raw: Raw, coreFleet: readonly string[], change: Change): Promise<FleetSettings | null> {
    const entry = newEntry(change, {
      chain: 'settings',
      action: 'settings.fleet',
      target: 'settings/fleet',
      before: toState(toFleetSettings(raw)),
      after: toState({ coreFleet, updatedAt: change.at }),
    });
    await this.trail.announce(entry);
    const record = await this.settings
      .findOneAndUpdate(
        { _id: SETTINGS_ID, ...unchanged(raw) },
        { $set: { core_fleet: [...coreFleet], core_fleet_updated_at: change.at } },
        { upsert: true, returnDocument: 'after', projection: OURS, maxTimeMS: WRITE_LIMIT_MS },
      )
      .lean<Raw>()
      .catch((error: unknown) => {
        if (isDuplicateKey(error)) return null;
        throw error;
      });
    if (!record) {
      await this.trail.withdraw(entry);
      return null;
    }
    // The change is made: where the log cannot be reached now, the announced entry is confirmed later.
    await this.trail.confirm(entry).catch(() => undefined);
    return toFleetSettings(record);
  }

  private async findRaw(): Promise<Raw> {
    return (await this.settings.findOne({ _id: SETTINGS_ID }, OURS).lean<Raw>()) ?? {};
  }

  /** Was this announced change made? The document carries its time until the next change. */
  private async verdictOn(entry: AuditEntry): Promise<Verdict> {
    const current = withoutUserInfo(toState(toFleetSettings(await this.findRaw())));
    if (isSame(current, entry.after)) return 'made';
    const isAsBefore = isSame(current, entry.before);
    return isAsBefore || (await this.trail.knowsState('settings', current)) ? 'not_made' : 'not_seen';
  }
}

/** Our block as it stands in the document, for a write's filter. A bare list would be read as "one of these". */
function unchanged(raw: Raw): Record<string, unknown> {
  return {
    core_fleet: { $eq: raw.core_fleet ?? null },
    core_fleet_updated_at: raw.core_fleet_updated_at ?? null,
  };
}

/** Each change has a time of its own, by which it is known again. */
function behind(at: Date, last: Date | null): Date {
  return last && last >= at ? new Date(last.getTime() + 1) : at;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function toState({ coreFleet, updatedAt }: FleetSettings): NonNullable<AuditEntry['after']> {
  return { core_fleet: [...coreFleet], updated_at: updatedAt?.toISOString() ?? null };
}

function toFleetSettings(record: Raw): FleetSettings {
  const fleet = Array.isArray(record.core_fleet) ? record.core_fleet : [];
  return {
    coreFleet: fleet.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== ''),
    updatedAt: toDate(record.core_fleet_updated_at),
  };
}
