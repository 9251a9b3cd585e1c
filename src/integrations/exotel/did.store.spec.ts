import { InterruptedIntegrations } from '../../../test/support/interrupted-integrations.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import { DidStore } from './did.store.js';
import type { ExotelStore } from './exotel.store.js';

const DID = { id: 'a', number: '+918047110001', label: 'Sales', bot_id: 'bot', flow_url: '' };
const EXPECTED = { id: 'a', number: '+918047110001', label: 'Sales', botId: 'bot', flowUrl: '' };
const change = {
  at: new Date('2026-03-04T05:50:05Z'),
  actor: { sub: 'ops', role: '', requestId: '', address: '' },
} as const;

describe('a change of a number that is based on what was read', () => {
  let stored: InterruptedIntegrations;
  let integrations: InterruptedIntegrations['model'];
  let store: DidStore;

  beforeAll(async () => {
    stored = await InterruptedIntegrations.start();
    integrations = stored.model;
    store = new DidStore(
      integrations,
      { encryptPlainSecrets: () => Promise.resolve() } as unknown as ExotelStore,
      { nudge: () => undefined } as AuditTrail,
    );
  });

  afterAll(() => stored.stop());

  beforeEach(async () => {
    await stored.clear();
    await integrations.collection.insertOne({ type: 'exotel', dids: [DID] });
  });

  it.each(['number', 'label', 'bot_id', 'flow_url'])(
    'is not made where its %s was written meanwhile',
    async (field) => {
      stored.changeAfterRead({ [`dids.0.${field}`]: 'changed' });
      expect(await store.updateDid('a', { label: 'mine' }, change, EXPECTED)).toBeNull();

      await integrations.collection.updateOne({}, { $set: { dids: [DID] } });
      stored.changeAfterRead({ [`dids.0.${field}`]: 'changed' });
      expect(await store.removeDid('a', change, EXPECTED)).toBe(false);

      expect(await integrations.collection.findOne({})).toMatchObject({
        dids: [{ ...DID, [field]: 'changed' }],
      });
    },
  );

  it('is made where nothing was', async () => {
    expect(await store.updateDid('a', { label: 'mine' }, change, EXPECTED)).toEqual({
      ...EXPECTED,
      label: 'mine',
    });
    expect(await store.removeDid('a', change, { ...EXPECTED, label: 'mine' })).toBe(true);
  });
});
