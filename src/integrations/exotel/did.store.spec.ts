import type { Model } from 'mongoose';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import { DidStore } from './did.store.js';
import { IntegrationRecord, IntegrationSchema } from './exotel.schema.js';
import type { ExotelStore } from './exotel.store.js';

const DID = { id: 'a', number: '+918047110001', label: 'Sales', bot_id: 'bot', flow_url: '' };
const EXPECTED = { id: 'a', number: '+918047110001', label: 'Sales', botId: 'bot', flowUrl: '' };
const change = {
  at: new Date('2026-03-04T05:50:05Z'),
  actor: { sub: 'ops', role: '', requestId: '', address: '' },
} as const;

describe('a change of a number that is based on what was read', () => {
  let database: EmbeddedDatabase;
  let integrations: Model<IntegrationRecord>;
  let store: DidStore;
  /** What another instance, or the platform, does once the document was read here. */
  let afterRead: () => Promise<unknown>;

  beforeAll(async () => {
    database = await startEmbeddedDatabase();
    const connection = await database.connect();
    const schema = IntegrationSchema.clone().post('findOne', async () => {
      await afterRead();
    });
    integrations = connection.model(IntegrationRecord.name, schema) as Model<IntegrationRecord>;
    store = new DidStore(
      integrations,
      { encryptPlainSecrets: () => Promise.resolve() } as unknown as ExotelStore,
      { nudge: () => undefined } as AuditTrail,
    );
  });

  afterAll(() => database.stop());

  beforeEach(async () => {
    await integrations.collection.deleteMany({});
    await integrations.collection.insertOne({ type: 'exotel', dids: [DID] });
  });

  const writtenMeanwhile = (field: string): void => {
    afterRead = async () => {
      afterRead = () => Promise.resolve();
      await integrations.collection.updateOne({}, { $set: { [`dids.0.${field}`]: 'changed' } });
    };
  };

  it.each(['number', 'label', 'bot_id', 'flow_url'])(
    'is not made where its %s was written meanwhile',
    async (field) => {
      writtenMeanwhile(field);
      expect(await store.updateDid('a', { label: 'mine' }, change, EXPECTED)).toBeNull();

      await integrations.collection.updateOne({}, { $set: { dids: [DID] } });
      writtenMeanwhile(field);
      expect(await store.removeDid('a', change, EXPECTED)).toBe(false);

      expect(await integrations.collection.findOne({})).toMatchObject({
        dids: [{ ...DID, [field]: 'changed' }],
      });
    },
  );

  it('is made where nothing was', async () => {
    afterRead = () => Promise.resolve();

    expect(await store.updateDid('a', { label: 'mine' }, change, EXPECTED)).toEqual({
      ...EXPECTED,
      label: 'mine',
    });
    expect(await store.removeDid('a', change, { ...EXPECTED, label: 'mine' })).toBe(true);
  });
});
