import { CHECK_NAMES } from '../../src/integrations/preflight/check.model.js';
import { ROOT } from '../support/api.js';
import { aSilentHost } from '../support/silent-host.js';
import { PreflightWorld } from '../support/preflight-world.js';
import { tokenFor } from '../support/sign-in.js';
import { readCheck } from '../support/read-check.js';
import type { CheckEvent } from '../support/read-check.js';

describe('the route of a check', () => {
  let world: PreflightWorld;
  let path: string;

  beforeAll(async () => {
    world = await PreflightWorld.start();
    path = `${ROOT}/dids/${world.didId}/check`;
  });

  afterEach(async () => {
    await world.mend();
  });

  afterAll(async () => {
    await world.stop();
  });

  async function aDid(number: string): Promise<string> {
    return world.app.api.addDid({ number });
  }

  it('has no result before the first check', async () => {
    const didId = await aDid('+918047110010');

    const answer = await world.app.api.get(`${ROOT}/dids/${didId}/check`, { as: 'admin' });

    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it('gives the last result as a resource with its tag', async () => {
    const checked = await world.check();

    const kept = await world.app.api.get(path, { as: 'admin' });
    const again = await world.app.api.get(path, {
      as: 'admin',
      headers: { 'if-none-match': kept.headers.get('etag') ?? '' },
    });

    expect(kept.body).toEqual(checked.body);
    expect(again.status).toBe(304);
    expect(kept.headers.get('cache-control')).toBe('no-store');
  });

  it('keeps a later result in the place of an earlier one', async () => {
    await world.check();
    await world.setDid({ bot_id: '' });
    const checked = await world.check();

    expect((await world.app.api.get(path, { as: 'admin' })).body).toEqual(checked.body);
    expect(checked.body.ok).toBe(false);
  });

  it('knows no number that is not there', async () => {
    for (const method of ['POST', 'GET']) {
      const answer = await world.app.api.request(method, `${ROOT}/dids/nobody/check`, { as: 'admin' });
      expect([answer.status, answer.body.code]).toEqual([404, 'did_not_found']);
    }
  });

  it('answers a stream for a number that is not there with a problem', async () => {
    const answer = await world.app.api.request('POST', `${ROOT}/dids/nobody/check`, {
      as: 'admin',
      headers: { accept: 'text/event-stream' },
    });

    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('forgets the result with the number', async () => {
    const didId = await aDid('+918047110011');
    const ofIt = `${ROOT}/dids/${didId}/check`;
    await world.app.api.request('POST', ofIt, { as: 'admin' });
    await world.app.api.delete(`${ROOT}/dids/${didId}`);

    expect((await world.app.api.get(ofIt, { as: 'admin' })).body.code).toBe('did_not_found');
  });

  it('answers, and keeps nothing, when the number is removed meanwhile', async () => {
    const didId = await aDid('+918047110012');
    world.exotel.setFault({ answer: 'hang' });
    const checking = world.app.api.request('POST', `${ROOT}/dids/${didId}/check`, { as: 'admin' });
    await world.exotel.until((standIn) => standIn.requests('account').length > 0);
    await world.app.api.delete(`${ROOT}/dids/${didId}`);

    expect((await checking).status).toBe(200);
    const kept = await world.app.connection.collection<{ _id: string }>('did_checks').findOne({ _id: didId });
    expect(kept).toBeNull();
  });

  it('survives first checks of a number at once', async () => {
    const didId = await aDid('+918047110013');
    const ofIt = `${ROOT}/dids/${didId}/check`;

    const answers = await Promise.all(
      Array.from({ length: 6 }, () => world.app.api.request('POST', ofIt, { as: 'admin' })),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array.from(answers, () => 200));
    const kept = await world.app.api.get(ofIt, { as: 'admin' });
    expect(answers.map(({ body }) => body)).toContainEqual(kept.body);
  });

  it('leaves no connection behind at a host that hangs', async () => {
    const host = await aSilentHost();
    world.later(host.stop);
    await world.setFleet(`https://${host.address}`);

    const answer = await world.check('bot');

    expect(answer.body.ok).toBe(false);
    expect(host.accepted()).toBe(3);
    while (host.open() > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  it.each([
    [{ probe: 'ring' }, 'probe'],
    [{ probe: 1 }, 'probe'],
    [{ probe: 'handshake\u0000' }, 'probe'],
    [{ probe: ['bot'] }, 'probe'],
    [{ number: '+918047110001' }, 'number'],
  ])('refuses %j and names the fault', async (json, field) => {
    const answer = await world.app.api.request('POST', path, { as: 'admin', json });

    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
    expect(answer.body.errors).toEqual([{ field, message: expect.any(String) }]);
  });

  it.each([
    { json: {} },
    { json: { probe: null } },
    { json: { probe: '' } },
    { json: { probe: 'handshake' } },
    {},
  ])('takes %j for a handshake', async (body) => {
    const before = world.core.calls().length;
    const answer = await world.app.api.request('POST', path, { as: 'admin', ...body });

    expect(answer.status).toBe(200);
    expect(world.core.calls().slice(before)).toMatchObject([{ start: null }]);
  });

  it('lets an admin use it, and nobody below', async () => {
    for (const method of ['POST', 'GET']) {
      for (const as of ['agent', 'supervisor'] as const) {
        expect((await world.app.api.request(method, path, { as })).status).toBe(403);
      }
      expect((await world.app.api.request(method, path, { as: undefined })).status).toBe(401);
      expect((await world.app.api.request(method, path, { as: 'admin' })).status).toBe(200);
    }
  });

  describe('as a stream', () => {
    async function all(body?: unknown): Promise<CheckEvent[]> {
      const events: CheckEvent[] = [];
      for await (const event of readCheck(world, { body })) events.push(event);
      return events;
    }

    it('tells each check once, and the whole at last', async () => {
      const events = await all({ probe: 'bot' });

      const lines = events.slice(0, -1);
      expect(lines.every(({ event }) => event === 'check')).toBe(true);
      expect(lines.map(({ data }) => data.name).sort()).toEqual([...CHECK_NAMES].sort());
      expect(events.at(-1)).toMatchObject({ event: 'preflight', data: { ok: true } });
      expect(events.at(-1)?.data.checks.map(({ name }: any) => name)).toEqual(CHECK_NAMES);
      expect(lines.map(({ data }) => data)).toEqual(expect.arrayContaining(events.at(-1)?.data.checks));
      expect((await world.app.api.get(path, { as: 'admin' })).body).toEqual(events.at(-1)?.data);
    });

    it('tells what is known while other things are still being found out', async () => {
      await world.setDid({ bot_id: 'hang-handshake' });

      const events = await all();

      const names = events.map(({ event, data }) => (event === 'check' ? data.name : event));
      expect(names.slice(-2)).toEqual(['websocket_handshake', 'preflight']);
      const [first] = events;
      expect(first?.data.took_ms).toBeLessThan(world.app.config.probes.handshakeMs);
    });

    it('goes on, and keeps the result, when its caller has left', async () => {
      await world.setDid({ bot_id: 'hang-handshake' });
      const leaving = new AbortController();
      const known = await world.app.api.get(path, { as: 'admin' });
      const stream = readCheck(world, { signal: leaving.signal });
      await stream.next();
      leaving.abort();
      await stream.next().catch(() => undefined);

      let kept = await world.app.api.get(path, { as: 'admin' });
      while (kept.body.checked_at === known.body.checked_at) {
        kept = await world.app.api.get(path, { as: 'admin' });
      }
      expect(kept.body.checks.map(({ status }: any) => status)).toContain('fail');
      expect(world.app.log()).not.toMatch(/"level":(?:50|60)/);
    });

    it('carries the headers that every answer carries', async () => {
      const response = await fetch(`${world.app.url}${path}`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', authorization: `Bearer ${tokenFor({ role: 'admin' })}` },
      });
      await response.text();

      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(response.headers.get('x-request-id')).toMatch(/\w/);
      expect(response.headers.get('cache-control')).toContain('no-store');
    });
  });
});
