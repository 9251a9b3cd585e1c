import { tmpdir } from 'node:os';
import { Api, ROOT } from '../support/api.js';
import { keptDatabase } from '../support/kept-database.js';
import type { KeptDatabase } from '../support/kept-database.js';
import { runProgram, startProgram } from '../support/program.js';
import type { RunningProgram } from '../support/program.js';
import { startSharedDatabase } from '../support/shared-database.js';
import { JWT_SECRET } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const AUDIT = '/api/v1/audit';
const FLEET = '/api/v1/settings/fleet';
const ENCRYPTION_KEYS = `test-1:${Buffer.alloc(32, 7).toString('base64url')}`;

/** Every entry of one sort, oldest first. */
async function allEntries({ api }: { api: Api }, action: string): Promise<any[]> {
  const all: any[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: { body?: any } = await api.get(`${AUDIT}?action=${action}&limit=200&cursor=${cursor}`);
    all.unshift(...(body.items as any[]).reverse());
    cursor = body.next_cursor;
  }
  return all;
}

/** Goes from state to state as far as the changes lead. */
function follow(changes: readonly [string, string][], start: string): { steps: number; end: string } {
  const next = new Map(changes);
  let [steps, end] = [0, start];
  for (let state = next.get(end); state !== undefined && steps < changes.length; state = next.get(end)) {
    [steps, end] = [steps + 1, state];
  }
  return { steps, end };
}

function placeOf({ place: { dataDir, mongodbUri } }: KeptDatabase): Record<string, string> {
  return { DATA_DIR: dataDir, ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }) };
}

describe('the audit trail of a service that is killed', () => {
  let database: KeptDatabase;
  let service: RunningProgram & { readonly api: Api };

  beforeAll(async () => {
    database = await keptDatabase();
  });

  afterAll(async () => {
    await service.kill('SIGKILL');
    await database.remove();
  });

  const env = (): Record<string, string> => ({ JWT_SECRET, ENCRYPTION_KEYS, ...placeOf(database) });
  const start = async (): Promise<void> => {
    const program = await startProgram({ cwd: database.place.dataDir, env: { NODE_ENV: 'test', ...env() } });
    service = { ...program, api: new Api(program.url) };
  };
  const fleetOf = (value: string): string[] => [`https://core-${value}.example.com`];

  it('holds each acknowledged change once, and nothing that was not made', async () => {
    const acknowledged: string[] = [];
    await start();
    const didId = await service.api.addDid({ label: '0' });

    for (let round = 1; round <= 3; round += 1) {
      let killed: Promise<unknown> | undefined;
      const done = { labels: 0, fleets: 0 };
      const write = async (worker: number): Promise<void> => {
        for (let count = 1; killed === undefined; count += 1) {
          const value = `${round}-${worker}-${count}`;
          const answer = await (worker === 0
            ? service.api.put(FLEET, { core_fleet: fleetOf(value) })
            : service.api.put(`${ROOT}/dids/${didId}`, { label: value }));
          if (answer.status !== 200) continue;
          acknowledged.push(value);
          done[worker === 0 ? 'fleets' : 'labels'] += 1;
          // Right after an answer, while the entry is on its way and other changes are being made.
          if (done.labels >= 3 + round && done.fleets >= 2) killed ??= service.kill('SIGKILL');
        }
      };
      await Promise.all([0, 1, 2].map((worker) => write(worker).catch(() => undefined)));
      await killed;
      await start();
    }

    const changes = await allEntries(service, 'did.update');
    const fleets = await allEntries(service, 'settings.fleet');
    const values = [
      ...changes.map(({ after }) => after.label),
      ...fleets.map(({ after }) => after.core_fleet[0]),
    ];
    const isThere = (value: string): boolean =>
      values.includes(value) || values.includes(`https://core-${value}.example.com`);

    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((value) => !isThere(value))).toEqual([]);
    expect(new Set(values).size).toBe(values.length);
    // Each begins where another ended, from the first state to the present one: none is missing, none is made up.
    const { body: did } = await service.api.get(`${ROOT}/dids/${didId}`);
    const { body: settings } = await service.api.get('/api/v1/settings');
    expect(
      follow(
        changes.map(({ before, after }) => [before.label, after.label]),
        '0',
      ),
    ).toEqual({
      steps: changes.length,
      end: did.label,
    });
    const fleetSteps = fleets.map(({ before, after }) => [before.core_fleet[0] ?? '', after.core_fleet[0]]);
    expect(follow(fleetSteps as [string, string][], '')).toEqual({
      steps: fleets.length,
      end: settings.core_fleet[0],
    });
  }, 240_000);

  it('is whole, as the command finds', async () => {
    await service.kill('SIGTERM');

    const { code, stdout } = await runProgram('audit-verify.js', { cwd: database.place.dataDir, env: env() });

    expect(stdout).toMatch(/^exotel: \d+ entries hold\.$/m);
    expect(stdout).toMatch(/^settings: \d+ entries hold\.$/m);
    expect(code).toBe(0);
  });
});

describe('the audit trail of two instances', () => {
  let database: Awaited<ReturnType<typeof startSharedDatabase>>;
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

  const verify = async (args: string[] = []): Promise<{ code: number | null; output: string }> => {
    const env = { MONGODB_URI: database.mongodbUri, ENCRYPTION_KEYS };
    const { code, stdout, stderr } = await runProgram('audit-verify.js', { cwd: tmpdir(), env, args });
    return { code, output: stdout + stderr };
  };

  it('has no entries before the first change, which the command says', async () => {
    expect(await verify()).toEqual({ code: 0, output: 'The audit trail has no entries yet.\n' });
  });

  it('is one chain, whichever moved the entries', async () => {
    const both = Array.from({ length: 40 }, (_, index) =>
      apps[index % 2 ? 1 : 0].api.post(`${ROOT}/dids`, {
        number: `+9180471100${String(index).padStart(2, '0')}`,
      }),
    );
    await Promise.all(both);

    expect(await allEntries(apps[1], 'did.add')).toHaveLength(40);
    const log = apps[0].connection.collection('audit_log');
    const seqs = (await log.find({ chain: 'exotel' }).sort({ seq: 1 }).toArray()).map(
      ({ seq }) => seq as number,
    );
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(await verify()).toMatchObject({ code: 0, output: expect.stringContaining('40 entries hold') });
  });

  it('shows where someone changed it', async () => {
    const log = apps[0].connection.collection('audit_log');
    const before = await log.findOne({ seq: 7 });
    await log.updateOne({ seq: 7 }, { $set: { actor: 'nobody@example.com' } });

    const { code, output } = await verify();

    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^exotel: BROKEN at entry 7 .*it was changed/m),
    ]);
    await log.updateOne({ seq: 7 }, { $set: { actor: before?.['actor'] } });
  });

  it('is shown and checked to its end where a field is of another type', async () => {
    const log = apps[0].connection.collection('audit_log');
    await apps[0].api.put(FLEET, { core_fleet: ['https://core-1.example.com'] });
    const before = await log.findOne({ seq: 7 });
    await log.updateOne({ seq: 7 }, { $set: { at: 'x', seal: 5, before: [] } });

    const { code, output } = await verify();

    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^exotel: BROKEN at entry 7 .*it was changed[^]*^settings: 1 entries hold\.$/m),
    ]);
    expect(await allEntries(apps[0], 'did.add')).toHaveLength(40);
    await log.replaceOne({ seq: 7 }, before ?? {});
  });

  it('has no head to keep where nothing of it holds', async () => {
    const log = apps[0].connection.collection('audit_log');
    const before = await log.findOne({ chain: 'exotel', seq: 1 });
    await log.updateOne({ chain: 'exotel', seq: 1 }, { $set: { actor: 'nobody@example.com' } });

    expect((await verify()).output).not.toMatch(/^exotel:\d/m);
    await log.replaceOne({ chain: 'exotel', seq: 1 }, before ?? {});
  });

  it('shows what someone put beside its chains', async () => {
    const log = apps[0].connection.collection('audit_log');
    const copy = await log.findOne({ seq: 3 });
    await log.insertOne({ ...copy, _id: 'forged' as never, chain: null, actor: 'nobody@example.com' });

    const { code, output } = await verify();

    expect([code, output]).toEqual([1, expect.stringMatching(/^NOT OURS: 1 entries .* forged/m)]);
    expect(output).toContain('exotel: 40 entries hold.');
    expect((await allEntries(apps[0], 'did.add')).map(({ id }) => id as string)).not.toContain('forged');
    await log.deleteOne({ _id: 'forged' as never });
  });

  it('shows that its end was cut off, to whoever kept where it ended', async () => {
    const head = /^exotel:40:\S+$/m.exec((await verify()).output)?.[0] ?? '';
    expect((await verify(['--head', head])).code).toBe(0);
    await apps[0].connection.collection('audit_log').deleteOne({ seq: 40 });

    expect((await verify()).code).toBe(0);
    expect(await verify(['--head', head])).toMatchObject({
      code: 1,
      output: expect.stringContaining('entry 40 is not the one it was'),
    });
  });

  it('tells an operator who mistypes what to type', async () => {
    expect(await verify(['--head', 'x'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('Usage:'),
    });
  });
});
