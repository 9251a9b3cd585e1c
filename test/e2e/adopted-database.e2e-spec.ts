import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const { EJSON, Long, Decimal128, Binary, ObjectId, UUID, deserialize } = mongoose.mongo.BSON;
const FLOW = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';
const OBJECT_ID = '507f1f77bcf86cd799439011';
const UUID_ID = '11111111-2222-4333-8444-555555555555';
const LONG_ID = '9007199254740993';

describe('a database that the platform itself has written', () => {
  let database: SharedDatabase;
  let connection: Connection;
  let exotel: ExotelStandIn;
  let app: RunningApp;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
    database = await startSharedDatabase();
    connection = await database.connect();
    app = await startApp({ mongodbUri: database.mongodbUri, hasPlainSecrets: true });
  });

  afterAll(async () => {
    await app.stop();
    await database.stop();
    await exotel.stop();
  });

  beforeEach(async () => {
    await connection.collection('integrations').deleteMany({});
    await connection.collection('integrations').insertMany([
      { type: 'twilio', account_sid: 'someone-else', api_key: 'plain' },
      {
        type: 'exotel',
        account_sid: 'cxbsim',
        api_key: 'simkey',
        api_token: 'simtoken',
        api_base_url: `${exotel.url}/v1/`,
        owner: { team: 'voice', since: new Date('2024-02-03T04:05:06Z') },
        dids: [
          {
            id: 'did_a1b2',
            number: '080-4711 0001',
            label: 'Main',
            bot_id: 'echo',
            flow_url: FLOW,
            region: 'south',
          },
          { id: new ObjectId(OBJECT_ID), number: '+918047110002' },
          { id: 7, number: '(080) 4711-0003', label: null },
          { id: 'odd', number: 'call me', label: 'Odd one' },
        ],
      },
    ]);
  });

  const document = async (): Promise<any> =>
    connection.collection('integrations').findOne({ type: 'exotel' });

  describe('is read as it is', () => {
    it('with its plain credentials and whatever it calls its numbers', async () => {
      const { body } = await app.api.get(ROOT);

      expect(body).toMatchObject({
        status: 'configured',
        account_sid: 'cxbsim',
        api_base_url: exotel.url,
        created_at: null,
        updated_at: null,
      });
      expect(body.dids).toEqual([
        {
          id: 'did_a1b2',
          number: '080-4711 0001',
          label: 'Main',
          bot_id: 'echo',
          flow_url: FLOW,
          websocket_url: 'wss://localhost/exotel/echo',
        },
        { id: OBJECT_ID, number: '+918047110002', label: '', bot_id: '', flow_url: '', websocket_url: '' },
        { id: '7', number: '(080) 4711-0003', label: '', bot_id: '', flow_url: '', websocket_url: '' },
        { id: 'odd', number: 'call me', label: 'Odd one', bot_id: '', flow_url: '', websocket_url: '' },
      ]);
    });

    it('without being changed by it', async () => {
      const before = EJSON.stringify(await document());

      await app.api.get(ROOT);
      await app.api.get(`${ROOT}/dids/did_a1b2`);
      await app.api.get(`${ROOT}/test-call-options`);
      await app.api.placeTestCall('did_a1b2', '9000000000');
      await app.api.put(ROOT, {});

      expect(EJSON.stringify(await document())).toBe(before);
    });

    it('and can make a test call at once', async () => {
      exotel.reset();

      const answer = await app.api.placeTestCall('did_a1b2', '9000000000');

      expect(answer.status).toBe(201);
      expect(exotel.requests()[0]).toMatchObject({
        authorized: true,
        // A number is sent without its punctuation, however it is stored.
        fields: expect.objectContaining({ CustomField: 'cxb-test:did_a1b2', CallerId: '08047110001' }),
      });
    });

    it.each(['did_a1b2', OBJECT_ID, '7', 'odd'])('by the id %s', async (id) => {
      const answer = await app.api.get(`${ROOT}/dids/${id}`);

      expect([answer.status, answer.body.id]).toEqual([200, id]);
    });
  });

  describe('has its credentials encrypted by the next write:', () => {
    const writes: [string, () => Promise<Answer>][] = [
      ['a change of the account', () => app.api.put(ROOT, { account_sid: 'other' })],
      ['a new number', () => app.api.post(`${ROOT}/dids`, { number: '+918047119999' })],
      ['a change of a number', () => app.api.put(`${ROOT}/dids/did_a1b2`, { label: 'New' })],
      ['the removal of a number', () => app.api.delete(`${ROOT}/dids/odd`)],
      ['what Exotel says of them', () => app.api.post(`${ROOT}/verify`, {})],
      ['a new key, which leaves the token', () => app.api.put(ROOT, { api_key: 'simkey' })],
    ];

    it.each(writes)('%s', async (_title, write) => {
      expect((await write()).status).toBeLessThan(300);

      const { api_key: key, api_token: token } = await document();
      for (const stored of [key, token]) {
        expect(stored).toMatch(/^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
      }
      expect((await app.api.get(ROOT)).body.credentials_configured).toBe(true);
    });

    it('and they still open', async () => {
      await app.api.put(`${ROOT}/dids/did_a1b2`, { label: 'New' });

      expect((await app.api.placeTestCall('did_a1b2', '9000000000')).status).toBe(201);
    });
  });

  it('keeps what is not ours in the document and its numbers', async () => {
    await app.api.put(ROOT, { account_sid: 'other' });
    await app.api.put(`${ROOT}/dids/did_a1b2`, { label: 'New' });
    await app.api.post(`${ROOT}/dids`, { number: '+918047119999' });
    await app.api.delete(`${ROOT}/dids/7`);

    const stored = await document();
    expect(stored.owner).toEqual({ team: 'voice', since: new Date('2024-02-03T04:05:06Z') });
    expect(stored.dids[0]).toMatchObject({
      id: 'did_a1b2',
      region: 'south',
      number: '080-4711 0001',
      label: 'New',
    });
    expect(await connection.collection('integrations').findOne({ type: 'twilio' })).toMatchObject({
      account_sid: 'someone-else',
      api_key: 'plain',
    });
  });

  it.each(['did_a1b2', OBJECT_ID, '7', 'odd'])(
    'lets the number with the id %s be changed and removed',
    async (id) => {
      const changed = await app.api.put(`${ROOT}/dids/${id}`, { label: 'Changed', bot_id: 'b' });
      const read = await app.api.get(`${ROOT}/dids/${id}`);
      const removed = await app.api.delete(`${ROOT}/dids/${id}`, {
        headers: { 'if-match': read.headers.get('etag') ?? '' },
      });

      expect([changed.status, changed.body.id, changed.body.label]).toEqual([200, id, 'Changed']);
      expect(removed.status).toBe(204);
      expect((await app.api.get(ROOT)).body.dids).toHaveLength(3);
    },
  );

  it.each(['+918047110001', '08047110002', '80 4711 0003'])(
    'knows its number %s in another spelling',
    async (number) => {
      const answer = await app.api.post(`${ROOT}/dids`, { number });

      expect([answer.status, answer.body.code]).toEqual([409, 'duplicate_number']);
      expect((await app.api.get(ROOT)).body.dids).toHaveLength(4);
    },
  );

  it('takes a number where it said that there are none', async () => {
    await connection.collection('integrations').updateOne({ type: 'exotel' }, { $set: { dids: null } });

    const added = await app.api.post(`${ROOT}/dids`, { number: '+918047110009' });

    expect(added.status).toBe(201);
    expect((await app.api.get(ROOT)).body.dids).toEqual([added.body]);
  });

  it('takes a number where what it said is no list, and puts that aside', async () => {
    const integrations = connection.collection('integrations');
    const before = await integrations.findOne({ type: 'exotel' });
    await integrations.updateOne({ type: 'exotel' }, { $set: { dids: { 0: 'odd' } } });

    const added = await app.api.post(`${ROOT}/dids`, { number: '+918047110008' });

    expect(added.status).toBe(201);
    expect((await app.api.get(ROOT)).body.dids).toEqual([added.body]);
    expect(await integrations.findOne({ type: 'exotel' })).toMatchObject({ dids_unreadable: { 0: 'odd' } });
    await integrations.updateOne({ type: 'exotel' }, { $set: { dids: before?.['dids'] } });
  });

  it('takes one of two who add the same number to it at once', async () => {
    const answers = await Promise.all(
      ['+918047119999', '08047119999', '8047119999'].map((number) =>
        app.api.post(`${ROOT}/dids`, { number }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await app.api.get(ROOT)).body.dids.map(({ id }: { id: string }) => id).slice(0, 4)).toEqual([
      'did_a1b2',
      OBJECT_ID,
      '7',
      'odd',
    ]);
  });

  describe('with entries of other kinds', () => {
    beforeEach(async () => {
      const odd = [
        { id: new UUID(UUID_ID), number: '+918047110005', flow_url: FLOW },
        null,
        { id: Long.fromString(LONG_ID), number: '14012', flow_url: FLOW },
        { number: '+918047110006', flow_url: FLOW },
        'nonsense',
      ];
      const more = { $push: { dids: { $each: odd } } } as object;
      await connection.collection('integrations').updateOne({ type: 'exotel' }, more);
    });

    it.each([UUID_ID, LONG_ID])('knows the number with the id %s, and changes it', async (id) => {
      const read = await app.api.get(`${ROOT}/dids/${id}`);
      const changed = await app.api.put(`${ROOT}/dids/${id}`, { number: read.body.number, label: 'Changed' });

      expect([read.status, read.body.id]).toEqual([200, id]);
      expect([changed.status, changed.body.label]).toEqual([200, 'Changed']);
    });

    it('passes over what is no number, and takes another one behind it', async () => {
      const added = await app.api.post(`${ROOT}/dids`, { number: '+918047119999' });

      const { body } = await app.api.get(ROOT);
      expect([added.status, body.dids.length, body.dids.at(-1).id]).toEqual([201, 8, added.body.id]);
      expect((await document()).dids).toHaveLength(10);
    });

    it('offers no test call from a number that nobody can name', async () => {
      const { body } = await app.api.get(`${ROOT}/test-call-options`);

      expect(body.dids.map(({ id }: { id: string }) => id)).toEqual(['did_a1b2', UUID_ID, LONG_ID]);
    });
  });

  it('takes the tag of what it has never written', async () => {
    const tag = (await app.api.get(ROOT)).headers.get('etag') ?? '';

    const first = await app.api.put(ROOT, { account_sid: 'one' }, { headers: { 'if-match': tag } });
    const second = await app.api.put(ROOT, { account_sid: 'two' }, { headers: { 'if-match': tag } });

    expect([first.status, second.status]).toEqual([200, 412]);
  });

  it.each([
    ['no numbers', { dids: undefined }],
    ['an empty list of numbers', { dids: [] }],
    ['no credentials', { api_key: undefined, api_token: null, account_sid: '' }],
    ['an address that is no address', { api_base_url: 'nonsense url' }],
    ['times as texts', { created_at: '2024-02-03T04:05:06Z', updated_at: 'yesterday' }],
    ['a number without fields', { dids: [{ id: 'bare' }] }],
    ['a number that is null', { dids: [null, { id: 'bare' }] }],
  ])('is served with %s', async (_title, change) => {
    const { $set, $unset } = toUpdate(change);
    await connection.collection('integrations').updateOne({ type: 'exotel' }, { ...$set, ...$unset });

    expect((await app.api.get(ROOT)).status).toBe(200);
    expect((await app.api.get(`${ROOT}/test-call-options`)).status).toBe(200);
    expect((await app.api.put(ROOT, { account_sid: 'cxbsim' })).status).toBe(200);
    expect((await app.api.post(`${ROOT}/dids`, { number: '+918047119999' })).status).toBe(201);
  });

  describe('has settings of others, which', () => {
    const others = {
      api_keys: { openai: 'sk-1', deepgram: { key: 'dg', n: Long.fromString('9007199254740993') } },
      minio: { secure: false, port: 9000, ratio: Decimal128.fromString('0.1'), weight: 1.5 },
      dialler: { slots: [1, 2.5, null, { a: [] }], raw: new Binary(Buffer.from([1, 2, 3])), at: new Date(0) },
      agent_assist: null,
      'odd key': { $set: 'kept', 'dotted.name': 1 },
      display_timezone: 'Asia/Kolkata',
    };
    const rawOthers = async (): Promise<string> => {
      const raw = (await connection
        .collection('system_settings')
        .findOne({ _id: 'system' as never }, { raw: true })) as unknown as Buffer;
      const found = deserialize(raw, { promoteValues: false, promoteLongs: false });
      delete found['core_fleet'];
      delete found['core_fleet_updated_at'];
      return EJSON.stringify(found, { relaxed: false });
    };

    beforeEach(async () => {
      const settings = connection.collection('system_settings');
      await settings.deleteMany({});
      await settings.insertMany([
        { _id: 'other' as never, core_fleet: ['https://not-ours.example.com'] },
        { _id: 'system' as never, core_fleet: ['https://core-1.example.com/'], ...others },
      ]);
    });

    it('stay as they are, byte for byte, when the fleet is written', async () => {
      const before = await rawOthers();

      await app.api.put('/api/v1/settings/fleet', { core_fleet: ['https://core-2.example.com'] });
      await app.api.put('/api/v1/settings/fleet', { core_fleet: null });

      expect(await rawOthers()).toBe(before);
      expect(await connection.collection('system_settings').countDocuments()).toBe(2);
    });

    it('are not shown', async () => {
      const answer = await app.api.get('/api/v1/settings');

      expect(Object.keys(answer.body).sort()).toEqual(['core_fleet', 'updated_at']);
      expect(answer.text).not.toMatch(/sk-1|minio/);
    });

    it('leave the fleet readable, which derives the WebSocket URLs', async () => {
      const settings = await app.api.get('/api/v1/settings');
      const did = await app.api.get(`${ROOT}/dids/did_a1b2`);

      expect(settings.body.updated_at).toBeNull();
      expect(did.body.websocket_url).toBe('wss://core-1.example.com/exotel/echo');
    });
  });
});

describe('a database with two documents {type: "exotel"}', () => {
  it('stops the start with a sentence that names both', async () => {
    const database = await startSharedDatabase();
    const connection = await database.connect();
    const { insertedIds } = await connection
      .collection('integrations')
      .insertMany([{ type: 'exotel' }, { type: 'exotel' }, { type: 'twilio' }, { type: 'twilio' }]);

    const starting = startApp({ mongodbUri: database.mongodbUri });

    const refusal: unknown = await starting.catch((error: unknown) => error);
    expect(String(refusal)).toContain(String(insertedIds[0]));
    expect(String(refusal)).toContain(String(insertedIds[1]));
    expect(String(refusal)).toMatch(/Keep the one .* remove the other/);
    await database.stop();
  });
});

function toUpdate(change: Record<string, unknown>): { $set: object; $unset: object } {
  const entries = Object.entries(change);
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([name]) => [name, '']),
  );
  return {
    $set: Object.keys(set).length > 0 ? { $set: set } : {},
    $unset: Object.keys(unset).length > 0 ? { $unset: unset } : {},
  };
}
