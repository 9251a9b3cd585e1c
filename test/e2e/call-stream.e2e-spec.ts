import { ROOT } from '../support/api.js';
import { CallWorld, QUICK_POLLING } from '../support/call-world.js';
import { rawBytes } from '../support/raw-request.js';
import { readEvents } from '../support/read-events.js';
import type { StreamedEvent } from '../support/read-events.js';
import { hasChangeStreams } from '../support/shared-database.js';
import { tokenFor } from '../support/sign-in.js';
import type { TokenOptions } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const ORIGIN = 'https://console.example.com';

describe('the stream of a call', () => {
  let world: CallWorld;
  let numbers = 0;

  beforeAll(async () => {
    // Exotel is slow beyond all measure, so that nothing but the reports of this spec moves a call.
    world = await CallWorld.start({
      instances: 2,
      exotel: { speed: 0.001 },
      polling: {
        firstDelayMs: 3_600_000,
        maxDelayMs: 3_600_000,
        // Where the database tells of changes, the service need not look by itself.
        watchMs: (await hasChangeStreams()) ? 3_600_000 : 400,
      },
      env: { CORS_ORIGINS: ORIGIN },
    });
  });

  afterAll(() => world.stop());

  interface Placed {
    readonly id: string;
    readonly path: string;
    /** Tells one of the instances what became of it. */
    report(Status: string, EventType?: string, instance?: number): Promise<void>;
  }

  async function placed(): Promise<Placed> {
    const toNumber = `+9191234${String(70_000 + numbers++)}`;
    const id = await world.place(toNumber);
    const callback = new URL(world.callbackOf(toNumber)).pathname;
    return {
      id,
      path: `${ROOT}/test-calls/${id}/events`,
      report: async (Status, EventType = 'terminal', instance = 0) => {
        const { api } = world.instance(instance);
        await api.post(callback, { Status, EventType }, { as: undefined });
      },
    };
  }

  function open(path: string, as: TokenOptions = { role: 'admin' }, headers: object = {}): Promise<Response> {
    return fetch(`${world.app.url}${path}`, {
      headers: { authorization: `Bearer ${tokenFor(as)}`, origin: ORIGIN, ...headers },
    });
  }

  /** Watches until it is told so; `first` is there once anything was told. */
  function watch(
    { path }: Placed,
    isLast: (data: StreamedEvent['data']) => boolean,
  ): { first: Promise<void>; following: Promise<StreamedEvent[]> } {
    let told = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      told = resolve;
    });
    const following = readEvents(`${world.app.url}${path}`, tokenFor({ role: 'admin' }), {
      until: ({ data }) => {
        told();
        return isLast(data);
      },
    });
    return { first, following };
  }

  const watchers = async (): Promise<string | undefined> =>
    /^test_call_watchers (\d+)$/m.exec((await world.app.api.get('/metrics')).text)?.[1];

  const becomeUnknown = (id: string, more: object = {}): Promise<void> =>
    world.change(id, {
      $set: { status: 'unknown' },
      $push: { events: { at: new Date(), source: 'poll', status: 'unknown', provider_status: '' } },
      ...more,
    });

  const statusesOf = (events: readonly StreamedEvent[]): unknown[] =>
    events.map(({ event, id, data }) => [event, id, data.status]);

  it('shows the call as it stands, then each change, until its end', async () => {
    const call = await placed();
    const following = world.follow(call.id);
    await world.follow(call.id, ['placed']);

    await call.report('in-progress', 'answered');
    await world.follow(call.id, ['answered']);
    await call.report('completed');

    expect(statusesOf(await following)).toEqual([
      ['test_call', 2, 'placed'],
      ['test_call', 3, 'answered'],
      ['test_call', 4, 'completed'],
    ]);
  });

  it('shows a word of Exotel that nobody knows', async () => {
    const call = await placed();
    const { first, following } = watch(call, ({ provider_status: word }) => word === 'transmogrified');
    await first;

    await call.report('transmogrified');

    expect((await following).map(({ id, data }) => [id, data.status, data.provider_status])).toEqual([
      [2, 'placed', 'in-progress'],
      [2, 'placed', 'transmogrified'],
    ]);
  });

  it('shows the SID that comes behind the event that it belongs to', async () => {
    const call = await placed();
    const calls = world.app.connection.collection<{ _id: string }>('test_calls');
    await calls.updateOne({ _id: call.id }, { $set: { call_sid: '' } });
    const { first, following } = watch(call, ({ call_sid: sid }) => sid === 'a-late-sid');
    await first;

    await calls.updateOne(
      { _id: call.id },
      { $set: { call_sid: 'a-late-sid' }, $currentDate: { changed_at: true } },
    );

    expect((await following).map(({ id, data }) => [id, data.call_sid])).toEqual([
      [2, ''],
      [2, 'a-late-sid'],
    ]);
  });

  it('shows what another instance has changed within a second', async () => {
    const call = await placed();
    const seenAt = readEvents(`${world.app.url}${call.path}`, tokenFor({ role: 'admin' }), {
      until: ({ data }) => data.status === 'busy',
    }).then(() => Date.now());
    await world.follow(call.id, ['placed']);

    const changedAt = Date.now();
    await call.report('busy', 'terminal', 1);

    expect((await seenAt) - changedAt).toBeLessThan(1_000);
  });

  it('goes on at any instance behind what was seen', async () => {
    const call = await placed();
    const following = readEvents(`${world.instance(1).url}${call.path}`, tokenFor({ role: 'admin' }), {
      lastEventId: 2,
    });

    await call.report('in-progress', 'answered');
    await call.report('completed');

    const events = await following;
    expect(events.map(({ id }) => id)).not.toContain(2);
    expect(events.at(-1)).toMatchObject({ id: 4, data: { status: 'completed' } });
  });

  it('tells who resumes of a word that came behind the last event', async () => {
    const call = await placed();
    await call.report('transmogrified');

    const [event] = await readEvents(`${world.app.url}${call.path}`, tokenFor({ role: 'admin' }), {
      lastEventId: 2,
      until: () => true,
    });

    expect(event).toMatchObject({ id: 2, data: { status: 'placed', provider_status: 'transmogrified' } });
  });

  it('is nothing once the call has ended and all of it was seen', async () => {
    const call = await placed();
    await call.report('completed');

    const answer = await open(call.path, undefined, { 'last-event-id': '3' });

    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  it.each(['2', '99', 'x', '-1', ''])('shows the end to who has seen up to %j', async (lastEventId) => {
    const call = await placed();
    await call.report('completed');

    const text = await (await open(call.path, undefined, { 'last-event-id': lastEventId })).text();

    expect(text).toMatch(/^event: test_call\nid: 3\ndata: \{.*"status":"completed".*\}\n\n$/);
  });

  it('shows the present state to who names an event that there has not been', async () => {
    const call = await placed();

    const [event] = await readEvents(`${world.app.url}${call.path}`, tokenFor({ role: 'admin' }), {
      lastEventId: 99,
      until: () => true,
    });

    expect(event).toMatchObject({ id: 2, data: { status: 'placed' } });
  });

  it('stays open while Exotel is asked about an unknown call, until its end', async () => {
    const call = await placed();
    await becomeUnknown(call.id);
    const { first, following } = watch(call, ({ status }) => status === 'completed');
    await first;

    await call.report('completed');

    expect(statusesOf(await following)).toEqual([
      ['test_call', 3, 'unknown'],
      ['test_call', 4, 'completed'],
    ]);
  });

  it('ends with an unknown call that nobody asks about any more, and is nothing to who has seen it', async () => {
    const call = await placed();
    await becomeUnknown(call.id, { $unset: { next_poll_at: 1 } });

    const text = await (await open(call.path)).text();
    const again = await open(call.path, undefined, { 'last-event-id': '3' });

    expect(text).toMatch(/^event: test_call\nid: 3\ndata: \{.*"status":"unknown".*\}\n\n$/);
    expect(again.status).toBe(204);
  });

  it('ends when the token does', async () => {
    const call = await placed();
    const began = Date.now();

    const text = await (await open(call.path, { role: 'admin', expiresInS: 2 })).text();

    expect(text).toMatch(/^event: test_call\nid: 2\n/);
    expect(Date.now() - began).toBeLessThan(2_500);
  });

  it('stays open for a token of sixty days, longer than a timer of Node can run', async () => {
    const call = await placed();
    const answer = await open(call.path, { role: 'admin', expiresInS: 60 * 86_400 });

    // The end of a stream that another caller opened later: a timer that overflows has long rung by then.
    await world.follow(call.id, ['placed']);
    await call.report('completed');

    expect(await answer.text()).toMatch(/"status":"completed".*\n\n$/);
  });

  it.each<[number, string, TokenOptions | undefined]>([
    [401, 'unauthenticated', { role: 'admin', expiresInS: -5 }],
    [403, 'forbidden', { role: 'supervisor' }],
  ])('is answered with %i %s like any other route', async (status, code, as) => {
    const { path } = await placed();

    const answer = await open(path, as);

    expect([answer.status, ((await answer.json()) as any).code]).toEqual([status, code]);
  });

  it('of a call that is not there is 404', async () => {
    const answer = await open(`${ROOT}/test-calls/nothing/events`);

    expect([answer.status, ((await answer.json()) as any).code]).toEqual([404, 'test_call_not_found']);
  });

  it('carries the headers of every answer, those for the console, and those against proxies', async () => {
    const call = await placed();
    await call.report('completed');

    const { headers } = await open(call.path, undefined, { 'x-request-id': 'mine' });

    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('x-request-id')).toBe('mine');
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(headers.get('access-control-expose-headers')).toContain('X-Request-Id');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('is not held open by who asks for its headers only', async () => {
    const { path } = await placed();

    const answer = await fetch(`${world.app.url}${path}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${tokenFor({ role: 'admin' })}` },
      signal: AbortSignal.timeout(3_000),
    });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('ends at once for who asks for its headers only, and is watched by nobody', async () => {
    const { path } = await placed();
    const before = Number(await watchers());

    const head = `HEAD ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokenFor({ role: 'admin' })}\r\n\r\n`;
    const answer = await rawBytes(world.app.url, head);

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*content-type: text\/event-stream[^]*\r\n\r\n$/);
    expect(Number(await watchers())).toBeLessThanOrEqual(before);
  });

  it('leaves nothing behind when its watchers leave', async () => {
    const { id } = await placed();
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 10 }, () => world.follow(id, ['placed'])));
    }

    let left = await watchers();
    for (let look = 0; left !== '0' && look < 100; look++) left = await watchers();
    expect(left).toBe('0');
  });

  it('ends with a hint when to come back, when its instance stops', async () => {
    const { path } = await placed();
    const stopping: RunningApp = await startApp({
      mongodbUri: world.database.mongodbUri,
      config: { polling: QUICK_POLLING },
    });
    const answer = await fetch(`${stopping.url}${path}`, {
      headers: { authorization: `Bearer ${tokenFor({ role: 'admin' })}` },
    });

    const [text] = await Promise.all([answer.text(), stopping.stop()]);

    expect(text).toMatch(/retry: 2000\n\n$/);
  });
});
