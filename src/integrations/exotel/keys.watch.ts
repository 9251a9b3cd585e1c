import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { repeat } from '../../common/time/repeat.js';
import { Database } from '../../database/database.js';
import { KeysService } from './keys.service.js';

const LOOK_EVERY_MS = 60_000;

/** Has the keys seen to once the service can serve, and every minute; a command does by itself what it was asked to. */
@Injectable()
export class KeysWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Keys');
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;

  constructor(
    private readonly keys: KeysService,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.onceReady(() => {
      this.loop = this.watch();
    });
  }

  /** Finishes what is under way: the database is closed after this. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async watch(): Promise<void> {
    await this.keys.renewAtStart().catch(this.report);
    await repeat(() => this.lookIfReady(), LOOK_EVERY_MS, this.stopping.signal);
  }

  private async lookIfReady(): Promise<void> {
    if (this.database.isReady) await this.keys.listWarnings().catch(this.report);
  }

  private readonly report = (error: unknown): void => {
    this.logger.warn(error);
  };
}
