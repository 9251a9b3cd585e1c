import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { Clock } from '../../common/time/clock.js';
import { repeat } from '../../common/time/repeat.js';
import { AppConfig, MAX_EXOTEL_TIMEOUT_MS } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Metrics } from '../../metrics/metrics.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { CallReports } from './call-reports.js';
import { toCallStatus } from './call-status.js';
import { DueCallStore } from './due-call.store.js';
import type { ClaimedCall } from './due-call.store.js';
import { PollBudgetStore } from './poll-budget.store.js';
import { budgetPerWindow, delayAfter, endOfWindow, furthestAhead, isOverdue } from './poll-schedule.js';
import type { TestCall } from './test-call.model.js';
import { TestCallStore } from './test-call.store.js';

const AT_ONCE = 16;
/** A call without a SID is looked up in Exotel's list, under two spellings of its number. */
const LIST_QUESTIONS = 2;
/** What a lease holds beyond the time that the questions may take. */
const LEASE_SPARE_MS = 5_000;

/**
 * Asks Exotel about every call that has not ended, since callbacks get lost. Of several instances one asks about a
 * call at a time; all of them together stay within the budget; what is left over by a crash is taken up by another.
 */
@Injectable()
export class CallReconciler implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('CallReconciler');
  private readonly owner = randomUUID();
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private loop: Promise<void> | undefined;
  /** The budget is used up until then, by a clock that nobody can set. */
  private restUntil = 0;

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
    this.loop = repeat(() => this.lookIfReady(), this.config.polling.tickMs, this.stopping.signal);
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** Finishes the questions under way and gives the leases back. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop;
    await Promise.allSettled(this.underWay);
    if (this.database.isReady) await this.due.releaseAll(this.owner).catch(() => undefined);
  }

  private async lookIfReady(): Promise<void> {
    if (this.database.isReady) await this.look().catch(this.report);
  }

  private async look(): Promise<void> {
    await this.bringNear();
    await this.calls.doubtUnsettled(this.clock.now());
    const { exotelTimeoutMs } = this.config;
    while (this.mayAsk()) {
      const now = this.clock.now();
      const claimed = await this.due.claimDue(this.owner, now, after(now, leaseMs(exotelTimeoutMs)));
      if (!claimed) return;
      const work = this.ask(claimed).catch(this.report);
      this.underWay.add(work);
      void work.finally(() => this.underWay.delete(work));
      if (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
    }
  }

  /**
   * After a clock was set back, what was put off before lies too far ahead. Another instance may wait for Exotel longer
   * than this one, so nothing is too far ahead that the configuration lets any of them put there.
   */
  private async bringNear(): Promise<void> {
    const now = this.clock.now();
    const longestLeaseMs = leaseMs(MAX_EXOTEL_TIMEOUT_MS);
    const furthestMs = furthestAhead(this.config.polling, MAX_EXOTEL_TIMEOUT_MS, longestLeaseMs);
    await this.due.bringNear(now, after(now, furthestMs), after(now, longestLeaseMs));
  }

  private mayAsk(): boolean {
    return !this.stopping.signal.aborted && performance.now() >= this.restUntil;
  }

  private async ask(claimed: ClaimedCall): Promise<void> {
    const { call, polls, leaseUntil } = claimed;
    const limit = budgetPerWindow(this.config.polling);
    const questions = call.callSid === '' ? LIST_QUESTIONS : 1;
    if (!(await this.budget.take(Math.min(questions, limit), limit, this.clock.now()))) {
      await this.rest(claimed);
      return;
    }
    // A slow database may have used the lease up: then another instance may be asking.
    if (after(this.clock.now(), longestAnswerMs(this.config.exotelTimeoutMs)) > leaseUntil) return;
    this.metrics.polls.inc();
    await this.askExotel(call);
    const now = this.clock.now();
    if (isOverdue(call.createdAt, now, this.config.polling)) {
      await this.giveUp((await this.calls.findCall(call.id)) ?? call, now);
      return;
    }
    const delayMs = delayAfter(polls + 1, this.config.polling, Math.random());
    await this.due.askAgainAt(call.id, this.owner, after(now, delayMs));
  }

  /** The budget is used up: nothing more is asked in this window. Who was asked about in time is not kept longer. */
  private async rest({ call, polls }: ClaimedCall): Promise<void> {
    const now = this.clock.now();
    const leftMs = endOfWindow(now).getTime() - now.getTime();
    this.restUntil = performance.now() + leftMs + Math.random() * this.config.polling.tickMs;
    if (polls > 0 && isOverdue(call.createdAt, now, this.config.polling)) await this.giveUp(call, now);
    else await this.due.release(call.id, this.owner);
  }

  private async giveUp(call: TestCall, now: Date): Promise<void> {
    if (await this.calls.giveUp(call, now)) this.metrics.endedCalls.inc({ status: 'unknown' });
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
    const traces = { toNumber: call.toNumber, callerId: call.didNumber, createdAt: call.createdAt };
    const found = await this.exotel.findCall(traces, this.stopping.signal);
    return found && !(await this.calls.mayBeOther(found.callSid, call)) ? found : undefined;
  }

  private readonly report = (error: unknown): void => {
    this.logger.error(error);
  };
}

function longestAnswerMs(exotelTimeoutMs: number): number {
  return LIST_QUESTIONS * exotelTimeoutMs;
}

function leaseMs(exotelTimeoutMs: number): number {
  return longestAnswerMs(exotelTimeoutMs) + LEASE_SPARE_MS;
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
