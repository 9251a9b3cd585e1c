import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { mongo } from 'mongoose';
import { toEntryRecord } from '../../audit/audit.document.js';
import type { AuditEntry, Change } from '../../audit/audit.model.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { changedFields } from '../../audit/changed-fields.js';
import { Fingerprints, UNREADABLE } from '../../audit/fingerprints.js';
import { newEntry } from '../../audit/new-entry.js';
import { isDuplicateKey, StartRefusedError } from '../../database/database.errors.js';
import { Database } from '../../database/database.js';
import { shareRuns } from '../../database/share-runs.js';
import { AGAIN, untilWritten } from '../../database/until-written.js';
import { normaliseApiBaseUrl } from './api-base-url.js';
import { CredentialCipher } from './credential-cipher.js';
import { toIntegration, toText, toVerification, toVerificationRecord } from './exotel.document.js';
import { CredentialsUnreadableError } from './exotel.errors.js';
import type { AccountChanges, Credentials, Integration, Verification } from './exotel.model.js';
import { EXOTEL, IntegrationRecord } from './exotel.schema.js';

const ACCOUNT_FIELDS = ['account_sid', 'api_key', 'api_token', 'api_base_url'] as const;
/** Everything that the tag of the integration covers, and our count of its writes. */
const TAGGED_FIELDS = [...ACCOUNT_FIELDS, 'dids', 'created_at', 'updated_at', 'revision'] as const;

const CREDENTIALS_UPDATE = {
  chain: 'exotel',
  action: 'credentials.update',
  target: 'integrations/exotel',
} as const;

/** Tells credentials apart without telling them. */
function versionOf(record: IntegrationRecord): string {
  return hash('sha256', JSON.stringify(ACCOUNT_FIELDS.map((field) => toText(record[field]))), 'base64url');
}

/** The account in the integration document: everything but its numbers. */
@Injectable()
export class ExotelStore implements OnModuleInit {
  /** Every test call needs them: requests that come at once share a read. */
  private readonly credentials = shareRuns(() => this.readCredentials());

  constructor(
    @InjectModel(IntegrationRecord.name) private readonly integrations: Model<IntegrationRecord>,
    private readonly cipher: CredentialCipher,
    private readonly fingerprints: Fingerprints,
    private readonly trail: AuditTrail,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.trail.carry('exotel', this.integrations.collection);
    this.database.beforeReady(() => this.ensureOnlyOne());
  }

  async findIntegration(): Promise<Integration | null> {
    const record = await this.integrations.findOne({ type: EXOTEL }).lean<IntegrationRecord>();
    return record && toIntegration(record);
  }

  /**
   * The decrypted credentials; null when there is no document.
   * @throws CredentialsUnreadableError when no key of ours opens them
   */
  findCredentials(): Promise<Credentials | null> {
    return this.credentials();
  }

  /**
   * Changes the account, making the document at the first write; what is there already is left alone. With `expected`,
   * only while the integration still is that; null says that it is not any more.
   */
  async updateAccount(
    changes: AccountChanges,
    change: Change,
    expected?: Integration,
  ): Promise<Integration | null> {
    return untilWritten(async () => {
      const stored = await this.integrations.findOne({ type: EXOTEL }).lean<IntegrationRecord>();
      if (!isStill(expected, stored)) return null;
      const before = await this.toAuditState(stored);
      const differences = changedFields(before, { ...before, ...this.toAuditChanges(changes) });
      if (!differences) {
        if (stored) await this.encryptPlainSecrets(stored);
        return toIntegration(stored ?? {});
      }
      const unchanged = asItWas(stored, expected ? TAGGED_FIELDS : ACCOUNT_FIELDS);
      const entry = newEntry(change, { ...CREDENTIALS_UPDATE, ...differences });
      const record = await this.writeAccount(unchanged, changes, entry, { upsert: !stored });
      if (!record) return AGAIN;
      this.trail.nudge();
      await this.encryptPlainSecrets(record);
      return toIntegration(record);
    });
  }

  async findVerification(): Promise<Verification | null> {
    const record = await this.integrations
      .findOne({ type: EXOTEL }, { verification: 1 })
      .lean<IntegrationRecord>();
    return record?.verification ? toVerification(record.verification) : null;
  }

  /** Keeps what Exotel said of the stored credentials, unless others have been stored since. */
  keepVerification(version: string, verification: Verification): Promise<void> {
    return this.keepVerificationWhere({}, version, verification);
  }

  /**
   * Keeps that Exotel refused the stored credentials, unless a verification of them has found out why: to a test call
   * a wrong region and a wrong account SID look like a wrong key.
   */
  keepRefusal(version: string, verification: Verification): Promise<void> {
    const unexplained = { 'verification.outcome': { $nin: ['other_region', 'unknown_account'] } };
    return this.keepVerificationWhere(unexplained, version, verification);
  }

  private async keepVerificationWhere(
    condition: object,
    version: string,
    verification: Verification,
  ): Promise<void> {
    const record = await this.findAccountFields();
    if (!record || versionOf(record) !== version) return;
    await this.integrations.updateOne(
      { type: EXOTEL, ...asItWas(record, ACCOUNT_FIELDS), ...condition },
      { $set: { verification: toVerificationRecord(verification) } },
    );
    await this.encryptPlainSecrets(record);
  }

  private async readCredentials(): Promise<Credentials | null> {
    const record = await this.findAccountFields();
    if (!record) return null;
    const stored = toText(record.api_base_url);
    return {
      accountSid: toText(record.account_sid),
      apiKey: await this.cipher.decrypt(toText(record.api_key)),
      apiToken: await this.cipher.decrypt(toText(record.api_token)),
      apiBaseUrl: normaliseApiBaseUrl(stored) ?? stored,
      version: versionOf(record),
    };
  }

  private findAccountFields(): Promise<IntegrationRecord | null> {
    const fields = Object.fromEntries(ACCOUNT_FIELDS.map((field) => [field, 1]));
    return this.integrations.findOne({ type: EXOTEL }, fields).lean<IntegrationRecord>().exec();
  }

  /** Encrypts what the platform's original left in plain text; every write of the document ends with it. */
  async encryptPlainSecrets(record: Pick<IntegrationRecord, 'api_key' | 'api_token'>): Promise<void> {
    for (const field of ['api_key', 'api_token'] as const) {
      const stored = toText(record[field]);
      if (!this.cipher.isPlain(stored)) continue;
      const encrypted = await this.cipher.encrypt(stored);
      await this.integrations.updateOne(
        { type: EXOTEL, [field]: record[field] },
        { $set: { [field]: encrypted } },
      );
    }
  }

  /** The change and its audit entry in one update; null when the account is not any more as it was read. */
  private async writeAccount(
    unchanged: Record<string, unknown>,
    changes: AccountChanges,
    entry: AuditEntry,
    { upsert }: { upsert: boolean },
  ): Promise<IntegrationRecord | null> {
    const update: mongo.UpdateFilter<IntegrationRecord> = {
      $set: { ...(await this.toFields(changes)), updated_at: entry.at },
      $inc: { revision: 1 },
      $setOnInsert: { created_at: entry.at },
      $unset: { verification: 1 },
      $push: { audit_outbox: toEntryRecord(entry) },
    };
    try {
      // Past Mongoose, which would drop what its schema does not know from the numbers that are compared.
      const { db, collection } = this.integrations;
      return await db
        .collection<IntegrationRecord>(collection.name)
        .findOneAndUpdate({ type: EXOTEL, ...unchanged }, update, { upsert, returnDocument: 'after' });
    } catch (error) {
      // 11000: another process made the first write.
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** The account as the audit trail shows it: no secret, only its fingerprint. */
  private async toAuditState(record: IntegrationRecord | null): Promise<Record<string, string>> {
    return {
      account_sid: toText(record?.account_sid),
      api_key: await this.fingerprint(toText(record?.api_key)),
      api_token: await this.fingerprint(toText(record?.api_token)),
      api_base_url: toText(record?.api_base_url),
    };
  }

  private toAuditChanges({
    accountSid,
    apiKey,
    apiToken,
    apiBaseUrl,
  }: AccountChanges): Record<string, string> {
    return {
      ...(accountSid !== undefined && { account_sid: accountSid }),
      ...(apiKey !== undefined && { api_key: this.fingerprints.of(apiKey) }),
      ...(apiToken !== undefined && { api_token: this.fingerprints.of(apiToken) }),
      ...(apiBaseUrl !== undefined && {
        api_base_url: apiBaseUrl && (normaliseApiBaseUrl(apiBaseUrl) ?? ''),
      }),
    };
  }

  private async fingerprint(stored: string): Promise<string> {
    try {
      return this.fingerprints.of(await this.cipher.decrypt(stored));
    } catch (error) {
      if (error instanceof CredentialsUnreadableError) return UNREADABLE;
      throw error;
    }
  }

  private async toFields(changes: AccountChanges): Promise<Partial<IntegrationRecord>> {
    const { accountSid, apiKey, apiToken, apiBaseUrl } = changes;
    return {
      ...(accountSid !== undefined && { account_sid: accountSid }),
      ...(apiKey !== undefined && { api_key: apiKey && (await this.cipher.encrypt(apiKey)) }),
      ...(apiToken !== undefined && { api_token: apiToken && (await this.cipher.encrypt(apiToken)) }),
      ...(apiBaseUrl !== undefined && { api_base_url: apiBaseUrl && normaliseApiBaseUrl(apiBaseUrl) }),
    };
  }

  private async ensureOnlyOne(): Promise<void> {
    try {
      await this.integrations.createIndexes();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const found = await this.integrations
        .find({ type: EXOTEL }, { _id: 1 })
        .limit(2)
        .lean<{ _id: unknown }[]>();
      const ids = found.map(({ _id }) => String(_id)).join(' and ');
      throw new StartRefusedError(
        `The collection "integrations" holds more than one document {type: "exotel"}: ${ids}. ` +
          'Keep the one that is in use, remove the other, and start again.',
        { cause: error },
      );
    }
  }
}

/** Is the document still what the caller read? The platform's own writes do not count in `revision`. */
function isStill(expected: Integration | undefined, stored: IntegrationRecord | null): boolean {
  return !expected || JSON.stringify(toIntegration(stored ?? {})) === JSON.stringify(expected);
}

/**
 * A filter for the very document that was read. Not `null` for what is missing: an upsert would store it. A bare list
 * would be read as "one of these".
 */
function asItWas(
  record: IntegrationRecord | null,
  fields: readonly (keyof IntegrationRecord)[],
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      record?.[field] === undefined ? { $exists: false } : { $eq: record[field] },
    ]),
  );
}
