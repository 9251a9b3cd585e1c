import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { NotFoundError, NotReadyError } from '../../common/errors/http.errors.js';
import { Clock } from '../../common/time/clock.js';
import { within } from '../../common/time/within.js';
import { AppConfig } from '../../config/config.js';
import { FleetService } from '../../fleet/fleet.service.js';
import { isAllowedApiBaseUrl, normaliseApiBaseUrl } from '../exotel/api-base-url.js';
import { DidNotFoundError } from '../exotel/exotel.errors.js';
import type { DidView, Exophone } from '../exotel/exotel.model.js';
import { ExophonesService } from '../exotel/exophones.service.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { VerificationService } from '../exotel/verification.service.js';
import { CHECK_NAMES, skipped, unknown } from './check.model.js';
import type { Check, CheckName, Finding, Preflight, Probe } from './check.model.js';
import {
  findingOnBot,
  findingOnCredentials,
  findingOnFlowUrl,
  findingOnNumberFlow,
  findingOnOwnership,
  isUnusable,
  whyNotAskForNumbers,
} from './findings.js';
import type { FlowAccount, Standing } from './findings.js';
import { findingOnFleet } from './fleet-finding.js';
import { regionOfApi } from './flow-url.js';
import { LastChecksService } from './last-checks.service.js';
import { PreflightStore } from './preflight.store.js';
import { findingOnHandshake, findingOnTransport, NO_HOST, UNUSABLE_HOST } from './websocket-findings.js';
import { WebSocketProbe } from './websocket-probe.client.js';

/** No host but Exotel's own. */
const EXOTEL_ALONE = { exotelAllowedHosts: [], exotelAllowLoopback: false };
const TOO_LATE = unknown('It took too long to find out.');

/** Finds out, before anyone is rung, which link of the chain from Exotel to the bot is broken. */
@Injectable()
export class PreflightService {
  private readonly logger = new Logger('Preflight');

  constructor(
    private readonly exotel: ExotelService,
    private readonly verification: VerificationService,
    private readonly exophones: ExophonesService,
    private readonly fleet: FleetService,
    private readonly probe: WebSocketProbe,
    private readonly store: PreflightStore,
    private readonly lastChecks: LastChecksService,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** @throws DidNotFoundError, NotFoundError before the first check */
  async getLast(didId: string): Promise<Preflight> {
    // An adopted id can be written in several ways.
    const { id } = await this.exotel.getDid(didId);
    const last = await this.store.findLast(id);
    if (!last) throw new NotFoundError('This number has not been checked yet.');
    return last;
  }

  /**
   * Asks everything there is to ask, all at once and within 15 s, tells each finding as it is known, and keeps the
   * whole. What cannot be found out, or not in time, is unknown; the database may hang as well.
   * @throws DidNotFoundError, NotReadyError when the number itself cannot be read in time
   */
  async check(didId: string, probe: Probe, tell: (check: Check) => void): Promise<Preflight> {
    const checkedAt = this.clock.now();
    const { checkMs, keepMs } = this.config.probes;
    // By a clock that nobody can set.
    const startedAt = performance.now();
    const tookMs = (): number => Math.round(performance.now() - startedAt);
    const leftMs = (): number => checkMs - keepMs - tookMs();

    const did = await within(leftMs(), this.exotel.getDid(didId), undefined);
    if (!did) throw new NotReadyError();
    // Before anything is asked: what is changed from here on makes the result outdated.
    const fingerprint = await within(leftMs(), this.fingerprintOf(did), '');
    const findings = this.ask(did, probe, leftMs());
    const checks = await Promise.all(
      CHECK_NAMES.map(async (name) => {
        const finding = await within(leftMs(), this.settled(name, findings[name]), TOO_LATE);
        const check = { name, ...finding, tookMs: tookMs() };
        tell(check);
        return check;
      }),
    );
    const ok = checks.every(({ status }) => status !== 'fail');
    const preflight = { ok, checkedAt, tookMs: tookMs(), checks };
    await within(checkMs - tookMs(), this.keep(did.id, preflight, fingerprint), undefined);
    return preflight;
  }

  private ask(did: DidView, probe: Probe, leftMs: number): Record<CheckName, Promise<Finding>> {
    const standing = this.standing();
    const account = this.account();
    const numbers = standing.then(async (known) => whyNotAskForNumbers(known) ?? this.listExophones());
    return {
      credentials: standing.then(findingOnCredentials),
      number_owned: numbers.then((known) => ('list' in known ? findingOnOwnership(did, known.list) : known)),
      flow_url: account.then((known) => findingOnFlowUrl(did, known)),
      number_flow: numbers.then((known) => ('list' in known ? findingOnNumberFlow(did, known.list) : known)),
      bot: Promise.resolve(findingOnBot(did)),
      websocket_tls: this.askHost(did, async () =>
        findingOnTransport(
          await this.probe.probeTransport(did.websocketUrl),
          this.clock.now(),
          (await account).isRealExotel,
        ),
      ),
      websocket_handshake: this.askHost(did, async () =>
        findingOnHandshake(
          await this.probe.probeHandshake(did.websocketUrl, probe),
          this.config.probes.handshakeMs,
        ),
      ),
      // A host that hangs shall not hide what the others say.
      fleet_capacity: this.fleet.getStatus(Math.max(0, leftMs - ANSWER_MS)).then(findingOnFleet),
    };
  }

  /** A failure of one question is no failure of the others. */
  private async settled(name: CheckName, finding: Promise<Finding>): Promise<Finding> {
    try {
      return await finding;
    } catch (error) {
      this.logger.error({ err: error, check: name, msg: 'A check could not be made.' });
      return unknown('This could not be found out.');
    }
  }

  /** Without one the result counts as outdated from the start. */
  private async fingerprintOf(did: DidView): Promise<string> {
    try {
      return await this.lastChecks.fingerprintOf(did);
    } catch (error) {
      this.logger.error({ err: error, msg: 'What a check looks at could not be read.' });
      return '';
    }
  }

  /** Keeps the result of a number that is still there. Its caller has the result in any case. */
  private async keep(didId: string, preflight: Preflight, fingerprint: string): Promise<void> {
    try {
      await this.exotel.getDid(didId);
      await this.store.keep(didId, preflight, fingerprint);
    } catch (error) {
      if (error instanceof DidNotFoundError) return;
      this.logger.error({ err: error, msg: 'The result of a check could not be stored.' });
    }
  }

  private async standing(): Promise<Standing> {
    try {
      return await this.verification.verify({});
    } catch (error) {
      if (error instanceof AppError && isUnusable(error.code)) return error.code;
      throw error;
    }
  }

  private async listExophones(): Promise<{ list: readonly Exophone[] | undefined }> {
    try {
      return { list: await this.exophones.listExophones() };
    } catch (error) {
      if (error instanceof AppError) return { list: undefined };
      throw error;
    }
  }

  private async account(): Promise<FlowAccount & { readonly isRealExotel: boolean }> {
    const { accountSid, apiBaseUrl } = await this.exotel.getIntegration();
    const normalised = normaliseApiBaseUrl(apiBaseUrl) ?? apiBaseUrl;
    return {
      accountSid,
      region: regionOfApi(normalised, this.config.exotelRegions),
      isRealExotel: URL.canParse(normalised) && isAllowedApiBaseUrl(normalised, EXOTEL_ALONE),
    };
  }

  private async askHost(did: DidView, ask: () => Promise<Finding>): Promise<Finding> {
    if (did.botId === '') return skipped('Without a bot there is no WebSocket to open.');
    if (!(await this.fleet.hasHosts())) return NO_HOST;
    return isWebSocketUrl(did.websocketUrl) ? ask() : UNUSABLE_HOST;
  }
}

/** Between the last answer of a host and the end of the check. */
const ANSWER_MS = 200;

/** An adopted fleet may hold anything. */
function isWebSocketUrl(text: string): boolean {
  return URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol);
}
