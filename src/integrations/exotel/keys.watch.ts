import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { KeysService } from './keys.service.js';

const LOOK_EVERY_MS = 60_000;

/** Has the keys seen to once the service can serve, and every minute; a command does by itself what it was asked to. */
@Injectable()
export class KeysWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Keys');
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<unknown> | undefined;

  constructor(
    private readonly keys: KeysService,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.database.onceReady(() => {
      this.timer = setInterval(() => {
        if (this.database.isReady) this.underWay = this.keys.listWarnings().catch(this.report);
      }, LOOK_EVERY_MS).unref();
      this.underWay = this.keys.renewAtStart().catch(this.report);
    });
  }

  /** Finishes what is under way: the database is closed after this. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private readonly report = (error: unknown): void => {
    this.logger.warn(error);
  };
}
