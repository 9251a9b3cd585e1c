import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../audit/audit.model.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { Metrics } from '../../metrics/metrics.js';
import { CredentialsUnreadableError } from './exotel.errors.js';
import { SecretsStore } from './secrets.store.js';
import type { Reencryption } from './secrets.store.js';

const LOOK_EVERY_MS = 60_000;
const AT_START: Actor = { sub: 'service', role: '', requestId: '', address: '' };
const BY_COMMAND: Actor = { sub: 'keys:rotate', role: '', requestId: '', address: '' };

/** Something that is wrong although requests can be served. */
export interface Warning {
  readonly code: string;
  /** In a sentence that a person can act on. */
  readonly detail: string;
}

/**
 * Keeps the stored secrets, and the seal of the audit trail's end, under the first of `ENCRYPTION_KEYS`, and says when
 * none of them opens the secrets.
 */
@Injectable()
export class KeysService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Keys');
  private timer: NodeJS.Timeout | undefined;
  private wasUnreadable = false;

  constructor(
    private readonly secrets: SecretsStore,
    private readonly trail: AuditTrail,
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.database.onceReady(() => {
      this.timer = setInterval(() => {
        if (this.database.isReady) this.listWarnings().catch(this.report);
      }, LOOK_EVERY_MS).unref();
      this.atStart().catch(this.report);
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Encrypts everything anew that is not under the first key, what the platform left in plain text included. */
  async rotate(): Promise<Reencryption> {
    const change = { at: this.clock.now(), actor: BY_COMMAND };
    const outcome = await this.secrets.reencrypt(change, { withPlain: true });
    await this.trail.renewSeals();
    return outcome;
  }

  /** What someone should look into; also told by the metric, and by the log when it changes. */
  async listWarnings(): Promise<Warning[]> {
    const isUnreadable = await this.secrets.isUnreadable();
    this.tell(isUnreadable);
    const { code, message: detail } = new CredentialsUnreadableError();
    return isUnreadable ? [{ code, detail }] : [];
  }

  /** Plain secrets are left as they are until the next write: the platform's original may still read them. */
  private async atStart(): Promise<void> {
    const change = { at: this.clock.now(), actor: AT_START };
    const outcome = await this.secrets.reencrypt(change, { withPlain: false });
    if (outcome === 'reencrypted') {
      this.logger.log('The stored credentials are encrypted under the first of ENCRYPTION_KEYS now.');
    }
    this.tell(outcome === 'unreadable');
    await this.trail.renewSeals();
  }

  private tell(isUnreadable: boolean): void {
    this.metrics.unreadableCredentials.set(isUnreadable ? 1 : 0);
    if (isUnreadable && !this.wasUnreadable) this.logger.error(new CredentialsUnreadableError().message);
    if (!isUnreadable && this.wasUnreadable) this.logger.log('The stored credentials can be opened again.');
    this.wasUnreadable = isUnreadable;
  }

  private readonly report = (error: unknown): void => {
    this.logger.warn(error);
  };
}
