import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { toDate } from '../common/time/to-date.js';
import { isDuplicateKey } from '../database/database.errors.js';
import type { FleetSettings } from './settings.model.js';
import { SETTINGS_ID, SettingsRecord } from './settings.schema.js';

const OURS = { _id: 0, core_fleet: 1, core_fleet_updated_at: 1 } as const;

/** Reads and writes our block of the `system` document; the blocks of others are never touched. */
@Injectable()
export class SettingsStore {
  constructor(@InjectModel(SettingsRecord.name) private readonly settings: Model<SettingsRecord>) {}

  async findFleet(): Promise<FleetSettings> {
    const record = await this.settings.findOne({ _id: SETTINGS_ID }, OURS).lean<Partial<SettingsRecord>>();
    return toFleetSettings(record ?? {});
  }

  /** Replaces the fleet; with `expected`, only while it is still that. Null: it is not any more. */
  async replaceFleet(
    coreFleet: readonly string[],
    at: Date,
    expected?: FleetSettings,
  ): Promise<FleetSettings | null> {
    const unchanged = expected && (await this.rawFleetIfStill(expected));
    if (unchanged === null) return null;
    const record = await this.settings
      .findOneAndUpdate(
        { _id: SETTINGS_ID, ...unchanged },
        { $set: { core_fleet: [...coreFleet], core_fleet_updated_at: at } },
        { upsert: true, returnDocument: 'after', projection: OURS },
      )
      .lean<Partial<SettingsRecord>>()
      .catch((error: unknown) => {
        if (isDuplicateKey(error)) return null;
        throw error;
      });
    return record ? toFleetSettings(record) : null;
  }

  /** Our block as it stands in the document, for a write's filter; null when it no longer says the same. */
  private async rawFleetIfStill(expected: FleetSettings): Promise<Record<string, unknown> | null> {
    const raw =
      (await this.settings.findOne({ _id: SETTINGS_ID }, OURS).lean<Partial<SettingsRecord>>()) ?? {};
    const isSame = JSON.stringify(toFleetSettings(raw)) === JSON.stringify(expected);
    return isSame
      ? { core_fleet: raw.core_fleet ?? null, core_fleet_updated_at: raw.core_fleet_updated_at ?? null }
      : null;
  }
}

function toFleetSettings(record: Partial<SettingsRecord>): FleetSettings {
  const fleet = Array.isArray(record.core_fleet) ? record.core_fleet : [];
  return {
    coreFleet: fleet.filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== ''),
    updatedAt: toDate(record.core_fleet_updated_at),
  };
}
