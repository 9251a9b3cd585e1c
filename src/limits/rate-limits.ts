import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { deriveKey } from '../common/crypto/derive-key.js';
import { AppConfig } from '../config/config.js';
import { Database } from '../database/database.js';

const COLLECTION = 'rate_limits';
const WINDOW_S = 60;
/** Clocks of instances may differ by a few seconds; a window that ends later was begun by one that ran ahead. */
const FURTHEST_END_MS = WINDOW_S * 1000 + 5_000;

export type LimitName = 'test_calls_of_user' | 'test_calls_to_number' | 'failures_of_address';

interface Limiter {
  readonly shared: RateLimiterMongo;
  /** What this process counts by itself while the database is away. */
  readonly alone: RateLimiterMemory;
}

/**
 * Counts in windows of a minute, in the database for all instances. Whom it counts is kept as a keyed hash: addresses
 * and phone numbers are few enough for a plain one to be guessed.
 */
@Injectable()
export class RateLimits implements OnModuleInit {
  private readonly limiters = new Map<LimitName, Limiter>();
  private readonly key: Buffer;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly database: Database,
    config: AppConfig,
  ) {
    this.key = deriveKey(config.encryptionKeys[0], 'rate limits');
    this.limit('test_calls_of_user', config.testCallsPerMinuteUser);
    this.limit('test_calls_to_number', config.testCallsPerMinuteNumber);
    this.limit('failures_of_address', config.authFailuresPerMinute);
  }

  onModuleInit(): void {
    this.database.beforeReady(async () => {
      await this.connection.collection(COLLECTION).createIndexes([
        { key: { key: 1 }, name: 'key', unique: true },
        { key: { expire: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      ]);
    });
  }

  /** Counts one; gives the seconds until it may be tried again when there were too many, else nothing. */
  async take(name: LimitName, subject: string): Promise<number | undefined> {
    const limiter = this.find(name);
    if (!limiter) return undefined;
    const key = this.hashOf(subject);
    let waitMs = await msToWait(limiter, key);
    if (waitMs > FURTHEST_END_MS) {
      await this.forgetWindow(name, key);
      waitMs = await msToWait(limiter, key);
    }
    return waitMs === 0 ? undefined : Math.ceil(waitMs / 1000);
  }

  /** What was counted, or refused for being too many, did not happen after all. */
  async giveBack(name: LimitName, subject: string): Promise<void> {
    const limiter = this.find(name);
    const key = this.hashOf(subject);
    // A window that is over holds nothing that could be given back; the next one would begin with a credit.
    if (limiter && (await limiter.get(key))) await limiter.reward(key);
  }

  /**
   * Forgets a window that a clock began which has been set back since: it would hold everybody back for as long as that
   * clock ran ahead. Of many who find it at once each forgets that one alone, never what the first of them begins in its
   * place, in which they are all counted. So a burst gets one window's worth more, no matter how many it is; likewise
   * where the clocks of instances lie further apart than they should.
   */
  private async forgetWindow(name: LimitName, key: string): Promise<void> {
    const limiter = this.limiters.get(name);
    await limiter?.alone.delete(key);
    if (!limiter || !this.database.isReady) return;
    const fromAhead = {
      key: limiter.shared.getKey(key),
      expire: { $gt: new Date(Date.now() + FURTHEST_END_MS) },
    };
    await this.connection.collection(COLLECTION).deleteOne(fromAhead);
    limiter.shared.deleteInMemoryBlockedAll();
  }

  private find(name: LimitName): RateLimiterAbstract | undefined {
    const limiter = this.limiters.get(name);
    return this.database.isReady ? limiter?.shared : limiter?.alone;
  }

  private limit(name: LimitName, perMinute: number): void {
    if (perMinute === 0) return;
    const alone = new RateLimiterMemory({ keyPrefix: name, points: perMinute, duration: WINDOW_S });
    const shared = new RateLimiterMongo({
      storeClient: this.connection,
      tableName: COLLECTION,
      keyPrefix: name,
      points: perMinute,
      duration: WINDOW_S,
      disableIndexesCreation: true,
      insuranceLimiter: alone,
      // Who goes on failing past the limit costs the database nothing more; of calls some are given back.
      ...(name === 'failures_of_address' && { inMemoryBlockOnConsumed: perMinute + 1 }),
    });
    this.limiters.set(name, { shared, alone });
  }

  private hashOf(subject: string): string {
    return createHmac('sha256', this.key).update(subject).digest('base64url').slice(0, 22);
  }
}

/** Counts one; 0 when it is not too many. */
async function msToWait(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}
