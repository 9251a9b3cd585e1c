import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';
import { tokenFor } from '../support/sign-in.js';

describe('an Idempotency-Key', () => {
  let world: CallWorld;
  let numbers = 0;
  let keys = 0;

  beforeAll(async () => {
    world = await CallWorld.start({ instances: 2, hasCallbacks: false });
  });

  afterAll(() => world.stop());

  const aNumber = (): string => `+9191234${String(80_000 + numbers++)}`;
  const aKey = (): string => `key ${keys++}`;
  const rings = (number: string): number =>
    world.exotel.requests().filter(({ fields }) => fields['From'] === number).length;

  interface Placing {
    readonly key: string;
    readonly number?: string;
    readonly didId?: string;
    readonly instance?: number;
    readonly sub?: string;
  }

  function place({
    key,
    number = '+919000000000',
    didId = world.didId,
    instance = 0,
    sub,
  }: Placing): Promise<Answer> {
    return world.instance(instance).api.placeTestCall(didId, number, {
      headers: { 'idempotency-key': key },
      token: tokenFor({ role: 'admin', ...(sub !== undefined && { sub }) }),
    });
  }

  it('makes one call of fifty identical requests at once, over two instances', async () => {
    const [key, number] = [aKey(), aNumber()];

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => place({ key, number, instance: index % 2 })),
    );

    const placed = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(rings(number)).toBe(1);
    expect(placed.length).toBeGreaterThan(0);
    expect(new Set(placed.map(({ text }) => text)).size).toBe(1);
    expect(others.every(({ status, body }) => status === 409 && body.code === 'idempotency_key_in_use')).toBe(
      true,
    );
    expect(others.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(placed.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  });

  it('gives the first answer again, also when the call has gone on, at any instance', async () => {
    const [key, number] = [aKey(), aNumber()];
    const first = await place({ key, number });
    await world.follow(first.body.id, ['completed']);

    const second = await place({ key, number, instance: 1 });

    expect(second.text).toBe(first.text);
    expect(second.status).toBe(201);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(rings(number)).toBe(1);
  });

  it('repeats an answer of doubt that was no failure as it was', async () => {
    const [key, number] = [aKey(), aNumber()];
    const { body: first } = await place({ key, number });
    await world.app.connection
      .collection<{ _id: string }>('test_calls')
      .updateOne({ _id: first.id }, { $set: { 'first_answer.status': 'unknown' } });

    const { status, body } = await place({ key, number });

    expect([status, body.status, body.id]).toEqual([201, 'unknown', first.id]);
  });

  it('takes another spelling of the same number for the same request', async () => {
    const [key, number] = [aKey(), aNumber()];
    const first = await place({ key, number });

    expect((await place({ key, number: number.slice(3) })).text).toBe(first.text);
  });

  it.each([
    ['0010', 502, 'provider_rejected'],
    ['0013', 502, 'provider_rejected'],
    ['0016', 502, 'provider_rejected'],
    ['0023', 502, 'provider_bad_response'],
    ['0031', 504, 'provider_timeout'],
  ])('gives the failure of …%s again as %i %s, and rings nobody', async (magic, status, code) => {
    const [key, number] = [aKey(), `+91900000${magic}`];
    const before = rings(number);
    const first = await place({ key, number });

    const second = await place({ key, number });

    const told = { ...first.body, request_id: '' };
    const again = { ...second.body, request_id: '' };
    expect([first.status, first.body.code]).toEqual([status, code]);
    expect([second.status, again]).toEqual([status, told]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(rings(number)).toBe(before + 1);
  });

  describe('that was used', () => {
    let key: string;
    let number: string;

    beforeEach(async () => {
      [key, number] = [aKey(), aNumber()];
      await place({ key, number });
    });

    it('is refused with another body', async () => {
      const answer = await place({ key, number: aNumber() });

      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency_key_reused']);
    });

    it('is refused on another path', async () => {
      const didId = await world.app.api.addDid({ number: `+9180471100${String(10 + keys)}` });

      const answer = await place({ key, number, didId });

      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency_key_reused']);
    });

    it('is another key for another user', async () => {
      const answer = await place({ key, number, sub: 'other@example.com' });

      expect(answer.status).toBe(201);
      expect(answer.headers.get('idempotency-replayed')).toBeNull();
      expect(rings(number)).toBe(2);
    });

    it('is remembered for just under 24 hours, and free again behind them', async () => {
      const place24 = async (agoMs: number): Promise<string | null> => {
        const calls = world.app.connection.collection('test_calls');
        await calls.updateOne(
          { to_number: number, idempotency_hash: { $exists: true } },
          { $set: { created_at: new Date(Date.now() - agoMs) } },
        );
        return (await place({ key, number })).headers.get('idempotency-replayed');
      };

      expect(await place24(86_400_000 - 30_000)).toBe('true');
      expect(await place24(86_400_000 + 1_000)).toBeNull();
      expect(rings(number)).toBe(2);
    });

    it('is not kept as it is', async () => {
      const stored = await world.app.connection
        .collection('test_calls')
        .find({ to_number: number })
        .toArray();

      expect(JSON.stringify(stored)).not.toContain(key);
    });
  });

  it('is not used up by a request that was refused before Exotel was asked', async () => {
    const [key, number] = [aKey(), aNumber()];
    const unusable = await world.app.api.addDid({ number: '+918047110099', flow_url: '' });

    const refused = [
      await place({ key, number: 'nonsense' }),
      await place({ key, number, didId: 'no-such-did' }),
      await place({ key, number, didId: unusable }),
    ];
    const placed = await place({ key, number });

    expect(refused.map(({ status }) => status)).toEqual([400, 404, 409]);
    expect(placed.status).toBe(201);
  });

  it.each([
    ['empty', ''],
    ['of 256 characters', 'x'.repeat(256)],
    ['with a letter beyond ASCII', 'schl\u00fcssel'],
    ['with a tab', 'a\tb'],
  ])('that is %s is refused', async (_title, key) => {
    const number = aNumber();

    const answer = await place({ key, number });

    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'Idempotency-Key']);
    expect(rings(number)).toBe(0);
  });

  it('of 255 characters is taken', async () => {
    expect((await place({ key: 'k'.repeat(255), number: aNumber() })).status).toBe(201);
  });

  it('is told of in the history as one call', async () => {
    const [key, number] = [aKey(), aNumber()];
    await place({ key, number });
    await place({ key, number });

    const { body } = await world.app.api.get(`${ROOT}/test-calls?limit=200`);

    expect(body.items.filter((call: any) => call.to_number === number)).toHaveLength(1);
  });
});
