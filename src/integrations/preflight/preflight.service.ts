import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { NotFoundError } from '../../common/errors/http.errors.js';
import { Clock } from '../../common/time/clock.js';
import { FleetService } from '../../fleet/fleet.service.js';
import type { DidView, Exophone, Verification } from '../exotel/exotel.model.js';
import { ExophonesService } from '../exotel/exophones.service.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { VerificationService } from '../exotel/verification.service.js';
import { CHECK_NAMES, fail, skipped, unknown } from './check.model.js';
import type { Check, CheckName, Finding, Preflight, Probe } from './check.model.js';
import {
  findingOnBot,
  findingOnCredentials,
  findingOnFleet,
  findingOnFlowUrl,
  findingOnNumberFlow,
  findingOnOwnership,
} from './findings.js';
import { PreflightStore } from './preflight.store.js';
import { findingOnHandshake, findingOnTransport } from './websocket-findings.js';
import { WebSocketProbe } from './websocket-probe.client.js';

/** A person waits for the whole of it. */
const WHOLE_MS = 15_000;
/** What Exotel itself waits for a handshake. https://support.exotel.com/support/solutions/articles/3000132302 */
const HANDSHAKE_MS = 10_000;
const TRANSPORT_MS = 8_000;
/** The deeper probe leaves time to close and to store. */
const BOT_MS = 12_000;

/** Finds out, before anyone is rung, which link of the chain from Exotel to the bot is broken. */
@Injectable()
export class PreflightService {
  constructor(
    private readonly exotel: ExotelService,
    private readonly verification: VerificationService,
    private readonly exophones: ExophonesService,
    private readonly fleet: FleetService,
    private readonly probe: WebSocketProbe,
    private readonly store: PreflightStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DidNotFoundError, NotFoundError before the first check */
  async getLast(didId: string): Promise<Preflight> {
    await this.exotel.getDid(didId);
    const last = await this.store.findLast(didId);
    if (!last) throw new NotFoundError('This number has not been checked yet.');
    return last;
  }

  /**
   * Asks everything there is to ask, all at once and within 15 s, tells each finding as it is known, and keeps the
   * whole.
   * @throws DidNotFoundError
   */
  async check(didId: string, probe: Probe, tell: (check: Check) => void): Promise<Preflight> {
    const startedAt = this.clock.now();
    const did = await this.exotel.getDid(didId);
    const findings = this.ask(did, probe);
    const checks = await Promise.all(
      CHECK_NAMES.map(async (name) => {
        const finding = await withinTime(findings[name]);
        const check = { name, ...finding, tookMs: this.clock.now().getTime() - startedAt.getTime() };
        tell(check);
        return check;
      }),
    );
    const ok = checks.every(({ status }) => status !== 'fail');
    const tookMs = this.clock.now().getTime() - startedAt.getTime();
    const preflight = { ok, checkedAt: startedAt, tookMs, checks };
    await this.store.keep(didId, preflight);
    return preflight;
  }

  private ask(did: DidView, probe: Probe): Record<CheckName, Promise<Finding>> {
    const verification = this.verify();
    const exophones = verification.then((known) =>
      known?.outcome === 'valid' ? this.listExophones() : undefined,
    );
    return {
      credentials: verification.then(findingOnCredentials),
      number_owned: Promise.all([verification, exophones]).then(([known, list]) =>
        known?.outcome === 'valid' ? findingOnOwnership(did, list) : NO_CREDENTIALS,
      ),
      flow_url: this.account().then((account) => findingOnFlowUrl(did, account)),
      number_flow: Promise.all([verification, exophones]).then(([known, list]) =>
        known?.outcome === 'valid' ? findingOnNumberFlow(did, list) : NO_CREDENTIALS,
      ),
      bot: Promise.resolve(findingOnBot(did)),
      websocket_tls: this.askHost(did, async () =>
        findingOnTransport(await this.probe.probeTransport(did.websocketUrl, TRANSPORT_MS), this.clock.now()),
      ),
      websocket_handshake: this.askHost(did, async () => {
        const timeoutMs = probe === 'bot' ? BOT_MS : HANDSHAKE_MS;
        return findingOnHandshake(await this.probe.probeHandshake(did.websocketUrl, probe, timeoutMs));
      }),
      fleet_capacity: this.fleet.getStatus().then(findingOnFleet),
    };
  }

  /** Null: no credentials are stored, or they cannot be used. */
  private async verify(): Promise<Verification | null> {
    try {
      return await this.verification.verify({});
    } catch (error) {
      if (error instanceof AppError && error.kind === 'conflict') return null;
      throw error;
    }
  }

  private async listExophones(): Promise<readonly Exophone[] | undefined> {
    try {
      return await this.exophones.listExophones();
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  private async account(): Promise<{ accountSid: string; apiBaseUrl: string } | undefined> {
    try {
      return await this.verification.getStoredCredentials();
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  private async askHost(did: DidView, ask: () => Promise<Finding>): Promise<Finding> {
    if (did.websocketUrl === '') return skipped('Without a bot there is no WebSocket to open.');
    if (!(await this.fleet.hasHosts())) {
      return fail(
        'No CXB Core host is set, so Exotel would look for the bot on itself.',
        'Set the fleet under Settings.',
      );
    }
    return ask();
  }
}

const NO_CREDENTIALS = skipped('Exotel cannot be asked without good credentials.');

/** What is not known when the time is up is said to be so. */
async function withinTime(finding: Promise<Finding>): Promise<Finding> {
  const leaving = new AbortController();
  try {
    const late = sleep(WHOLE_MS - 1_000, unknown('It took too long to find out.'), {
      signal: leaving.signal,
    });
    return await Promise.race([finding, late]);
  } finally {
    leaving.abort();
  }
}
