import type { Model } from 'mongoose';
import { InterruptedCollection } from '../../../test/support/interrupted-collection.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import { Fingerprints } from '../../audit/fingerprints.js';
import type { AppConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import { CredentialCipher } from './credential-cipher.js';
import { NO_INTEGRATION } from './exotel.model.js';
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

let stored: InterruptedCollection<IntegrationRecord>;
let integrations: Model<IntegrationRecord>;

beforeAll(async () => {
  stored = await InterruptedCollection.start(IntegrationRecord.name, IntegrationSchema);
  integrations = stored.model;
});

afterAll(() => stored.stop());

beforeEach(() => stored.clear());

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
      stored.changeAfterRead({ [field]: 'changed' });

      await store.keepVerification(version, VALID);

      expect(await store.findVerification()).toBeNull();
    },
  );

  it.each([
    ['other_region', 'other_region'],
    ['unknown_account', 'unknown_account'],
    ['valid', 'invalid_credentials'],
    ['not_allowed', 'invalid_credentials'],
    [undefined, 'invalid_credentials'],
  ] as const)('of %s is %s after a refusal', async (known, outcome) => {
    await add(ACCOUNT);
    const store = storeWith();
    const versionNow = async (): Promise<string> => (await store.findCredentials())?.version ?? '';
    if (known) await store.keepVerification(await versionNow(), { ...VALID, outcome: known });

    await store.keepRefusal(await versionNow(), { ...VALID, outcome: 'invalid_credentials' });

    expect((await store.findVerification())?.outcome).toBe(outcome);
  });
});

describe('a change of the account that is based on what was read', () => {
  const change = {
    at: new Date('2026-03-04T05:50:05Z'),
    actor: { sub: 'ops', role: '', requestId: '', address: '' },
  } as const;
  const DIDS = [{ id: 'a', number: '+918047110001', label: 'Sales', beyond_us: [1] }];

  it.each([
    ['a label', { 'dids.0.label': 'Support' }],
    ['a number more', { dids: [...DIDS, { id: 'b', number: '+918047110002' }] }],
    ['its time', { updated_at: '2026-03-04T05:50:00Z' }],
    ['its SID', { account_sid: 'other' }],
  ])('is not made where someone else wrote %s between the read and the write', async (_title, written) => {
    await integrations.collection.insertOne({ type: 'exotel', ...ACCOUNT, dids: DIDS });
    const store = storeWith();
    const expected = (await store.findIntegration()) ?? undefined;
    stored.changeAfterRead(written);

    expect(await store.updateAccount({ apiKey: 'mine' }, change, expected)).toBeNull();
    expect((await store.findCredentials())?.apiKey).toBe('key-1');
  });

  it('is made on top of the first write, where another process was faster with that', async () => {
    await integrations.createIndexes();
    stored.happenAfterRead(() => add({ account_sid: 'theirs' }));
    const store = storeWith();

    expect(await store.updateAccount({ apiKey: 'mine' }, change)).toMatchObject({ accountSid: 'theirs' });
    expect(await store.findCredentials()).toMatchObject({ accountSid: 'theirs', apiKey: 'mine' });
  });

  it('is not made where another process made the first write meanwhile', async () => {
    await integrations.createIndexes();
    const store = storeWith();
    stored.happenAfterRead(() => add({ account_sid: 'theirs' }));

    expect(await store.updateAccount({ apiKey: 'mine' }, change, NO_INTEGRATION)).toBeNull();
    expect(await store.findCredentials()).toMatchObject({ accountSid: 'theirs', apiKey: '' });
  });

  it('is made where nothing else changed', async () => {
    await integrations.collection.insertOne({ type: 'exotel', ...ACCOUNT, dids: DIDS });
    const store = storeWith();
    const expected = (await store.findIntegration()) ?? undefined;

    expect(await store.updateAccount({ accountSid: 'mine' }, change, expected)).toMatchObject({
      accountSid: 'mine',
    });
    expect(await integrations.collection.findOne({})).toMatchObject({ dids: DIDS });
  });
});
