import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { createApp } from '../../src/app.js';
import { loggerTo } from '../../src/common/log/logger.js';
import { readConfig } from '../../src/config/config.js';
import type { AppConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { createOpenApiDocument } from '../../src/openapi.js';
import { AnswerRules } from './answer-rules.js';
import { Api } from './api.js';
import { refuseLeaks, refuseSecrets } from './leaks.js';
import { JWT_SECRET } from './sign-in.js';

/** The real app on a free port, with a database of its own, and everything that it wrote to its log. */
export interface RunningApp {
  readonly url: string;
  readonly api: Api;
  readonly config: AppConfig;
  readonly dataDir: string;
  /** The MongoDB URI when `TEST_MONGODB_URI` is set; undefined on the embedded store. */
  readonly mongodbUri: string | undefined;
  /** The app's own connection, to look at documents and to prepare them. */
  readonly connection: Connection;
  log(): string;
  /** Fails when a secret or a full phone number stands in the log or in the metrics, or a secret in a document. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A port that was chosen beforehand; by default any free one. */
  readonly port?: number;
  /** Changes to the configuration that no variable can make. */
  readonly config?: Partial<AppConfig>;
  /** A folder to keep over a restart; by default a new one, removed at the end. */
  readonly dataDir?: string;
  /** A database to share or to keep; by default a new one, dropped at the end. */
  readonly mongodbUri?: string | undefined;
  /** The database holds secrets in plain text, as the platform's original left them. */
  readonly hasPlainSecrets?: boolean;
}

/** Every app has the same API, so its document is made once in a file. */
let rules: AnswerRules | undefined;

/** A database of its own on `TEST_MONGODB_URI`; undefined means the embedded store. */
export function freshMongodbUri(): string | undefined {
  const server = process.env['TEST_MONGODB_URI'];
  if (server === undefined) return undefined;
  const uri = new URL(server);
  uri.pathname = `/e2e_${randomBytes(6).toString('hex')}`;
  return uri.href;
}

/** Exotel is not asked behind a test's back how its calls fare; a test that is about that sets its own rules. */
const NO_QUESTIONS = { tickMs: 3_600_000, firstDelayMs: 3_600_000, maxDelayMs: 3_600_000 };

export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'cxb-e2e-')));
  const mongodbUri = 'mongodbUri' in options ? options.mongodbUri : freshMongodbUri();
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'trace',
    JWT_SECRET,
    ENCRYPTION_KEYS: `test-1:${Buffer.alloc(32, 7).toString('base64url')}`,
    DATA_DIR: dataDir,
    ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
    ...options.env,
  };
  const read = readConfig(env, noGeneratedSecrets);
  const config = { ...read, polling: { ...read.polling, ...NO_QUESTIONS }, ...options.config };
  const lines: string[] = [];
  const app = await createApp(config, loggerTo(config, { write: (line) => void lines.push(line) }));
  await app.listen(options.port ?? 0, '127.0.0.1');
  const url = `http://127.0.0.1:${portOf(app)}`;
  const connection = app.get<Connection>('DatabaseConnection');
  return {
    url,
    api: new Api(url, () => (rules ??= new AnswerRules(createOpenApiDocument(app)))),
    config,
    dataDir,
    mongodbUri,
    connection,
    log: () => lines.join(''),
    stop: async () => {
      const metrics = await app.get(Metrics).registry.metrics();
      const documents = app.get(Database).isReady ? await documentsOf(connection) : '';
      await app.close();
      if (mongodbUri !== undefined && !('mongodbUri' in options)) await dropDatabase(mongodbUri);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      refuseLeaks(lines.join('') + metrics);
      if (!options.hasPlainSecrets) refuseSecrets(documents);
    },
  };
}

/** Everything that the database holds, a document in a line. */
async function documentsOf({ db }: Connection): Promise<string> {
  const collections = (await db?.collections()) ?? [];
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return documents
    .flat()
    .map((document) => JSON.stringify(document))
    .join('\n');
}

export async function dropDatabase(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

function portOf(app: NestFastifyApplication): number {
  return (app.getHttpServer().address() as { port: number }).port;
}

const noGeneratedSecrets = {
  jwtSecret: () => JWT_SECRET,
  encryptionKeys: () => `generated:${Buffer.alloc(32, 9).toString('base64url')}`,
};
