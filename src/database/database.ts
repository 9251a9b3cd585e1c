import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { STATES } from 'mongoose';
import type { Connection, ConnectOptions } from 'mongoose';
import type { AppError } from '../common/errors/app-error.js';
import { NotReadyError, UnusableDatabaseError } from '../common/errors/http.errors.js';
import { AppConfig } from '../config/config.js';
import { isDatabaseAway, StartRefusedError } from './database.errors.js';
import { startEmbeddedStore } from './embedded/embedded-store.js';
import { explainRefusal } from './explain-refusal.js';
import { whyAway } from './why-away.js';

/** Seconds matter to the person who waits: a database that is away is reported, not waited for. */
const PATIENCE_MS = 3_000;
/**
 * How long one command may go unanswered. A server whose monitor answers while its commands do not (a stuck disk, a
 * lock, a firewall that forgot one connection) is away all the same, and the driver alone would wait for ever. Not
 * `timeoutMS`: it would also end idle change streams, and the building of indexes on large collections, which goes on
 * at the server and is then found done at the next try.
 */
const UNANSWERED_MS = 4_000;
const RETRY_MS = 2_000;
/** The driver finds a database that is back by itself; when it has not for so long, it is begun anew. */
const STUCK_MS = 5_000;
const EMBEDDED_DATABASE = 'cxb';

/** Opens the connection, keeps trying while the database is away, and knows whether requests can be served. */
@Injectable()
export class Database implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly preparations: (() => Promise<void>)[] = [];
  private readonly followers: (() => void)[] = [];
  private isPrepared = false;
  private awayBecause = 'it has not answered yet';
  private isRefused = false;
  private isStopping = false;
  private retry: NodeJS.Timeout | undefined;
  private look: NodeJS.Timeout | undefined;
  private stuck: NodeJS.Timeout | undefined;
  private stopEmbedded: (() => Promise<void>) | undefined;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly config: AppConfig,
  ) {}

  /** Registers what a store needs before the first request, its indexes above all; to be called in `onModuleInit`. */
  beforeReady(prepare: () => Promise<void>): void {
    this.preparations.push(prepare);
  }

  /** Registers what begins once requests can be served; to be called in `onModuleInit`. It must not throw. */
  onceReady(begin: () => void): void {
    this.followers.push(begin);
  }

  /** Is the database there, with every index built? */
  get isReady(): boolean {
    return this.isPrepared && this.connection.readyState === STATES.connected;
  }

  /** What a caller is told who cannot be served. */
  whyNotReady(): AppError {
    return this.isRefused ? new UnusableDatabaseError() : new NotReadyError();
  }

  /** Why the last try to open the database failed, for a person to read. */
  get reason(): string {
    return this.awayBecause;
  }

  /** Does the database answer right now, within `PATIENCE_MS`? */
  async answers(): Promise<boolean> {
    if (!this.isReady || !this.connection.db) return false;
    const ping = this.connection.db.command({ ping: 1 }, { timeoutMS: PATIENCE_MS });
    return ping.then(
      () => true,
      () => false,
    );
  }

  /**
   * Opens the database. One that is away does not stop the start.
   * @throws StartRefusedError when what is stored forbids a start
   */
  async onApplicationBootstrap(): Promise<void> {
    try {
      const uri = await this.uri();
      this.watch(uri);
      await this.open(uri);
    } catch (error) {
      await this.onApplicationShutdown();
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.retry);
    clearTimeout(this.look);
    clearTimeout(this.stuck);
    await this.connection.close();
    await this.stopEmbedded?.();
  }

  private async uri(): Promise<string> {
    if (this.config.mongodbUri !== undefined) return this.config.mongodbUri;
    const store = await startEmbeddedStore(this.config.dataDir).catch((error: unknown) => {
      // A file that may not be used is explained like any other.
      if (!(error instanceof Error) || 'path' in error) throw error;
      throw new StartRefusedError(error.message, { cause: error });
    });
    this.stopEmbedded = () => store.stop();
    for (const warning of store.warnings) this.logger.warn(warning);
    return store.uri;
  }

  private async open(uri: string): Promise<void> {
    try {
      await this.connection.openUri(uri, this.options(uri));
      await this.prepare();
      this.isPrepared = true;
      this.isRefused = false;
      this.logger.log('The database is there, and its indexes are built.');
      this.lookAgainLater(uri);
      for (const begin of this.followers.splice(0)) begin();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      this.awayBecause = whyAway(error);
      this.isRefused = false;
      this.logger.warn(`The database is away (${this.awayBecause}); trying again in ${RETRY_MS / 1000} s.`);
      this.tryAgainLater(uri);
    }
  }

  private async prepare(): Promise<void> {
    for (const prepare of this.preparations) await prepare();
  }

  private lookAgainLater(uri: string): void {
    clearTimeout(this.look);
    if (this.isStopping) return;
    this.look = setTimeout(() => void this.lookAgain(uri), this.config.indexCheckMs);
  }

  /**
   * A restore takes the indexes away under a running service, and with them what keeps one from ringing twice. They are
   * built anew; where they cannot be, nothing is served until a person has mended that.
   */
  private async lookAgain(uri: string): Promise<void> {
    try {
      if (this.isReady) await this.prepare();
      this.lookAgainLater(uri);
    } catch (error) {
      if (isDatabaseAway(error) || !this.isPrepared || this.isStopping) {
        this.lookAgainLater(uri);
        return;
      }
      this.isPrepared = false;
      this.refuse(error, uri);
    }
  }

  /**
   * A connection that closes in the moment of a write leaves the driver's monitor waiting for an answer for ever
   * (mongodb 7.8), and nothing but a new client gets it out of there.
   */
  private watch(uri: string): void {
    this.connection.on('connected', () => {
      clearTimeout(this.stuck);
      if (this.isPrepared) this.logger.log('The database is there again.');
    });
    this.connection.on('disconnected', () => {
      clearTimeout(this.stuck);
      if (!this.isPrepared || this.isStopping) return;
      this.logger.warn('The database is away: it closed the connection, or does not answer.');
      this.stuck = setTimeout(() => {
        this.isPrepared = false;
        const openAgain = (): void => {
          this.tryAgain(uri);
        };
        // Not by force: Mongoose gives none of its collections back after that.
        this.connection.close().then(openAgain, openAgain);
      }, STUCK_MS);
    });
  }

  private tryAgainLater(uri: string): void {
    if (this.isStopping) return;
    this.retry = setTimeout(() => {
      this.tryAgain(uri);
    }, RETRY_MS);
  }

  private tryAgain(uri: string): void {
    if (this.isStopping) return;
    this.open(uri).catch((error: unknown) => {
      this.refuse(error, uri);
    });
  }

  private refuse(error: unknown, uri: string): void {
    this.isRefused = true;
    const reason = error instanceof StartRefusedError ? error.message : (explainRefusal(error) ?? error);
    this.logger.fatal(reason);
    this.tryAgainLater(uri);
  }

  private options(uri: string): ConnectOptions {
    const isEmbedded = this.config.mongodbUri === undefined;
    return {
      appName: 'cxb-exotel-integration',
      bufferCommands: false,
      autoCreate: false,
      autoIndex: false,
      serverSelectionTimeoutMS: PATIENCE_MS,
      connectTimeoutMS: PATIENCE_MS,
      socketTimeoutMS: UNANSWERED_MS,
      // Whoever finds every connection waiting is told so, and does not wait behind them.
      waitQueueTimeoutMS: PATIENCE_MS,
      // The driver's own 10 s would keep a database that is back waiting for two Retry-After's.
      heartbeatFrequencyMS: RETRY_MS,
      // Costs a copy of each command, so only where they are followed.
      monitorCommands: this.config.otlpEndpoint !== undefined,
      ...(isEmbedded && { dbName: EMBEDDED_DATABASE }),
      // What a caller is told is done is on the disks of most members; a URI that says otherwise is obeyed.
      ...(!/[?&]w=/i.test(uri) && { writeConcern: { w: 'majority', journal: true } }),
    };
  }
}
