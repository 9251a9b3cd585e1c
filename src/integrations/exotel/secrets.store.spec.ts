import type { Model } from 'mongoose';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import type { AppConfig } from '../../config/config.js';
import { CredentialCipher } from './credential-cipher.js';
import { IntegrationRecord, IntegrationSchema } from './exotel.schema.js';
import { SecretsStore } from './secrets.store.js';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const CHANGE = {
  at: new Date('2026-03-04T05:50:05Z'),
  actor: { sub: 'service', role: '', requestId: '', address: '' },
} as const;

const cipherWith = (...encryptionKeys: (typeof OLD)[]): CredentialCipher =>
  new CredentialCipher({ encryptionKeys } as unknown as AppConfig);

describe('encrypting secrets anew', () => {
  let database: EmbeddedDatabase;
  let integrations: Model<IntegrationRecord>;

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
    const connection = await database.connect();
    integrations = connection.model(IntegrationRecord.name, IntegrationSchema) as Model<IntegrationRecord>;
  });

  afterAll(() => database.stop());

  beforeEach(async () => {
    await integrations.deleteMany({});
  });

  const storeWith = (cipher: CredentialCipher): SecretsStore =>
    new SecretsStore(integrations, cipher, { nudge: () => undefined } as AuditTrail);
  const add = (api_key: string, api_token: string): Promise<unknown> =>
    integrations.collection.insertOne({ type: 'exotel', api_key, api_token });
  const opened = async (field: 'api_key' | 'api_token', cipher: CredentialCipher): Promise<string> => {
    const record = await integrations.findOne({}).lean<IntegrationRecord>();
    return cipher.decrypt(String(record?.[field]));
  };

  it('lets a write that comes in between win', async () => {
    const old = cipherWith(OLD);
    await add(await old.encrypt('key-1'), await old.encrypt('token-1'));
    const slow = cipherWith(NEW, OLD);
    const encrypt = slow.encrypt.bind(slow);
    let isFirst = true;
    slow.encrypt = async (secret) => {
      if (isFirst) {
        isFirst = false;
        await integrations.collection.updateOne({}, { $set: { api_key: await encrypt('key-2') } });
      }
      return encrypt(secret);
    };

    const outcome = await storeWith(slow).reencrypt(CHANGE, { withPlain: false });

    expect(outcome).toBe('reencrypted');
    expect(await opened('api_key', cipherWith(NEW))).toBe('key-2');
    expect(await opened('api_token', cipherWith(NEW))).toBe('token-1');
  });

  it('moves the secret that it can open, and reports the other', async () => {
    await add(await cipherWith(OLD).encrypt('key-1'), await cipherWith({ ...NEW, kid: 'lost' }).encrypt('t'));

    const store = storeWith(cipherWith(NEW, OLD));

    expect(await store.reencrypt(CHANGE, { withPlain: false })).toBe('unreadable');
    expect(await opened('api_key', cipherWith(NEW))).toBe('key-1');
    expect(await store.isUnreadable()).toBe(true);
  });

  it('reports a key that has the right id and is another', async () => {
    await add(await cipherWith(OLD).encrypt('key-1'), '');

    expect(await storeWith(cipherWith({ ...OLD, key: NEW.key })).isUnreadable()).toBe(true);
  });

  it('takes no other failure for a key that is missing', async () => {
    await add(await cipherWith(OLD).encrypt('key-1'), '');
    const failing = cipherWith(NEW, OLD);
    failing.encrypt = () => Promise.reject(new Error('a defect'));

    await expect(storeWith(failing).reencrypt(CHANGE, { withPlain: false })).rejects.toThrow('a defect');
  });

  it('says in the audit trail which key each secret was under, and is under now', async () => {
    await add(await cipherWith(OLD).encrypt('key-1'), await cipherWith(NEW).encrypt('token-1'));

    await storeWith(cipherWith(NEW, OLD)).reencrypt(CHANGE, { withPlain: false });

    expect(await integrations.collection.findOne({})).toMatchObject({
      audit_outbox: [
        {
          action: 'credentials.reencrypt',
          before: { api_key_key_id: 'old' },
          after: { api_key_key_id: 'new' },
        },
      ],
    });
  });

  it('finds nothing to do the second time', async () => {
    await add(await cipherWith(OLD).encrypt('key-1'), '');
    const store = storeWith(cipherWith(NEW, OLD));

    expect(await store.reencrypt(CHANGE, { withPlain: true })).toBe('reencrypted');
    expect(await store.reencrypt(CHANGE, { withPlain: true })).toBe('were_current');
  });
});
