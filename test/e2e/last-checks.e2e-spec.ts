import { ROOT } from '../support/api.js';
import { FLOW, PreflightWorld } from '../support/preflight-world.js';
import { readCheck } from '../support/read-check.js';

interface Listed {
  readonly did_id: string;
  readonly ok: boolean;
  readonly checked_at: string;
  readonly outdated: boolean;
  readonly failed: readonly string[];
  readonly warned: readonly string[];
  readonly unknown: readonly string[];
}

describe('the last checks of all numbers', () => {
  let world: PreflightWorld;

  beforeAll(async () => {
    world = await PreflightWorld.start();
  });

  afterEach(async () => {
    await world.mend();
  });

  afterAll(async () => {
    await world.stop();
  });

  const listed = async (): Promise<Listed[]> =>
    (await world.app.api.get(`${ROOT}/checks`, { as: 'admin' })).body.items;
  const ofTheNumber = async (): Promise<Listed | undefined> =>
    (await listed()).find(({ did_id: id }) => id === world.didId);
  const stored = () => world.app.connection.collection<{ _id: string }>('did_checks');

  it('are those of numbers that were checked and are still there, in their order', async () => {
    expect(await listed()).toEqual([]);
    const [second, third, removed] = await Promise.all(
      ['+918047110020', '+918047110021', '+918047110022'].map((number) => world.app.api.addDid({ number })),
    );
    await world.app.api.addDid({ number: '+918047110023' });
    for (const id of [third, removed, second]) {
      await world.app.api.request('POST', `${ROOT}/dids/${id}/check`, { as: 'admin' });
    }
    const checked = await world.check();
    await world.app.api.delete(`${ROOT}/dids/${removed}`);

    const items = await listed();

    expect(items[0]).toEqual({
      did_id: world.didId,
      ok: true,
      checked_at: checked.body.checked_at,
      outdated: false,
      failed: [],
      warned: [],
      unknown: [],
    });
    const { body } = await world.app.api.get(ROOT);
    const inOrder = body.dids.map(({ id }: { id: string }) => id);
    expect(items.map(({ did_id: id }) => id)).toEqual(
      inOrder.filter((id: string) => [world.didId, second, third].includes(id)),
    );
    for (const id of [second, third]) await world.app.api.delete(`${ROOT}/dids/${id}`);
  });

  it.each<[string, () => Promise<void>]>([
    ['another bot', () => world.setDid({ bot_id: 'tone' })],
    ['no bot', () => world.setDid({ bot_id: '' })],
    ['another flow', () => world.setDid({ flow_url: FLOW.replace('70001', '70002') })],
    ['another first host', () => world.setFleet('https://core-gone.example.com', world.core.url)],
    ['no host', () => world.setFleet()],
    ['another account', () => world.setAccount({ account_sid: 'another' })],
    ['another key', () => world.setAccount({ api_key: 'nope' })],
    ['another token', () => world.setAccount({ api_token: 'nope' })],
    ['no token', () => world.setAccount({ api_token: '' })],
    ['another region', () => world.setAccount({ api_base_url: 'https://api.in.exotel.com' })],
  ])('do not count any more with %s, and count again when that is undone', async (_what, change) => {
    await world.check();
    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: false });

    await change();
    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: true });

    await world.mend();
    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: false });
  });

  it('still count when nothing has changed that they looked at', async () => {
    await world.check();

    await world.setDid({ label: 'Another name' });
    await world.setFleet(world.core.url, 'https://core-2.example.com');

    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: false });
  });

  it('do not count when something was changed while they were made', async () => {
    await world.setDid({ bot_id: 'hang-handshake' });
    const stream = readCheck(world);
    await stream.next();
    await world.setDid({ bot_id: 'echo' });
    const events: string[] = [];
    for await (const { event } of stream) events.push(event);
    expect(events.at(-1)).toBe('preflight');

    expect(await ofTheNumber()).toMatchObject({ ok: false, outdated: true });
  });

  it('do not count when they were kept before it was known what they looked at', async () => {
    await world.check();
    await stored().updateOne({ _id: world.didId }, { $unset: { fingerprint: 1 } });

    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: true });
  });

  it('name what failed, what warns and what is not known, in the order of a check', async () => {
    await world.setDid({ bot_id: '', flow_url: '' });
    await world.check();
    expect(await ofTheNumber()).toMatchObject({ failed: ['flow_url', 'bot'], warned: [], unknown: [] });

    await world.mend();
    await world.setFleet(world.core.url, 'http://127.0.0.1:1');
    world.exotel.setFault({ answer: '503', routes: ['numbers'] });
    await world.check();
    expect(await ofTheNumber()).toMatchObject({
      ok: true,
      failed: [],
      warned: ['fleet_capacity'],
      unknown: ['number_owned', 'number_flow'],
    });
  });

  it('are listed though no key opens the credentials', async () => {
    await world.check();
    const api_token = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibG9zdCJ9..a.b.c';
    await world.store({ api_token });

    expect(await ofTheNumber()).toMatchObject({ ok: true, outdated: true });
    await world.check();
    expect(await ofTheNumber()).toMatchObject({ ok: false, outdated: false });
  });

  it('keep nothing of what they looked at but a short keyed hash', async () => {
    await world.check();

    const record = await stored().findOne({ _id: world.didId });

    expect(Object.keys(record ?? {}).sort()).toEqual([
      '_id',
      'checked_at',
      'checks',
      'fingerprint',
      'ok',
      'took_ms',
    ]);
    expect(record).toMatchObject({ fingerprint: expect.stringMatching(/^test-1:[\w-]{12}$/) });
  });

  it('are an admin’s to read, and say nothing that an admin may not know', async () => {
    await world.check();
    for (const as of ['agent', 'supervisor'] as const) {
      expect((await world.app.api.get(`${ROOT}/checks`, { as })).status).toBe(403);
    }
    const answer = await world.app.api.get(`${ROOT}/checks`, { as: 'admin' });

    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Object.keys(answer.body.items[0]).sort()).toEqual([
      'checked_at',
      'did_id',
      'failed',
      'ok',
      'outdated',
      'unknown',
      'warned',
    ]);
  });
});
