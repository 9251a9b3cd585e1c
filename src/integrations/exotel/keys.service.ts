import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../audit/audit.model.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../common/time/clock.js';
import { Metrics } from '../../metrics/metrics.js';
import { CredentialsUnreadableError } from './exotel.errors.js';
import { SecretsStore } from './secrets.store.js';
import type { Reencryption } from './secrets.store.js';

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
export class KeysService {
  private readonly logger = new Logger('Keys');
  private wasUnreadable = false;

  constructor(
    private readonly secrets: SecretsStore,
    private readonly trail: AuditTrail,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  /** Encrypts everything anew that is not under the first key, what the platform left in plain text included. */
  async rotate(): Promise<Reencryption> {
    const change = { at: this.clock.now(), actor: BY_COMMAND };
    const outcome = await this.secrets.reencrypt(change, { withPlain: true });
    await this.trail.renewSeals();
    return outcome;
  }

  /** Plain secrets are left as they are until the next write: the platform's original may still read them. */
  async renewAtStart(): Promise<void> {
    const change = { at: this.clock.now(), actor: AT_START };
    const outcome = await this.secrets.reencrypt(change, { withPlain: false });
    if (outcome === 'reencrypted') {
      this.logger.log('The stored credentials are encrypted under the first of ENCRYPTION_KEYS now.');
    }
    this.tell(outcome === 'unreadable');
    await this.trail.renewSeals();
  }

  /** What someone should look into; also told by the metric, and by the log when it changes. */
  async listWarnings(): Promise<Warning[]> {
    const isUnreadable = await this.secrets.isUnreadable();
    this.tell(isUnreadable);
    const { code, message: detail } = new CredentialsUnreadableError();
    return isUnreadable ? [{ code, detail }] : [];
  }

  private tell(isUnreadable: boolean): void {
    this.metrics.unreadableCredentials.set(isUnreadable ? 1 : 0);
    if (isUnreadable && !this.wasUnreadable) this.logger.error(new CredentialsUnreadableError().message);
    if (!isUnreadable && this.wasUnreadable) this.logger.log('The stored credentials can be opened again.');
    this.wasUnreadable = isUnreadable;
  }
}
