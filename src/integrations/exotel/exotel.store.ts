import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { UpdateQuery } from 'mongoose';
import { isDuplicateKey, StartRefusedError } from '../../database/database.errors.js';
import { Database } from '../../database/database.js';
import { normaliseApiBaseUrl } from './api-base-url.js';
import { CredentialCipher } from './credential-cipher.js';
import { toIntegration, toText, toVerification, toVerificationRecord } from './exotel.document.js';
import type { AccountChanges, Credentials, Integration, Verification } from './exotel.model.js';
import { EXOTEL, IntegrationRecord } from './exotel.schema.js';

const ACCOUNT_FIELDS = ['account_sid', 'api_key', 'api_token', 'api_base_url'] as const;

/** Tells credentials apart without telling them. */
function versionOf(record: IntegrationRecord): string {
  return hash('sha256', JSON.stringify(ACCOUNT_FIELDS.map((field) => toText(record[field]))), 'base64url');
}

/** The account in the integration document: everything but its numbers. */
@Injectable()
export class ExotelStore implements OnModuleInit {
  constructor(
    @InjectModel(IntegrationRecord.name) private readonly integrations: Model<IntegrationRecord>,
    private readonly cipher: CredentialCipher,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
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
  async findCredentials(): Promise<Credentials | null> {
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

  /**
   * Changes the account, making the document at the first write. With `expected`, only while the document is still at
   * that revision (null: while we have never written it); null says that it is not any more.
   */
  async updateAccount(
    changes: AccountChanges,
    at: Date,
    expected?: Integration,
  ): Promise<Integration | null> {
    const update: UpdateQuery<IntegrationRecord> = {
      $set: { ...(await this.toFields(changes)), updated_at: at },
      $inc: { revision: 1 },
      $setOnInsert: { created_at: at },
      $unset: { verification: 1 },
    };
    // Not `null`: an upsert would put that into the new document, and it cannot be counted up.
    const filter = { type: EXOTEL, ...(expected && { revision: expected.revision ?? { $exists: false } }) };
    const record = await this.upsert(filter, update);
    if (!record) return null;
    await this.encryptPlainSecrets(record);
    return toIntegration(record);
  }

  async findVerification(): Promise<Verification | null> {
    const record = await this.integrations
      .findOne({ type: EXOTEL }, { verification: 1 })
      .lean<IntegrationRecord>();
    return record?.verification ? toVerification(record.verification) : null;
  }

  /** Keeps what Exotel said of the stored credentials, unless others have been stored since. */
  async keepVerification(version: string, verification: Verification): Promise<void> {
    const record = await this.findAccountFields();
    if (!record || versionOf(record) !== version) return;
    const unchanged = Object.fromEntries(ACCOUNT_FIELDS.map((field) => [field, record[field] ?? null]));
    await this.integrations.updateOne(
      { type: EXOTEL, ...unchanged },
      { $set: { verification: toVerificationRecord(verification) } },
    );
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

  /** An upsert that lost the race for the first write is tried once more, on the document that won. */
  private async upsert(
    filter: Record<string, unknown>,
    update: UpdateQuery<IntegrationRecord>,
  ): Promise<IntegrationRecord | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.integrations
          .findOneAndUpdate(filter, update, { upsert: true, returnDocument: 'after' })
          .lean<IntegrationRecord>();
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if ('revision' in filter || attempt > 1) return null;
      }
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
