import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Metrics } from '../../metrics/metrics.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { CallReports } from './call-reports.js';
import { toCallStatus } from './call-status.js';
import { DueCallStore } from './due-call.store.js';
import type { ClaimedCall } from './due-call.store.js';
import { PollBudgetStore } from './poll-budget.store.js';
import { budgetPerWindow, BUDGET_WINDOW_MS, delayAfter, isOverdue } from './poll-schedule.js';
import type { TestCall } from './test-call.model.js';
import { TestCallStore } from './test-call.store.js';

const AT_ONCE = 16;

/**
 * Asks Exotel about every call that has not ended, since callbacks get lost. Of several instances one asks about a
 * call at a time; all of them together stay within the budget; what is left over by a crash is taken up by another.
 */
@Injectable()
export class CallReconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('CallReconciler');
  private readonly owner = randomUUID();
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private loop: Promise<void> | undefined;

  constructor(
    private readonly due: DueCallStore,
    private readonly budget: PollBudgetStore,
    private readonly calls: TestCallStore,
    private readonly reports: CallReports,
    private readonly exotel: ExotelService,
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** Finishes the questions under way and gives the leases back. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await Promise.allSettled(this.underWay);
    if (this.database.isReady) await this.due.releaseAll(this.owner).catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (this.database.isReady)
        {await this.startDue().catch((error: unknown) => {
          this.report(error);
        });}
      const pause = this.config.polling.tickMs * (0.75 + Math.random() / 2);
      await sleep(pause, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  private async startDue(): Promise<void> {
    while (!this.stopping.signal.aborted && this.underWay.size < AT_ONCE) {
      const now = this.clock.now();
      const claimed = await this.due.claimDue(this.owner, now, new Date(now.getTime() + this.leaseMs()));
      if (!claimed) return;
      const work = this.ask(claimed).catch((error: unknown) => {
        this.report(error);
      });
      this.underWay.add(work);
      void work.finally(() => this.underWay.delete(work));
      if (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
    }
  }

  /** Longer than two requests to Exotel can take. */
  private leaseMs(): number {
    return 2 * this.config.exotelTimeoutMs + 10_000;
  }

  private async ask({ call, polls }: ClaimedCall): Promise<void> {
    if (call.status === 'requested') await this.reports.apply(call.id, UNSETTLED);
    const isAllowed = await this.budget.take(1, budgetPerWindow(this.config.polling), this.clock.now());
    if (!isAllowed) {
      await this.askAgainIn(call, BUDGET_WINDOW_MS * (0.5 + Math.random()));
      return;
    }
    this.metrics.polls.inc();
    await this.askExotel(call);
    if (isOverdue(call.createdAt, this.clock.now(), this.config.polling)) {
      await this.calls.giveUp((await this.calls.findCall(call.id)) ?? call, this.clock.now());
      return;
    }
    await this.askAgainIn(call, delayAfter(polls, this.config.polling, Math.random()));
  }

  private async askExotel(call: TestCall): Promise<void> {
    try {
      const found =
        call.callSid === '' ? await this.findAtExotel(call) : await this.exotel.fetchCall(call.callSid);
      if (!found) return;
      await this.reports.apply(call.id, {
        source: 'poll',
        status: toCallStatus(found.status),
        providerStatus: found.status,
        callSid: found.callSid,
      });
    } catch (error) {
      // What Exotel does not tell now it may tell later; the metric counts it.
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** The one call in Exotel's list that can only be this one; undefined when none or several fit. */
  private async findAtExotel(call: TestCall): ReturnType<ExotelService['findCall']> {
    const found = await this.exotel.findCall({
      toNumber: call.toNumber,
      callerId: call.didNumber,
      createdAt: call.createdAt,
    });
    return found && !(await this.calls.hasOtherWithSid(found.callSid, call.id)) ? found : undefined;
  }

  private async askAgainIn(call: TestCall, delayMs: number): Promise<void> {
    await this.due.askAgainAt(call.id, this.owner, new Date(this.clock.now().getTime() + delayMs));
  }

  private report(error: unknown): void {
    this.logger.error(error);
  }
}

/** A request whose process died, or could not store its outcome: nobody knows whether Exotel was asked. */
const UNSETTLED = { source: 'poll', status: 'unknown', providerStatus: '', callSid: '' } as const;
