import mongoose from 'mongoose';
import { startEmbeddedStore } from '../../src/database/embedded/embedded-store.js';
import { integrationDocument, settingsDocument } from '../support/data.js';
import type { IntegrationDocument, SettingsDocument } from '../support/data.js';

/** What every contender is told by its parent. */
export const environment = {
  port: Number(process.env['PORT']),
  jwtSecret: process.env['JWT_SECRET'] ?? '',
  dids: Number(process.env['BENCH_DIDS'] ?? 20),
  inMemory: process.env['BENCH_STORE'] === 'memory',
};

/** The store of a contender: a MongoDB that is given, else the embedded store on the contender's own copy. */
export async function openStore(): Promise<{ uri: string; dbName: string }> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined) return { uri: given, dbName: new URL(given).pathname.slice(1) };
  const store = await startEmbeddedStore(process.env['DATA_DIR'] ?? '');
  process.once('SIGTERM', () => {
    void mongoose
      .disconnect()
      .then(() => store.stop())
      .then(() => process.exit(0));
  });
  return { uri: store.uri, dbName: 'cxb' };
}

/** The reads that the bare contenders make. */
export interface Reads {
  integration(): Promise<IntegrationDocument>;
  settings(): Promise<SettingsDocument>;
}

/** Documents that lie in the process, or `lean` reads through Mongoose. */
export async function leanReads(): Promise<Reads> {
  if (environment.inMemory) {
    const [integration, settings] = [integrationDocument(environment.dids), settingsDocument()];
    return { integration: () => Promise.resolve(integration), settings: () => Promise.resolve(settings) };
  }
  const { uri, dbName } = await openStore();
  await mongoose.connect(uri, { dbName, autoIndex: false, autoCreate: false });
  const options = { strict: false, versionKey: false } as const;
  const integrations = mongoose.model(
    'Integration',
    new mongoose.Schema({ type: String }, options),
    'integrations',
  );
  const all = mongoose.model('Settings', new mongoose.Schema({ _id: String }, options), 'system_settings');
  return {
    integration: () => integrations.findOne({ type: 'exotel' }).lean<IntegrationDocument>().orFail(),
    settings: () => all.findOne({ _id: 'system' }, { core_fleet: 1 }).lean<SettingsDocument>().orFail(),
  };
}
