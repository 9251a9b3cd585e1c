import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Collection } from 'mongoose';
import { repeat } from '../common/time/repeat.js';
import { Database } from '../database/database.js';
import { isDatabaseAway } from '../database/database.errors.js';
import { shareRuns } from '../database/share-runs.js';
import { Metrics } from '../metrics/metrics.js';
import { AuditLogStore } from './audit-log.store.js';
import { AuditPendingStore } from './audit-pending.store.js';
import type { AuditChain, AuditEntry, AuditState, Verdict } from './audit.model.js';
import { moveOutbox } from './move-outbox.js';

/** How often an instance looks for what another one, or a crash, left behind. */
const TICK_MS = 5_000;

/**
 * Brings each entry from where its change was made to the log, exactly once, in whichever process: right after the
 * change, before the trail is read, and every few seconds for what a crash has left.
 */
@Injectable()
export class AuditTrail implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Audit');
  private readonly movers: (() => Promise<void>)[] = [];
  private readonly stopping = new AbortController();
  private readonly moved = shareRuns(() => this.moveAll());
  private loop: Promise<void> | undefined;

  constructor(
    private readonly log: AuditLogStore,
    private readonly pending: AuditPendingStore,
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = repeat(() => this.settleIfReady(), TICK_MS, this.stopping.signal);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.settleIfReady();
  }

  /** Documents of this collection carry entries of this chain in `audit_outbox`; to be called in `onModuleInit`. */
  carry(chain: AuditChain, collection: Collection): void {
    this.movers.push(() => moveOutbox(collection, (entries) => this.append(chain, entries)));
  }

  /** Says who knows what became of announced changes of this chain; to be called in `onModuleInit`. */
  judge(chain: AuditChain, verdictOn: (entry: AuditEntry) => Promise<Verdict>): void {
    this.movers.push(() => this.judgeAll(chain, verdictOn));
  }

  /** A change has been written with its entry: moves it soon. */
  nudge(): void {
    this.settle().catch(this.report);
  }

  /** Everything that was written with a change before this call stands in the log afterwards. */
  settle(): Promise<void> {
    return this.moved();
  }

  /** Keeps an entry apart before its change is made to a document that must not carry it. */
  announce(entry: AuditEntry): Promise<void> {
    return this.pending.announce(entry);
  }

  /** The announced change was made. */
  async confirm(entry: AuditEntry): Promise<void> {
    await this.append(entry.chain, [entry]);
    await this.pending.remove(entry.id);
  }

  /** The announced change was not made, and will not be. */
  withdraw(entry: AuditEntry): Promise<void> {
    return this.pending.remove(entry.id);
  }

  /** Is this what a change in the trail has left? */
  knowsState(chain: AuditChain, state: AuditState): Promise<boolean> {
    return this.log.hasState(chain, state);
  }

  /** Seals the end of the trail under the first of `ENCRYPTION_KEYS`. */
  renewSeals(): Promise<void> {
    return this.log.renewSeals();
  }

  private async settleIfReady(): Promise<void> {
    if (this.database.isReady) await this.settle().catch(this.report);
  }

  /** What one cannot move keeps no other from it, unless the database is away. */
  private async moveAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const move of this.movers) {
      await move().catch((error: unknown) => failures.push(error));
      if (isDatabaseAway(failures.at(-1))) break;
    }
    if (failures.length === 0) return;
    this.metrics.failedAuditMoves.inc();
    throw failures[0];
  }

  private async append(chain: AuditChain, entries: readonly AuditEntry[]): Promise<void> {
    // Kept apart from the database, these lines show later that the end of a chain was cut off.
    for (const { seq, hash, action } of await this.log.append(chain, entries)) {
      this.logger.log({ msg: 'audit', chain, seq, hash, action });
    }
  }

  private async judgeAll(
    chain: AuditChain,
    verdictOn: (entry: AuditEntry) => Promise<Verdict>,
  ): Promise<void> {
    for (const entry of await this.pending.list(chain)) {
      const verdict = (await this.log.has(entry.id)) ? 'made' : await verdictOn(entry);
      if (verdict === 'made') await this.confirm(entry);
      else if (!this.pending.mayBeUnderWay(entry.id)) await this.giveUp(entry, verdict);
    }
  }

  /** Someone else's write may hide that a change was made: then the trail says that it may have been. */
  private async giveUp(entry: AuditEntry, verdict: Verdict): Promise<void> {
    if (verdict === 'not_made') await this.withdraw(entry);
    else await this.confirm({ ...entry, after: { ...entry.after, outcome: 'unknown' } });
  }

  private readonly report = (error: unknown): void => {
    this.logger.warn(error);
  };
}
