import type { Model } from 'mongoose';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import { Fingerprints } from '../../audit/fingerprints.js';
import type { AppConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import { CredentialCipher } from './credential-cipher.js';
import type { Verification } from './exotel.model.js';
import { IntegrationRecord, IntegrationSchema } from './exotel.schema.js';
import { ExotelStore } from './exotel.store.js';

const CONFIG = { encryptionKeys: [{ kid: 'k', key: Buffer.alloc(32, 1) }] } as unknown as AppConfig;
const ACCOUNT = {
  account_sid: 'acme',
  api_key: 'key-1',
  api_token: 'token-1',
  api_base_url: 'https://api.exotel.com',
};
const VALID: Verification = {
  outcome: 'valid',
  detail: '',
  suggestedApiBaseUrl: '',
  checkedAt: new Date('2026-03-04T05:50:05Z'),
};

let database: EmbeddedDatabase;
let integrations: Model<IntegrationRecord>;
/** What another instance does once the document was read here. */
let afterRead: () => Promise<unknown>;

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  const connection = await database.connect();
  const schema = IntegrationSchema.clone().post('findOne', async () => {
    await afterRead();
  });
  integrations = connection.model(IntegrationRecord.name, schema) as Model<IntegrationRecord>;
});

afterAll(() => database.stop());

beforeEach(async () => {
  afterRead = () => Promise.resolve();
  await integrations.collection.deleteMany({});
});

const add = (fields: Partial<typeof ACCOUNT>): Promise<unknown> =>
  integrations.collection.insertOne({ type: 'exotel', ...fields });
const set = (fields: Partial<typeof ACCOUNT>): Promise<unknown> =>
  integrations.collection.updateOne({}, { $set: fields });

function storeWith(cipher = new CredentialCipher(CONFIG)): ExotelStore {
  const trail = { nudge: () => undefined } as AuditTrail;
  return new ExotelStore(integrations, cipher, new Fingerprints(CONFIG), trail, {} as Database);
}

describe('encrypting plain secrets', () => {
  it('leaves a key that is stored meanwhile', async () => {
    await add(ACCOUNT);
    const slow = new CredentialCipher(CONFIG);
    const encrypt = slow.encrypt.bind(slow);
    slow.encrypt = async (secret) => {
      if (secret === 'key-1') await set({ api_key: await encrypt('key-2') });
      return encrypt(secret);
    };

    await storeWith(slow).encryptPlainSecrets(ACCOUNT);

    expect(await storeWith().findCredentials()).toMatchObject({ apiKey: 'key-2', apiToken: 'token-1' });
  });
});

describe('a verification', () => {
  it.each([
    ['whole', ACCOUNT],
    ['incomplete', { api_key: 'key-1' }],
  ])('is kept while the credentials are as they were: %s', async (_title, account) => {
    await add(account);
    const store = storeWith();
    const version = (await store.findCredentials())?.version ?? '';

    await store.keepVerification(version, VALID);

    expect(await store.findVerification()).toEqual(VALID);
  });

  it('is not kept for credentials that changed before the read', async () => {
    await add(ACCOUNT);
    const store = storeWith();
    const version = (await store.findCredentials())?.version ?? '';
    await set({ api_key: 'key-2' });

    await store.keepVerification(version, VALID);

    expect(await store.findVerification()).toBeNull();
  });

  it.each(['account_sid', 'api_key', 'api_token', 'api_base_url'])(
    'is not kept for credentials whose %s changed between the read and the write',
    async (field) => {
      await add(ACCOUNT);
      const store = storeWith();
      const version = (await store.findCredentials())?.version ?? '';
      afterRead = () => set({ [field]: 'changed' });

      await store.keepVerification(version, VALID);

      expect(await store.findVerification()).toBeNull();
    },
  );
});
