import { Clock } from '../support/clock.js';
import { Random } from '../support/random.js';
import { CallBook } from './calls/call-book.js';
import { CallLife } from './calls/call-life.js';
import { Callbacks } from './calls/callbacks.js';
import { RateLimit } from './calls/rate-limit.js';
import { Flows } from './flow/flows.js';
import { HostileBot } from './flow/hostile-bot.js';
import { ServerFaults } from './http/server-faults.js';
import { Exophones } from './numbers/exophones.js';
import type { Settings } from './options.js';

/** All parts of one stand-in. */
export class World {
  readonly clock: Clock;
  readonly random: Random;
  readonly book = new CallBook();
  readonly faults = new ServerFaults();
  readonly rateLimit: RateLimit;
  readonly exophones: Exophones;
  readonly flows: Flows;
  readonly callbacks: Callbacks;
  readonly life: CallLife;

  private constructor(
    readonly settings: Settings,
    private readonly hostileBot: HostileBot,
  ) {
    this.clock = new Clock(settings.speed);
    this.random = new Random(settings.seed);
    this.rateLimit = new RateLimit(settings.callsPerMinute);
    this.exophones = new Exophones(settings, this.random);
    this.flows = new Flows(settings, this.clock, this.book, hostileBot);
    this.callbacks = new Callbacks(settings, this.clock, this.book);
    this.life = new CallLife(settings, this.clock, this.book, this.callbacks, this.flows);
  }

  static async create(settings: Settings): Promise<World> {
    return new World(settings, await HostileBot.start(settings.handshakeMs));
  }

  /** As at the start, except that SIDs are not given out a second time. */
  reset(): void {
    this.life.clear();
    this.callbacks.stop();
    this.clock.clear();
    this.book.clear();
    this.faults.set(null);
    this.rateLimit.clear();
    this.exophones.reset();
    this.flows.reset();
  }

  async stop(): Promise<void> {
    this.life.clear();
    this.callbacks.stop();
    this.clock.clear();
    await this.hostileBot.stop();
  }
}
