import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { toEntryRecord } from '../../audit/audit.document.js';
import type { AuditEntry, Change } from '../../audit/audit.model.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { newEntry } from '../../audit/new-entry.js';
import { AGAIN, untilWritten } from '../../database/until-written.js';
import { CredentialCipher } from './credential-cipher.js';
import { toText } from './exotel.document.js';
import { CredentialsUnreadableError } from './exotel.errors.js';
import { EXOTEL, IntegrationRecord } from './exotel.schema.js';

const SECRETS = ['api_key', 'api_token'] as const;

/** What became of the stored secrets: `none` is there, or they `were_current` already, or a key is missing. */
export type Reencryption = 'none' | 'were_current' | 'reencrypted' | 'unreadable';

interface Plan {
  /** New values by field; empty when there is nothing to do. */
  readonly changes: Readonly<Record<string, string>>;
  readonly keyIds: readonly string[];
  readonly isUnreadable: boolean;
}

/** Under which keys the secrets are stored. */
@Injectable()
export class SecretsStore {
  constructor(
    @InjectModel(IntegrationRecord.name) private readonly integrations: Model<IntegrationRecord>,
    private readonly cipher: CredentialCipher,
    private readonly trail: AuditTrail,
  ) {}

  /** Is there a stored secret that no key of ours opens? */
  async isUnreadable(): Promise<boolean> {
    const record = await this.find();
    return record !== null && (await this.planFor(record, { withPlain: false })).isUnreadable;
  }

  /**
   * Encrypts anew, under the first key, what is stored under another one and, `withPlain`, what is not encrypted at
   * all. A write that comes in between wins.
   */
  async reencrypt(change: Change, options: { withPlain: boolean }): Promise<Reencryption> {
    return untilWritten(async () => {
      const record = await this.find();
      if (!record || SECRETS.every((field) => toText(record[field]) === '')) return 'none';
      const plan = await this.planFor(record, options);
      if (Object.keys(plan.changes).length > 0) {
        const stored = Object.fromEntries(SECRETS.map((field) => [field, record[field] ?? null]));
        const { matchedCount } = await this.integrations.updateOne(
          { type: EXOTEL, ...stored },
          { $set: plan.changes, $push: { audit_outbox: toEntryRecord(this.entryOf(change, plan)) } },
        );
        if (matchedCount === 0) return AGAIN;
        this.trail.nudge();
      }
      if (plan.isUnreadable) return 'unreadable';
      return Object.keys(plan.changes).length > 0 ? 'reencrypted' : 'were_current';
    });
  }

  private find(): Promise<IntegrationRecord | null> {
    return this.integrations
      .findOne({ type: EXOTEL }, { api_key: 1, api_token: 1 })
      .lean<IntegrationRecord>()
      .exec();
  }

  private async planFor(record: IntegrationRecord, { withPlain }: { withPlain: boolean }): Promise<Plan> {
    const changes: Record<string, string> = {};
    const keyIds: string[] = [];
    let isUnreadable = false;
    for (const field of SECRETS) {
      const stored = toText(record[field]);
      try {
        const secret = await this.cipher.decrypt(stored);
        const isDue = this.cipher.isPlain(stored) ? withPlain : !this.cipher.isCurrent(stored);
        if (!isDue) continue;
        keyIds.push(this.cipher.keyIdOf(stored) ?? '');
        changes[field] = await this.cipher.encrypt(secret);
      } catch (error) {
        if (!(error instanceof CredentialsUnreadableError)) throw error;
        isUnreadable = true;
      }
    }
    return { changes, keyIds, isUnreadable };
  }

  private entryOf(change: Change, { changes, keyIds }: Plan): AuditEntry {
    const names = Object.keys(changes);
    return newEntry(change, {
      chain: 'exotel',
      action: 'credentials.reencrypt',
      target: 'integrations/exotel',
      before: Object.fromEntries(names.map((name, index) => [`${name}_key_id`, keyIds[index] ?? ''])),
      after: Object.fromEntries(names.map((name) => [`${name}_key_id`, this.cipher.currentKeyId])),
    });
  }
}
