import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../../config/config.js';
import { Metrics } from '../../metrics/metrics.js';
import { ChangeBell } from './change-bell.js';
import { HistoryStore } from './history.store.js';
import type { TestCall } from './test-call.model.js';

/** Told of each change of its call, and at the end that there will be no more. */
export interface CallWatcher {
  changed(call: TestCall): void;
  /** The service stops; the watcher may come back to another instance. */
  stopped(): void;
}

/** Writes that were under way when the last look was taken show up behind it; so each look goes back a little. */
const OVERLAP_MS = 2_000;

/**
 * Tells watchers of changes, whichever instance made them: one cheap query for all of them, when the database tells of
 * a change, or at a steady pace where it cannot tell; none while nobody watches. It reads by the database's clock, so
 * clocks of instances may differ.
 */
@Injectable()
export class LiveCalls implements OnModuleDestroy {
  private readonly logger = new Logger('LiveCalls');
  private readonly watchers = new Map<string, Set<CallWatcher>>();
  private isStopping = false;
  private isLooking = false;

  constructor(
    private readonly history: HistoryStore,
    private readonly bell: ChangeBell,
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
  ) {}

  /** Watches a call until the returned function is called. */
  watch(callId: string, watcher: CallWatcher): () => void {
    if (this.isStopping) {
      watcher.stopped();
      return () => undefined;
    }
    const ofCall = this.watchers.get(callId) ?? new Set();
    this.watchers.set(callId, ofCall.add(watcher));
    this.metrics.watchers.inc();
    if (!this.isLooking) void this.look();
    return () => {
      if (!ofCall.delete(watcher)) return;
      this.metrics.watchers.dec();
      if (ofCall.size === 0 && this.watchers.get(callId) === ofCall) this.watchers.delete(callId);
    };
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    this.bell.silence();
    for (const watcher of [...this.watchers.values()].flatMap((ofCall) => [...ofCall])) watcher.stopped();
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    this.bell.listen();
    let since: Date | null = null;
    while (this.watchers.size > 0 && !this.isStopping) {
      try {
        since = since
          ? await this.tellChangesSince(since)
          : ((await this.history.lastChangeAt()) ?? new Date(0));
      } catch (error) {
        this.logger.warn(error);
      }
      await this.bell.wait(this.config.polling.watchMs);
    }
    this.bell.silence();
    this.isLooking = false;
  }

  /**
   * Gives the time of the newest change that was told; none behind the clock as it was before: one that was set back
   * stamps what comes with times that have been.
   */
  private async tellChangesSince(since: Date): Promise<Date> {
    const clock = await this.history.clock();
    let newest = since;
    const changes = this.history.listChangedSince(new Date(since.getTime() - OVERLAP_MS));
    for await (const { call, changedAt } of changes) {
      for (const watcher of this.watchers.get(call.id) ?? []) watcher.changed(call);
      newest = changedAt;
    }
    return clock === null || newest < clock ? newest : clock;
  }
}
