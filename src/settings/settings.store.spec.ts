import type { Model } from 'mongoose';
import { InterruptedCollection } from '../../test/support/interrupted-collection.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { SettingsRecord, SettingsSchema } from './settings.schema.js';
import { SettingsStore } from './settings.store.js';

const ONE = 'https://core-1.example.com';
const OTHER = 'https://core-2.example.com';
const AT = new Date('2026-03-04T05:50:05.000Z');
const change = { at: AT, actor: { sub: 'ops', role: '', requestId: '', address: '' } } as const;
const nothing = (): Promise<void> => Promise.resolve();

let stored: InterruptedCollection<SettingsRecord>;
let settings: Model<SettingsRecord>;
/** What the trail was told of changes, in its order. */
let told: string[];
let store: SettingsStore;

beforeAll(async () => {
  stored = await InterruptedCollection.start(SettingsRecord.name, SettingsSchema);
  settings = stored.model;
});

afterAll(() => stored.stop());

beforeEach(async () => {
  told = [];
  const tell = (what: string) => () => Promise.resolve(void told.push(what));
  store = new SettingsStore(settings, {
    settle: nothing,
    announce: tell('announced'),
    confirm: tell('confirmed'),
    withdraw: tell('withdrawn'),
  } as unknown as AuditTrail);
  await stored.clear();
  await settings.collection.insertOne({
    _id: 'system',
    core_fleet: [ONE],
    core_fleet_updated_at: AT,
    theirs: 1,
  } as never);
});

describe('a change of the fleet', () => {
  it.each([
    ['the fleet alone, as the platform does', { core_fleet: [OTHER] }],
    ['the fleet and its time', { core_fleet: [OTHER], core_fleet_updated_at: new Date(AT.getTime() + 1) }],
    ['the same fleet once more', { core_fleet_updated_at: new Date(AT.getTime() + 1) }],
    ['text in the place of the fleet', { core_fleet: ONE }],
  ])('is not made on what was read where someone wrote %s meanwhile', async (_what, written) => {
    const expected = await store.findFleet();
    stored.changeAfterRead(written);

    expect(await store.replaceFleet([], change, expected)).toBeNull();
    expect(await settings.collection.findOne({})).toMatchObject({ core_fleet: [ONE], ...written });
    expect(told).toEqual(['announced', 'withdrawn']);
  });

  it('is made on top of what someone wrote meanwhile, where it is based on nothing', async () => {
    stored.changeAfterRead({ core_fleet: [OTHER] });

    expect((await store.replaceFleet([], change))?.coreFleet).toEqual([]);
    expect(told).toEqual(['announced', 'withdrawn', 'announced', 'confirmed']);
  });

  it.each([
    ['at the same moment', 0],
    ['by a clock that ran ahead an hour', 3_600_000],
  ])('has a time of its own behind one that was made %s', async (_what, aheadMs) => {
    const last = new Date(AT.getTime() + aheadMs);
    await stored.change({ core_fleet_updated_at: last });

    const replaced = await store.replaceFleet([OTHER], change);

    expect(replaced?.updatedAt).toEqual(new Date(last.getTime() + 1));
  });

  it('leaves what stands in the document beside the fleet', async () => {
    await store.replaceFleet([OTHER], change);

    expect(await settings.collection.findOne({})).toMatchObject({ core_fleet: [OTHER], theirs: 1 });
  });

  it('is none where it is the fleet already, and is told to nobody', async () => {
    expect(await store.replaceFleet([ONE], { ...change, at: new Date() })).toMatchObject({ updatedAt: AT });
    expect(told).toEqual([]);
  });
});
