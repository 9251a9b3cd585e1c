import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startSharedDatabase } from '../support/shared-database.js';
import type { SharedDatabase } from '../support/shared-database.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const DIDS = `${ROOT}/dids`;

describe('two instances on one database', () => {
  let database: SharedDatabase;
  let apps: [RunningApp, RunningApp];

  beforeAll(async () => {
    database = await startSharedDatabase();
    apps = await Promise.all([
      startApp({ mongodbUri: database.mongodbUri }),
      startApp({ mongodbUri: database.mongodbUri }),
    ]);
  });

  afterAll(async () => {
    for (const app of apps) await app.stop();
    await database.stop();
  });

  beforeEach(async () => {
    await apps[0].connection.collection('integrations').deleteMany({});
  });

  /** The request of each index, alternately at one instance and the other, all at once. */
  function both(count: number, ask: (app: RunningApp, index: number) => Promise<Answer>): Promise<Answer[]> {
    return Promise.all(Array.from({ length: count }, (_, index) => ask(apps[index % 2 ? 1 : 0], index)));
  }

  const documents = (): Promise<number> => apps[0].connection.collection('integrations').countDocuments();
  const countBy = (answers: Answer[]): Record<number, number> => {
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  it('make one document when both store the first credentials at once', async () => {
    const answers = await both(8, (app, index) => app.api.put(ROOT, { account_sid: `sid-${index}` }));

    expect(countBy(answers)).toEqual({ 200: 8 });
    expect(await documents()).toBe(1);
  });

  it('make one document when one stores credentials while the other adds the first number', async () => {
    const answers = await both(8, (app, index) =>
      index % 2
        ? app.api.put(ROOT, { account_sid: 'acme', api_key: 'k', api_token: 't' })
        : app.api.post(DIDS, { number: `+91804711000${index}` }),
    );

    expect(countBy(answers)).toEqual({ 200: 4, 201: 4 });
    expect(await documents()).toBe(1);
    const { body } = await apps[1].api.get(ROOT);
    expect([body.status, body.dids.length]).toEqual(['configured', 4]);
  });

  it('have all of two hundred distinct numbers that are added at once', async () => {
    const number = (index: number): string => `+9180471${String(index).padStart(5, '0')}`;

    const answers = await both(200, (app, index) => app.api.post(DIDS, { number: number(index) }));

    expect(countBy(answers)).toEqual({ 201: 200 });
    const { body } = await apps[0].api.get(ROOT);
    const numbers = body.dids.map((did: { number: string }) => did.number).sort();
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => number(index)));
    expect(new Set(body.dids.map(({ id }: { id: string }) => id)).size).toBe(200);
  });

  it('take exactly one of a hundred who add one number at once', async () => {
    const spellings = ['+918047112345', '08047112345', '080-4711-2345', '8047112345'];

    const answers = await both(100, (app, index) => app.api.post(DIDS, { number: spellings[index % 4] }));

    expect(countBy(answers)).toEqual({ 201: 1, 409: 99 });
    expect((await apps[1].api.get(ROOT)).body.dids).toHaveLength(1);
  });

  it('let one of those win who change a number with the same tag', async () => {
    const id = await apps[0].api.addDid();
    const tag = (await apps[1].api.get(`${DIDS}/${id}`)).headers.get('etag') ?? '';

    const answers = await both(20, (app, index) =>
      app.api.put(`${DIDS}/${id}`, { label: `label ${index}` }, { headers: { 'if-match': tag } }),
    );

    expect(countBy(answers)).toEqual({ 200: 1, 412: 19 });
  });

  it('tell everyone what they have just written, at either instance, however many read at once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      ids.push(await apps[0].api.addDid({ number: `+9180472000${10 + index}` }));
    }
    let isOver = false;
    const readers = apps.map(async ({ api }) => {
      while (!isOver) await Promise.all(Array.from({ length: 10 }, () => api.get(ROOT)));
    });

    const writers = ids.map(async (id, index) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const label = `label ${turn}`;
        await apps[index % 2 ? 1 : 0].api.put(`${DIDS}/${id}`, { label });
        const read = await Promise.all(apps.map(({ api }) => api.get(ROOT)));
        const seen = read.map(
          ({ body }) => (body.dids as { id: string; label: string }[]).find((did) => did.id === id)?.label,
        );
        expect(seen).toEqual([label, label]);
      }
    });
    await Promise.all(writers).finally(() => (isOver = true));
    await Promise.all(readers);
  });

  it('remove a number once', async () => {
    const id = await apps[0].api.addDid();

    const answers = await both(10, (app) => app.api.delete(`${DIDS}/${id}`));

    expect(countBy(answers)).toEqual({ 204: 1, 404: 9 });
  });

  it('lose nothing when numbers come, change and go at once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      ids.push(await apps[0].api.addDid({ number: `+9180472000${10 + index}` }));
    }

    await Promise.all([
      ...ids.slice(0, 5).map((id) => apps[0].api.delete(`${DIDS}/${id}`)),
      ...ids.slice(5).map((id) => apps[1].api.put(`${DIDS}/${id}`, { label: `of ${id}` })),
      ...ids.map((_, index) =>
        apps[index % 2 ? 1 : 0].api.post(DIDS, { number: `+9180473000${10 + index}` }),
      ),
      apps[0].api.put(ROOT, { account_sid: 'acme' }),
      apps[1].api.put(ROOT, { api_base_url: 'https://api.in.exotel.com' }),
    ]);

    const { body } = await apps[0].api.get(ROOT);
    expect(body).toMatchObject({ account_sid: 'acme', api_base_url: 'https://api.in.exotel.com' });
    expect(body.dids).toHaveLength(15);
    for (const id of ids.slice(5)) {
      expect(body.dids).toContainEqual(expect.objectContaining({ id, label: `of ${id}` }));
    }
  });
});
