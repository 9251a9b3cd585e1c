import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit/audit.model.js';
import { DidLimitReachedError, DuplicateNumberError } from './exotel.errors.js';
import { ExotelClient } from './exotel.client.js';
import type { Exophone, ExophoneView, ImportResult } from './exotel.model.js';
import { ExotelService } from './exotel.service.js';
import { isFlowUrl } from './flow-url-rule.js';
import { e164Of, tidyDidNumber, toE164 } from './phone-number.js';
import { toLabel } from './to-label.js';
import { VerificationService } from './verification.service.js';

/** The numbers that Exotel says belong to the account. */
@Injectable()
export class ExophonesService {
  constructor(
    private readonly exotel: ExotelService,
    private readonly client: ExotelClient,
    private readonly verification: VerificationService,
  ) {}

  /**
   * All of them, now, each with the id that it has here.
   * @throws NotConfiguredError, BaseUrlNotAllowedError, CredentialsUnreadableError, and what `ExotelHttp.ask` throws
   */
  async listExophones(): Promise<ExophoneView[]> {
    const [exophones, { ids }] = await Promise.all([this.fetch(), this.ourNumbers()]);
    return exophones.map((exophone) => ({
      ...exophone,
      didId: ids.get(toE164(exophone.number) ?? '') ?? '',
    }));
  }

  /** Adds those of the numbers that belong to the account and are missing here; `dryRun` only says what would be. */
  async importNumbers(numbers: readonly string[], dryRun: boolean, actor: Actor): Promise<ImportResult[]> {
    const [exophones, { ids: ours, count }] = await Promise.all([this.fetch(), this.ourNumbers()]);
    const plan: ImportPlan = {
      owned: byE164(exophones),
      ours,
      room: this.exotel.maxDids - count,
      dryRun,
      actor,
    };
    const results: ImportResult[] = [];
    for (const number of numbers) results.push({ number, ...(await this.importNumber(number, plan)) });
    return results;
  }

  private async importNumber(number: string, plan: ImportPlan): Promise<Omit<ImportResult, 'number'>> {
    const e164 = toE164(tidyDidNumber(number) ?? '');
    if (e164 === null) return { outcome: 'invalid', didId: '' };
    const known = plan.ours.get(e164);
    if (known !== undefined) return { outcome: 'exists', didId: known };
    const exophone = plan.owned.get(e164);
    if (!exophone) return { outcome: 'not_in_account', didId: '' };
    const result = plan.dryRun ? preview(plan.room) : await this.add(e164, exophone, plan.actor);
    if (result.outcome === 'added') {
      plan.room -= 1;
      plan.ours.set(e164, result.didId);
    }
    return result;
  }

  private async add(e164: string, exophone: Exophone, actor: Actor): Promise<Omit<ImportResult, 'number'>> {
    try {
      const flowUrl = isFlowUrl(exophone.flowUrl) ? exophone.flowUrl : '';
      const label = toLabel(exophone.friendlyName, e164);
      const did = await this.exotel.addDid({ number: e164, label, flowUrl }, actor, 'did.import');
      return { outcome: 'added', didId: did.id };
    } catch (error) {
      if (error instanceof DidLimitReachedError) return { outcome: 'limit_reached', didId: '' };
      if (!(error instanceof DuplicateNumberError)) throw error;
      // Someone else added it a moment ago.
      const { ids } = await this.ourNumbers();
      return { outcome: 'exists', didId: ids.get(e164) ?? '' };
    }
  }

  private async fetch(): Promise<Exophone[]> {
    const credentials = await this.verification.getStoredCredentials();
    return this.verification.watch(credentials, () => this.client.listExophones(credentials));
  }

  /** Ids by E.164, and how many numbers there are: adopted ones may be there twice, or have no such form. */
  private async ourNumbers(): Promise<{ ids: Map<string, string>; count: number }> {
    const { dids } = await this.exotel.getIntegration();
    const ids = new Map(dids.map(({ id, number }) => [toE164(number) ?? '', id]));
    ids.delete('');
    return { ids, count: dids.length };
  }
}

interface ImportPlan {
  readonly owned: ReadonlyMap<string, Exophone>;
  /** Ids of our numbers, those just added included. */
  readonly ours: Map<string, string>;
  room: number;
  readonly dryRun: boolean;
  readonly actor: Actor;
}

function byE164(exophones: readonly Exophone[]): Map<string, Exophone> {
  return new Map(exophones.map((exophone) => [e164Of(exophone.number), exophone]));
}

function preview(room: number): Omit<ImportResult, 'number'> {
  return { outcome: room > 0 ? 'added' : 'limit_reached', didId: '' };
}
