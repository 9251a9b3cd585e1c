import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Database } from '../../database/database.js';
import { isDuplicateKey } from '../../database/database.errors.js';
import { PollBudgetRecord } from './poll-budget.schema.js';
import { BUDGET_WINDOW_MS } from './poll-schedule.js';

/** Counts the questions of all instances in the database. */
@Injectable()
export class PollBudgetStore implements OnModuleInit {
  constructor(
    @InjectModel(PollBudgetRecord.name) private readonly budgets: Model<PollBudgetRecord>,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.beforeReady(() => this.budgets.createIndexes());
  }

  /** Takes `count` questions out of the window that `now` lies in; false when it would hold more than `limit`. */
  async take(count: number, limit: number, now: Date): Promise<boolean> {
    // Of two that begin a window at once one is refused although there is room, so a refusal is asked again.
    return (await this.tryToTake(count, limit, now)) || this.tryToTake(count, limit, now);
  }

  private async tryToTake(count: number, limit: number, now: Date): Promise<boolean> {
    const window = Math.floor(now.getTime() / BUDGET_WINDOW_MS);
    const expiresAt = new Date((window + 20) * BUDGET_WINDOW_MS);
    try {
      await this.budgets.updateOne(
        { _id: window, used: { $lte: limit - count } },
        { $inc: { used: count }, $setOnInsert: { expires_at: expiresAt } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      // The window is there and full, so the upsert could not insert it a second time.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
