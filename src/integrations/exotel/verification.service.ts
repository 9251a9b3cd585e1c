import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/config.js';
import { ExotelClient } from './exotel.client.js';
import { BaseUrlNotAllowedError, NotConfiguredError } from './exotel.errors.js';
import { NO_INTEGRATION } from './exotel.model.js';
import type { AccountChanges, Credentials, Verification } from './exotel.model.js';
import { ExotelStore } from './exotel.store.js';
import { DEFAULT_API_BASE_URL, isAllowedApiBaseUrl, normaliseApiBaseUrl } from './api-base-url.js';
import {
  detailOf,
  detailOfDoubt,
  isRefusal,
  outcomeByOtherRegion,
  outcomeOfAccount,
  outcomeOfError,
} from './verification.js';
import type { Outcome } from './verification.js';

/** Finds out whether credentials are good by asking Exotel, and keeps the answer for the stored ones. */
@Injectable()
export class VerificationService {
  private readonly logger = new Logger('Verification');

  constructor(
    private readonly store: ExotelStore,
    private readonly client: ExotelClient,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** The last answer for the stored credentials; null before the first. */
  findLast(): Promise<Verification | null> {
    return this.store.findVerification();
  }

  /**
   * What is stored of the credentials, whether it can be used or not; null when nothing is.
   * @throws CredentialsUnreadableError
   */
  findStoredCredentials(): Promise<Credentials | null> {
    return this.store.findCredentials();
  }

  /**
   * The credentials that are stored.
   * @throws NotConfiguredError, BaseUrlNotAllowedError, CredentialsUnreadableError
   */
  async getStoredCredentials(): Promise<Credentials> {
    return this.usable(await this.store.findCredentials());
  }

  /**
   * Asks Exotel about the stored credentials, or about given ones, which are not stored; what is left out is taken
   * from the stored ones.
   * @throws NotConfiguredError, BaseUrlNotAllowedError, CredentialsUnreadableError
   */
  async verify(given: AccountChanges): Promise<Verification> {
    const isStored = Object.values(given).every((value) => value === undefined);
    if (!isStored) return this.ask(await this.complete(given));
    const credentials = await this.getStoredCredentials();
    const verification = await this.ask(credentials);
    await this.store.keepVerification(credentials.version, verification);
    return verification;
  }

  /**
   * Asks Exotel something with stored credentials: when it refuses them, whoever looks shall know at once.
   * @throws what `question` throws
   */
  async watch<T>(credentials: Credentials, question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      if (outcomeOfError(error) === 'invalid_credentials') await this.keepRefusal(credentials);
      throw error;
    }
  }

  /** Never throws, so that the refusal itself is what its caller hears of. */
  private async keepRefusal(credentials: Credentials): Promise<void> {
    try {
      const refusal = this.answer('invalid_credentials', detailOf('invalid_credentials'));
      await this.store.keepRefusal(credentials.version, refusal);
    } catch (failure) {
      this.logger.warn({ err: failure, msg: 'That Exotel refused the credentials could not be stored.' });
    }
  }

  /** The wrong region looks like wrong credentials, so the other one is asked before that is said. */
  private async ask(credentials: Credentials): Promise<Verification> {
    const { outcome, error } = await this.wordOn(credentials);
    const others = isRefusal(outcome) ? this.otherRegions(credentials) : [];
    for (const apiBaseUrl of others) {
      const there = await this.wordOn({ ...credentials, apiBaseUrl });
      const changed = outcomeByOtherRegion(there.outcome);
      if (changed === 'other_region') return this.answer(changed, detailOf(changed), apiBaseUrl);
      if (changed === 'unreachable') return this.answer(changed, detailOfDoubt(outcome));
    }
    return this.answer(outcome, detailOf(outcome, error));
  }

  /** None for an address that is none of Exotel's own. */
  private otherRegions({ apiBaseUrl }: Credentials): string[] {
    const regions = Object.values(this.config.exotelRegions);
    return regions.includes(apiBaseUrl) ? regions.filter((region) => region !== apiBaseUrl) : [];
  }

  /** What Exotel says of credentials at the address that they name. */
  private async wordOn(credentials: Credentials): Promise<{ outcome: Outcome; error?: unknown }> {
    try {
      return { outcome: outcomeOfAccount(await this.client.fetchAccountSid(credentials), credentials) };
    } catch (error) {
      return { outcome: outcomeOfError(error), error };
    }
  }

  private async complete(given: AccountChanges): Promise<Credentials> {
    const { apiBaseUrl, ...rest } = { ...(await this.completion(given)), ...defined(given) };
    return this.usable({ ...rest, apiBaseUrl: normaliseApiBaseUrl(apiBaseUrl) ?? apiBaseUrl, version: '' });
  }

  /** What is stored; without the secrets when both are given, since the stored ones may be unreadable. */
  private async completion({ apiKey, apiToken }: AccountChanges): Promise<Credentials> {
    if (apiKey === undefined || apiToken === undefined) {
      return (await this.store.findCredentials()) ?? NO_CREDENTIALS;
    }
    const { accountSid, apiBaseUrl } = (await this.store.findIntegration()) ?? NO_INTEGRATION;
    return { ...NO_CREDENTIALS, accountSid, apiBaseUrl };
  }

  private usable(credentials: Credentials | null): Credentials {
    if (!credentials?.accountSid || !credentials.apiKey || !credentials.apiToken) {
      throw new NotConfiguredError();
    }
    const { apiBaseUrl } = credentials;
    if (!URL.canParse(apiBaseUrl) || !isAllowedApiBaseUrl(apiBaseUrl, this.config)) {
      throw new BaseUrlNotAllowedError();
    }
    return credentials;
  }

  private answer(outcome: Outcome, detail: string, suggestedApiBaseUrl = ''): Verification {
    return { outcome, detail, suggestedApiBaseUrl, checkedAt: this.clock.now() };
  }
}

const NO_CREDENTIALS: Credentials = {
  accountSid: '',
  apiKey: '',
  apiToken: '',
  apiBaseUrl: DEFAULT_API_BASE_URL,
  version: '',
};

function defined(given: AccountChanges): Partial<Credentials> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
