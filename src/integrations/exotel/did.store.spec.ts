import type { Model } from 'mongoose';
import { InterruptedCollection } from '../../../test/support/interrupted-collection.js';
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

let stored: InterruptedCollection<IntegrationRecord>;
let integrations: Model<IntegrationRecord>;
let store: DidStore;

beforeAll(async () => {
  stored = await InterruptedCollection.start(IntegrationRecord.name, IntegrationSchema);
  integrations = stored.model;
  store = new DidStore(
    integrations,
    { encryptPlainSecrets: () => Promise.resolve() } as unknown as ExotelStore,
    { nudge: () => undefined } as AuditTrail,
  );
});

afterAll(() => stored.stop());

beforeEach(() => stored.clear());

const add = (...dids: object[]): Promise<unknown> =>
  integrations.collection.insertOne({ type: 'exotel', dids });

describe('a change of a number that is based on what was read', () => {
  beforeEach(() => add(DID));

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

describe('each change of the numbers', () => {
  const newDid = { number: '+918047110002', e164: '+918047110002' };

  it.each<[string, () => Promise<unknown>]>([
    ['another number', () => store.addDid(newDid, 9, change, 'did.add')],
    ['a change', () => store.updateDid('a', { label: 'mine' }, change)],
    ['a removal', () => store.removeDid('a', change)],
  ])(
    'shows in the time and the count of writes, by which others are told from it: %s',
    async (_what, make) => {
      await integrations.collection.insertOne({ type: 'exotel', dids: [DID], revision: 7 });

      await make();

      expect(await integrations.collection.findOne({})).toMatchObject({ revision: 8, updated_at: change.at });
    },
  );

  it('that changes nothing is none', async () => {
    await integrations.collection.insertOne({ type: 'exotel', dids: [DID], revision: 7 });

    expect(await store.updateDid('a', { label: 'Sales' }, change)).toEqual(EXPECTED);

    const record = await integrations.collection.findOne({});
    expect(record).toMatchObject({ revision: 7 });
    expect(record).not.toHaveProperty('audit_outbox');
  });
});

describe('a number that is added beside adopted ones', () => {
  const given = { number: '+918047110009', e164: '+918047110009' };

  it('is told from one that someone puts in the place of another meanwhile', async () => {
    await add(DID);
    stored.changeAfterRead({ 'dids.0.number': '080-4711 0009' });

    expect(await store.addDid(given, 9, change, 'did.add')).toBe('taken');
    expect(await integrations.collection.findOne({})).toMatchObject({ dids: [{ e164: given.e164 }] });
  });

  it('leaves the form that someone else derived meanwhile', async () => {
    await add(DID, { id: 'b', number: '+918047110002' });
    stored.changeAfterRead({ 'dids.0.e164': 'theirs' });

    expect(await store.addDid(given, 9, change, 'did.add')).toMatchObject({ number: given.number });
    expect(await integrations.collection.findOne({})).toMatchObject({
      dids: [{ e164: 'theirs' }, { e164: '+918047110002' }, { e164: given.e164 }],
    });
  });

  it.each([
    ['is taken', given.number, 9, 'taken'],
    ['is one too many', '+918047110002', 1, 'full'],
  ])('%s where they say so', async (_title, theirs, maxDids, expected) => {
    await add({ ...DID, number: theirs });

    expect(await store.addDid(given, maxDids, change, 'did.add')).toBe(expected);
    expect((await integrations.collection.findOne({}))?.['dids']).toHaveLength(1);
  });
});

describe('a number that is added where there is no list', () => {
  const given = { number: '+918047110009', e164: '+918047110009' };
  const theirs = { ...DID, e164: DID.number };

  it.each([
    ['null', null, undefined],
    ['text', 'odd', 'odd'],
  ])('takes the place of %s, and loses nothing', async (_what, dids, aside) => {
    await integrations.collection.insertOne({ type: 'exotel', dids });

    expect(await store.addDid(given, 9, change, 'did.add')).toMatchObject({ number: given.number });

    const record = await integrations.collection.findOne({});
    expect(record).toMatchObject({ dids: [{ e164: given.e164 }] });
    expect(record?.['dids_unreadable']).toBe(aside);
  });

  it('puts no list aside that another process has made meanwhile', async () => {
    await integrations.collection.insertOne({ type: 'exotel', dids: 'odd' });
    stored.happenAfterUpdate(async () => {
      await integrations.collection.updateOne({}, { $rename: { dids: 'dids_unreadable' } });
      await integrations.collection.updateOne({}, { $push: { dids: theirs } } as never);
    });

    await store.addDid(given, 9, change, 'did.add');

    expect(await integrations.collection.findOne({})).toMatchObject({
      dids: [theirs, { e164: given.e164 }],
      dids_unreadable: 'odd',
    });
  });
});
