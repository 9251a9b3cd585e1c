import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { AppConfig } from '../../src/config/config.js';
import { ROOT } from './api.js';
import { freePort } from './free-port.js';
import { readEvents } from './read-events.js';
import type { StreamedEvent } from './read-events.js';
import { startSharedDatabase } from './shared-database.js';
import type { SharedDatabase } from './shared-database.js';
import { tokenFor } from './sign-in.js';
import { startApp } from './start-app.js';
import type { RunningApp } from './start-app.js';

export const QUICK_POLLING: AppConfig['polling'] = {
  tickMs: 100,
  firstDelayMs: 150,
  maxDelayMs: 300,
  giveUpAfterMs: 60_000,
  perMinute: 100_000,
  watchMs: 100,
};

export interface CallWorldOptions {
  readonly instances?: 1 | 2;
  readonly polling?: Partial<AppConfig['polling']>;
  readonly env?: Readonly<Record<string, string>>;
  readonly exotel?: Parameters<typeof startExotelStandIn>[0];
  /** Does Exotel know where to report to? */
  readonly hasCallbacks?: boolean;
}

/** Exotel's stand-in, and one or two instances of the real app on one database, ready for test calls. */
export class CallWorld {
  private constructor(
    readonly exotel: ExotelStandIn,
    readonly database: SharedDatabase,
    readonly apps: readonly RunningApp[],
    readonly didId: string,
  ) {}

  static async start(options: CallWorldOptions = {}): Promise<CallWorld> {
    const exotel = await startExotelStandIn({ port: 0, speed: 20, callsPerMinute: 0, ...options.exotel });
    const database = await startSharedDatabase();
    const apps: RunningApp[] = [];
    for (let count = 0; count < (options.instances ?? 1); count++) {
      const port = await freePort();
      apps.push(
        await startApp({
          port,
          mongodbUri: database.mongodbUri,
          env: {
            EXOTEL_TIMEOUT_MS: '3000',
            ...((options.hasCallbacks ?? true) && { PUBLIC_BASE_URL: `http://127.0.0.1:${port}` }),
            ...options.env,
          },
          config: { polling: { ...QUICK_POLLING, ...options.polling } },
        }),
      );
    }
    await apps[0]?.api.storeCredentials(exotel.url);
    const didId = (await apps[0]?.api.addDid()) ?? '';
    return new CallWorld(exotel, database, apps, didId);
  }

  get app(): RunningApp {
    return this.instance(0);
  }

  instance(index: number): RunningApp {
    const app = this.apps[index];
    if (!app) throw new Error(`there is no instance ${index}`);
    return app;
  }

  /** Places a call and gives the id of its record, whatever the answer was. */
  async place(toNumber: string, app = this.app): Promise<string> {
    const { body } = await app.api.placeTestCall(this.didId, toNumber);
    return (body.id ?? body.test_call_id) as string;
  }

  /** What the API says of a call. */
  async read(id: string): Promise<any> {
    return (await this.app.api.get(`${ROOT}/test-calls/${id}`, { as: 'admin' })).body;
  }

  /** Follows a call's stream until it ends, or has come to one of these statuses. */
  follow(id: string, statuses: readonly string[] = [], app = this.app): Promise<StreamedEvent[]> {
    return readEvents(`${app.url}${ROOT}/test-calls/${id}/events`, tokenFor({ role: 'admin' }), {
      until: ({ data }) => statuses.includes(data.status),
    });
  }

  /** The document of a call. */
  document(id: string): Promise<any> {
    return this.app.connection.collection<{ _id: string }>('test_calls').findOne({ _id: id });
  }

  async change(id: string, update: object): Promise<void> {
    await this.app.connection.collection<{ _id: string }>('test_calls').updateOne({ _id: id }, update);
  }

  /** The address that Exotel was given to report this call to. */
  callbackOf(toNumber: string): string {
    const request = this.exotel.requests().findLast(({ fields }) => fields['From'] === toNumber);
    return String(request?.fields['StatusCallback'] ?? '');
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.stop();
    await this.exotel.stop();
    await this.database.stop();
  }
}
