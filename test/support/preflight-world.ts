import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import type { CoreStandIn, CoreStandInOptions } from '../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { expired, selfSigned } from '../../simulator/tls/self-signed.js';
import type { ProbeRules } from '../../src/config/probe-rules.js';
import { ROOT } from './api.js';
import type { Answer } from './api.js';
import { startBareServer } from './bare-server.js';
import type { Answerer, BareServer } from './bare-server.js';
import { startApp } from './start-app.js';
import type { RunningApp } from './start-app.js';

/** Short enough to wait for, long enough for a machine that has other things to do. */
const QUICK_PROBES: ProbeRules = {
  healthMs: 900,
  checkMs: 8_000,
  keepMs: 500,
  transportMs: 800,
  handshakeMs: 800,
  settleMs: 250,
  botMs: 1_100,
  trustedCa: undefined,
};
const EXOTEL_TIMEOUT_MS = '900';

const DAY_MS = 86_400_000;
const daysFromNow = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** Certificates of fleet hosts. Whoever is no stranger is trusted by the app. */
export const CERTIFICATES = {
  good: selfSigned(),
  endsSoon: selfSigned({ hosts: ['soon.example', '127.0.0.1'], notAfter: daysFromNow(5) }),
  otherHost: selfSigned({ hosts: ['core.example'] }),
  notYet: selfSigned({ hosts: ['later.example', '127.0.0.1'], notBefore: daysFromNow(2) }),
  expired: expired(),
  stranger: selfSigned(),
};
const TRUSTED = Object.values(CERTIFICATES).filter((certificate) => certificate !== CERTIFICATES.stranger);

export const NUMBER = '+918047110001';
export const FLOW = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';

/** The health of a fleet host, as a bare server says it. */
export function healthOf(calls: number, max: number, available = max - calls): Answerer {
  const health = {
    status: 'ok',
    fleet_calls: calls,
    fleet_max: max,
    fleet_available: available,
    workers: [],
  };
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(health));
  };
}

/**
 * The real app with everything that a number needs to work: the account at one of two regions, a number with flow and
 * bot, a fleet of one host. A test breaks one link of it.
 */
export class PreflightWorld {
  private stops: (() => Promise<void>)[] = [];

  private constructor(
    readonly app: RunningApp,
    /** Where the account lives. */
    readonly exotel: ExotelStandIn,
    /** The other region: it refuses the account. */
    readonly mumbai: ExotelStandIn,
    readonly core: CoreStandIn,
    readonly didId: string,
  ) {}

  static async start(): Promise<PreflightWorld> {
    const exotel = await startExotelStandIn();
    const mumbai = await startExotelStandIn({ region: 'mumbai', accountRegion: 'singapore' });
    const core = await startCoreStandIn();
    const trustedCa = TRUSTED.map(({ cert }) => cert).join('');
    const app = await startApp({
      env: { EXOTEL_TIMEOUT_MS },
      config: {
        exotelRegions: { singapore: exotel.url, mumbai: mumbai.url },
        probes: { ...QUICK_PROBES, trustedCa },
      },
    });
    await app.api.storeCredentials(exotel.url);
    const didId = await app.api.addDid({ number: NUMBER, flow_url: FLOW });
    const world = new PreflightWorld(app, exotel, mumbai, core, didId);
    await world.mend();
    return world;
  }

  /** Everything is sound again. */
  async mend(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
    this.stops = [];
    this.exotel.reset();
    this.mumbai.reset();
    this.core.setHealth('ok');
    await this.app.api.storeCredentials(this.exotel.url);
    await this.setFleet(this.core.url);
    await this.setDid({ bot_id: 'echo', flow_url: FLOW });
  }

  async stop(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
    await this.app.stop();
    await this.core.stop();
    await this.exotel.stop();
    await this.mumbai.stop();
  }

  async setAccount(fields: Readonly<Record<string, string>>): Promise<void> {
    expectOk(await this.app.api.put(ROOT, fields));
  }

  async setDid(fields: Readonly<Record<string, string>>): Promise<void> {
    expectOk(await this.app.api.put(`${ROOT}/dids/${this.didId}`, fields));
  }

  async setFleet(...hosts: string[]): Promise<void> {
    expectOk(await this.app.api.put('/api/v1/settings/fleet', { core_fleet: hosts }));
  }

  /** What only an adopted database, or a changed configuration, can hold. */
  async store(fields: Readonly<Record<string, unknown>>): Promise<void> {
    await this.app.connection.collection('integrations').updateOne({ type: 'exotel' }, { $set: fields });
  }

  /** Another fleet host, gone when all is mended. */
  async aCore(options: CoreStandInOptions): Promise<CoreStandIn> {
    const core = await startCoreStandIn(options);
    this.later(() => core.stop());
    return core;
  }

  async aServer(answer: Answerer): Promise<BareServer> {
    const server = await startBareServer(answer);
    this.later(() => server.stop());
    return server;
  }

  /** Something to be ended when all is mended. */
  later(stop: () => Promise<void>): void {
    this.stops.push(stop);
  }

  check(probe?: 'handshake' | 'bot'): Promise<Answer> {
    return this.app.api.request('POST', `${ROOT}/dids/${this.didId}/check`, {
      as: 'admin',
      ...(probe && { json: { probe } }),
    });
  }

  /** Calls that were asked for at either region. */
  get rung(): number {
    return this.exotel.requests().length + this.mumbai.requests().length;
  }
}

function expectOk(answer: Answer): void {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
}
