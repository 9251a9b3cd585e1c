import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Database } from '../../database/database.js';
import { isDuplicateKey } from '../../database/database.errors.js';
import type { KeptCheck, Preflight } from './check.model.js';
import { PreflightRecord } from './preflight.schema.js';
import type { CheckRecord } from './preflight.schema.js';

type ShortRecord = Pick<PreflightRecord, '_id' | 'ok' | 'checked_at' | 'fingerprint'> & {
  readonly checks: readonly Pick<CheckRecord, 'name' | 'status'>[];
};

/** The last check of each number. */
@Injectable()
export class PreflightStore implements OnModuleInit {
  constructor(
    @InjectModel(PreflightRecord.name) private readonly preflights: Model<PreflightRecord>,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.beforeReady(() => this.preflights.createIndexes());
  }

  async findLast(didId: string): Promise<Preflight | null> {
    const record = await this.preflights.findOne({ _id: didId }).lean<PreflightRecord>();
    return record && toPreflight(record);
  }

  /** The last checks of these numbers, without what their lines say, by the numbers' ids. */
  async listLast(didIds: readonly string[]): Promise<ReadonlyMap<string, KeptCheck>> {
    const records = await this.preflights
      .find(
        { _id: { $in: didIds } },
        { ok: 1, checked_at: 1, fingerprint: 1, 'checks.name': 1, 'checks.status': 1 },
      )
      .lean<ShortRecord[]>();
    return new Map(
      records.map(({ _id, ok, checked_at: checkedAt, fingerprint = '', checks: verdicts }) => [
        _id,
        { ok, checkedAt, fingerprint, verdicts },
      ]),
    );
  }

  /** Keeps a check, unless a later one is there. */
  async keep(
    didId: string,
    { ok, checkedAt, tookMs, checks }: Preflight,
    fingerprint: string,
  ): Promise<void> {
    const record = {
      ok,
      checked_at: checkedAt,
      took_ms: tookMs,
      fingerprint,
      checks: checks.map((check) => ({
        name: check.name,
        status: check.status,
        detail: check.detail,
        next_step: check.nextStep,
        took_ms: check.tookMs,
      })),
    };
    const noLater = { _id: didId, checked_at: { $lte: checkedAt } };
    try {
      await this.preflights.updateOne(noLater, { $set: record }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // A later one is there, or another check was the first one at the same moment.
      await this.preflights.updateOne(noLater, { $set: record });
    }
  }
}

function toPreflight(record: PreflightRecord): Preflight {
  return {
    ok: record.ok,
    checkedAt: record.checked_at,
    tookMs: record.took_ms,
    checks: record.checks.map((check) => ({
      name: check.name,
      status: check.status,
      detail: check.detail,
      nextStep: check.next_step,
      tookMs: check.took_ms,
    })),
  };
}
