import type { Model } from 'mongoose';
import { startEmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import { SettingsRecord, SettingsSchema } from './settings.schema.js';
import { SettingsStore } from './settings.store.js';

const ONE = 'https://core-1.example.com';
const OTHER = 'https://core-2.example.com';
const AT = new Date('2026-03-04T05:50:05.000Z');
const change = { at: AT, actor: { sub: 'ops', role: '', requestId: '', address: '' } } as const;
const nothing = (): Promise<void> => Promise.resolve();

let database: EmbeddedDatabase;
let settings: Model<SettingsRecord>;
/** What another instance, or the platform, does once as soon as the document was read here. */
let afterRead: () => Promise<unknown>;
/** What the trail was told of changes, in its order. */
let told: string[];
let store: SettingsStore;

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  const connection = await database.connect();
  const schema = SettingsSchema.clone().post('findOne', async () => {
    const happen = afterRead;
    afterRead = nothing;
    await happen();
  });
  settings = connection.model(SettingsRecord.name, schema) as Model<SettingsRecord>;
});

afterAll(() => database.stop());

beforeEach(async () => {
  afterRead = nothing;
  told = [];
  const tell = (what: string) => () => Promise.resolve(void told.push(what));
  store = new SettingsStore(settings, {
    settle: nothing,
    announce: tell('announced'),
    confirm: tell('confirmed'),
    withdraw: tell('withdrawn'),
  } as unknown as AuditTrail);
  await settings.collection.deleteMany({});
  await settings.collection.insertOne({
    _id: 'system',
    core_fleet: [ONE],
    core_fleet_updated_at: AT,
    theirs: 1,
  } as never);
});

const write = (changes: object) => () => settings.collection.updateOne({}, { $set: changes });

describe('a change of the fleet', () => {
  it.each([
    ['the fleet alone, as the platform does', { core_fleet: [OTHER] }],
    ['the fleet and its time', { core_fleet: [OTHER], core_fleet_updated_at: new Date(AT.getTime() + 1) }],
    ['the same fleet once more', { core_fleet_updated_at: new Date(AT.getTime() + 1) }],
    ['text in the place of the fleet', { core_fleet: ONE }],
  ])('is not made on what was read where someone wrote %s meanwhile', async (_what, written) => {
    const expected = await store.findFleet();
    afterRead = write(written);

    expect(await store.replaceFleet([], change, expected)).toBeNull();
    expect(await settings.collection.findOne({})).toMatchObject({ core_fleet: [ONE], ...written });
    expect(told).toEqual(['announced', 'withdrawn']);
  });

  it('is made on top of what someone wrote meanwhile, where it is based on nothing', async () => {
    afterRead = write({ core_fleet: [OTHER] });

    expect((await store.replaceFleet([], change))?.coreFleet).toEqual([]);
    expect(told).toEqual(['announced', 'withdrawn', 'announced', 'confirmed']);
  });

  it.each([
    ['at the same moment', 0],
    ['by a clock that ran ahead an hour', 3_600_000],
  ])('has a time of its own behind one that was made %s', async (_what, aheadMs) => {
    const last = new Date(AT.getTime() + aheadMs);
    await write({ core_fleet_updated_at: last })();

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
