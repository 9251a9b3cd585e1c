import { Injectable } from '@nestjs/common';
import type { Actor, Change } from '../../audit/audit.model.js';
import { PreconditionFailedError, ValidationFailedError } from '../../common/errors/http.errors.js';
import type { Precondition } from '../../common/precondition.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/config.js';
import { FleetService } from '../../fleet/fleet.service.js';
import { DidStore } from './did.store.js';
import { ExotelClient } from './exotel.client.js';
import {
  DidLimitReachedError,
  DidNotFoundError,
  DidNotUsableError,
  DuplicateNumberError,
} from './exotel.errors.js';
import { isConfigured, NO_INTEGRATION } from './exotel.model.js';
import type {
  AccountChanges,
  CallRequest,
  CallTraces,
  Credentials,
  Did,
  DidChanges,
  DidView,
  Integration,
  IntegrationView,
  NewDid,
  ProviderCall,
} from './exotel.model.js';
import { ExotelStore } from './exotel.store.js';
import { e164Of, isSameNumber, toE164 } from './phone-number.js';
import { fits, searchWindow, spellingsOf } from './match-call.js';
import { toWebsocketUrl } from './to-websocket-url.js';
import { VerificationService } from './verification.service.js';

/** The Exotel account of the platform, its numbers, and what is asked of Exotel with them. */
@Injectable()
export class ExotelService {
  constructor(
    private readonly store: ExotelStore,
    private readonly dids: DidStore,
    private readonly client: ExotelClient,
    private readonly verification: VerificationService,
    private readonly fleet: FleetService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** The most numbers that there can be. */
  get maxDids(): number {
    return this.config.maxDids;
  }

  async getIntegration(): Promise<IntegrationView> {
    const [integration, base] = await Promise.all([this.store.findIntegration(), this.fleet.webSocketBase()]);
    return withWebsocketUrls(integration ?? NO_INTEGRATION, base);
  }

  /** @throws PreconditionFailedError when the caller's tag is stale */
  async updateAccount(
    changes: AccountChanges,
    actor: Actor,
    precondition?: Precondition<IntegrationView>,
  ): Promise<IntegrationView> {
    const base = await this.fleet.webSocketBase();
    const current = (await this.store.findIntegration()) ?? NO_INTEGRATION;
    const view = withWebsocketUrls(current, base);
    if (precondition && !precondition(view)) throw new PreconditionFailedError();
    if (Object.values(changes).every((change) => change === undefined)) return view;
    const expected = precondition && current;
    const updated = await this.store.updateAccount(changes, this.changeBy(actor), expected);
    if (!updated) throw new PreconditionFailedError();
    return withWebsocketUrls(updated, base);
  }

  /** @throws DuplicateNumberError, DidLimitReachedError, ValidationFailedError when `number` is not a possible one */
  async addDid(did: NewDid, actor: Actor, action: 'did.add' | 'did.import' = 'did.add'): Promise<DidView> {
    const e164 = toE164(did.number);
    if (e164 === null) {
      throw new ValidationFailedError([{ field: 'number', message: 'must be a possible phone number' }]);
    }
    const { maxDids } = this.config;
    const added = await this.dids.addDid({ ...did, e164 }, maxDids, this.changeBy(actor), action);
    if (added === 'taken') throw new DuplicateNumberError(did.number);
    if (added === 'full') throw new DidLimitReachedError(maxDids);
    return this.view(added);
  }

  /** @throws DidNotFoundError */
  async getDid(id: string): Promise<DidView> {
    const did = await this.dids.findDid(id);
    if (!did) throw new DidNotFoundError();
    return this.view(did);
  }

  /** @throws DidNotFoundError, PreconditionFailedError, ValidationFailedError when `number` names another number */
  async updateDid(
    id: string,
    changes: DidChanges,
    actor: Actor,
    precondition?: Precondition<DidView>,
  ): Promise<DidView> {
    const current = await this.getDid(id);
    if (isOtherNumber(changes.number, current.number)) {
      throw new ValidationFailedError([
        { field: 'number', message: 'cannot be changed; remove this number and add the other one' },
      ]);
    }
    if (precondition && !precondition(current)) throw new PreconditionFailedError();
    const { label, botId, flowUrl } = changes;
    if (label === undefined && botId === undefined && flowUrl === undefined) return current;
    const expected = precondition && toDid(current);
    const updated = await this.dids.updateDid(id, changes, this.changeBy(actor), expected);
    if (!updated) throw await this.whyMissed(id);
    return this.view(updated);
  }

  /** @throws DidNotFoundError, PreconditionFailedError */
  async removeDid(id: string, actor: Actor, precondition?: Precondition<DidView>): Promise<void> {
    const current = precondition && (await this.getDid(id));
    if (current && !precondition(current)) throw new PreconditionFailedError();
    const isRemoved = await this.dids.removeDid(id, this.changeBy(actor), current && toDid(current));
    if (!isRemoved) throw await this.whyMissed(id);
  }

  /** The numbers that a test call can be made from right now. */
  async listTestCallOptions(): Promise<{ isConfigured: boolean; dids: readonly Did[] }> {
    const integration = (await this.store.findIntegration()) ?? NO_INTEGRATION;
    const configured = isConfigured(integration);
    return { isConfigured: configured, dids: configured ? integration.dids.filter(isUsable) : [] };
  }

  /**
   * A number that can make a test call, and the credentials for it.
   * @throws DidNotFoundError, NotConfiguredError, DidNotUsableError, BaseUrlNotAllowedError, CredentialsUnreadableError
   */
  async getUsableDid(id: string): Promise<{ did: Did; credentials: Credentials }> {
    const did = await this.dids.findDid(id);
    if (!did) throw new DidNotFoundError();
    const credentials = await this.verification.getStoredCredentials();
    if (!isUsable(did)) throw new DidNotUsableError();
    return { did, credentials };
  }

  /** Rings someone; see `ExotelClient.placeCall` for what may go wrong. */
  placeCall(credentials: Credentials, call: CallRequest): Promise<ProviderCall> {
    return this.verification.watch(credentials, () => this.client.placeCall(credentials, call));
  }

  /** What Exotel says of a call now; see `ExotelClient.fetchCall`. */
  async fetchCall(callSid: string): Promise<ProviderCall> {
    const credentials = await this.verification.getStoredCredentials();
    return this.verification.watch(credentials, () => this.client.fetchCall(credentials, callSid));
  }

  /**
   * The one call in Exotel's list that these traces fit; undefined when none or several do, or when `signal` ends the
   * search between two of its questions. Whether the list compares numbers or their spelling is not documented, so all
   * spellings are asked for: behind each of them there may be another call that fits.
   * @throws the errors of `VerificationService.getStoredCredentials` and `ExotelClient.listCalls`
   */
  async findCall(traces: CallTraces, signal: AbortSignal): Promise<ProviderCall | undefined> {
    const credentials = await this.verification.getStoredCredentials();
    const { since, until } = searchWindow(traces.createdAt);
    const fitting = new Map<string, ProviderCall>();
    for (const from of spellingsOf(e164Of(traces.toNumber))) {
      if (signal.aborted) return undefined;
      const listed = await this.verification.watch(credentials, () =>
        this.client.listCalls(credentials, from, since, until),
      );
      for (const call of listed) if (fits(call, traces)) fitting.set(call.callSid, call);
    }
    const [only] = fitting.values();
    return fitting.size === 1 ? only : undefined;
  }

  private changeBy(actor: Actor): Change {
    return { at: this.clock.now(), actor };
  }

  private async view(did: Did): Promise<DidView> {
    return toView(did, await this.fleet.webSocketBase());
  }

  /** A conditional write found nothing: is the number gone, or only changed? */
  private async whyMissed(id: string): Promise<DidNotFoundError | PreconditionFailedError> {
    return (await this.dids.findDid(id)) ? new PreconditionFailedError() : new DidNotFoundError();
  }
}

function withWebsocketUrls(integration: Integration, base: string): IntegrationView {
  return { ...integration, dids: integration.dids.map((did) => toView(did, base)) };
}

/** Field by field: copying with a spread takes several times as long, and there are a thousand of them. */
function toView({ id, number, label, botId, flowUrl }: Did, base: string): DidView {
  return { id, number, label, botId, flowUrl, websocketUrl: toWebsocketUrl(base, botId) };
}

function toDid({ id, number, label, botId, flowUrl }: DidView): Did {
  return { id, number, label, botId, flowUrl };
}

/** Without an id, as in an adopted database, nobody could name it. */
function isUsable(did: Did): boolean {
  return did.id !== '' && did.number !== '' && did.flowUrl !== '';
}

function isOtherNumber(given: string | undefined, stored: string): boolean {
  return given !== undefined && given !== stored && !isSameNumber(given, stored);
}
