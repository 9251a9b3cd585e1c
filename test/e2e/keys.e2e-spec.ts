import { readFile } from 'node:fs/promises';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import { keptDatabase } from '../support/kept-database.js';
import type { KeptDatabase } from '../support/kept-database.js';
import { runProgram } from '../support/program.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const key = (kid: string, byte: number): string => `${kid}:${Buffer.alloc(32, byte).toString('base64url')}`;
const OLD = key('2026-1', 1);
const NEW = key('2027-1', 2);
const LOST = key('lost-1', 3);

describe('the keys', () => {
  let exotel: ExotelStandIn;
  let database: KeptDatabase;
  let app: RunningApp | undefined;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
  });

  afterAll(async () => {
    await exotel.stop();
  });

  beforeEach(async () => {
    database = await keptDatabase();
  });

  afterEach(async () => {
    await stop();
    await database.remove();
  });

  const stop = async (): Promise<void> => {
    await app?.stop();
    app = undefined;
  };
  const startWith = async (...keys: string[]): Promise<RunningApp> => {
    await stop();
    app = await startApp({ ...database.place, env: { ENCRYPTION_KEYS: keys.join(',') } });
    return app;
  };
  const running = (): Promise<RunningApp> => (app ? Promise.resolve(app) : startWith(OLD));
  const keyIds = async (): Promise<(string | undefined)[]> => {
    const document = await app?.connection.collection('integrations').findOne({ type: 'exotel' });
    return [document?.['api_key'], document?.['api_token']].map((stored: string) => {
      const header = Buffer.from(stored.split('.')[0] ?? '', 'base64url').toString();
      return /"kid":"([^"]+)"/.exec(header)?.[1];
    });
  };
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const command = (program: string, ...keys: string[]): ReturnType<typeof runProgram> => {
    const { dataDir, mongodbUri } = database.place;
    const place = { DATA_DIR: dataDir, ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }) };
    return runProgram(program, { cwd: dataDir, env: { ENCRYPTION_KEYS: keys.join(','), ...place } });
  };
  const rotate = (...keys: string[]): ReturnType<typeof runProgram> => command('keys-rotate.js', ...keys);
  const ready = async (): Promise<any> => (await app?.api.get('/health/ready', { as: undefined }))?.body;
  const metric = async (): Promise<string | undefined> =>
    /^credentials_unreadable (\d)$/m.exec(
      (await app?.api.get('/metrics', { as: undefined }))?.text ?? '',
    )?.[1];
  const canCall = async (): Promise<void> => {
    const didId = (await app?.api.get(ROOT))?.body.dids[0]?.id ?? (await app?.api.addDid());
    expect((await app?.api.placeTestCall(didId as string, '+919000000000'))?.status).toBe(201);
  };

  it('are rotated by the steps that docs/operations.md gives', async () => {
    const steps: Readonly<Record<string, () => Promise<void>>> = {
      'Add the new key at the end.': async () => {
        await startWith(OLD, NEW);
        await canCall();
        expect(await keyIds()).toEqual(['2026-1', '2026-1']);
      },
      'Put the new key first.': async () => {
        await startWith(NEW, OLD);
        await until(async () => (await keyIds()).every((kid) => kid === '2027-1'));
        await canCall();
      },
      'Make sure that nothing is left.': async () => {
        if (database.place.mongodbUri === undefined) await stop();
        const { code, stdout } = await rotate(NEW, OLD);
        expect([code, stdout]).toEqual([
          0,
          expect.stringContaining('under the first of ENCRYPTION_KEYS already'),
        ]);
      },
      'Remove the old key.': async () => {
        await startWith(NEW);
        await canCall();
        expect(await ready()).toEqual({ status: 'ok', warnings: [] });
        await stop();
        const { code, stdout } = await command('audit-verify.js', NEW);
        expect(stdout).toMatch(/^exotel: \d+ entries hold\.$/m);
        expect(stdout).toMatch(/^settings: 1 entries hold\.$/m);
        expect(code).toBe(0);
      },
    };
    const text = await readFile('docs/operations.md', 'utf8');
    const [, section = ''] = /^## Key rotation\n(.*?)(?=^## |(?![\s\S]))/ms.exec(text) ?? [];
    const written = [...section.matchAll(/^\d+\. \*\*(.+?)\*\*/gm)].map(([, title = '']) => title);
    expect(written).toEqual(Object.keys(steps));
    const { api } = await startWith(OLD);
    await api.storeCredentials(exotel.url);
    await api.put('/api/v1/settings/fleet', { core_fleet: ['https://core-1.example.com'] });

    for (const title of written) await steps[title]?.();
  });

  it('leave a trace in the audit trail when they are rotated', async () => {
    await (await startWith(OLD)).api.storeCredentials(exotel.url);
    await startWith(NEW, OLD);
    await until(async () => (await keyIds()).every((kid) => kid === '2027-1'));

    const { body } = await (await running()).api.get('/api/v1/audit?action=credentials.reencrypt');

    expect(body.items).toEqual([
      expect.objectContaining({
        actor: 'service',
        role: '',
        before: { api_key_key_id: '2026-1', api_token_key_id: '2026-1' },
        after: { api_key_key_id: '2027-1', api_token_key_id: '2027-1' },
      }),
    ]);
  });

  it('take the proof of what they sealed along when they are lost, and nothing of what came later', async () => {
    await (await startWith(OLD)).api.storeCredentials(exotel.url);
    await (await startWith(NEW)).api.storeCredentials(exotel.url);
    await stop();

    const { code, stdout } = await command('audit-verify.js', NEW);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^exotel: NOT PROVEN: entry 1 is sealed under a key that was not configured when entry 2 was written, nor is now\./m,
    );
    expect(stdout).toMatch(/^exotel: the other 1 entries hold\.\nexotel:2:/m);
    expect((await command('audit-verify.js', NEW, OLD)).code).toBe(0);
  });

  it('change nothing that callers see when they are rotated', async () => {
    const before = await (await startWith(OLD)).api.storeCredentials(exotel.url);
    await startWith(NEW, OLD);
    await until(async () => (await keyIds()).every((kid) => kid === '2027-1'));

    const after = await (await running()).api.get(ROOT);

    expect([after.text, after.headers.get('etag')]).toEqual([before.text, before.headers.get('etag')]);
  });

  it('leave it known what a check looked at when they are rotated, until the old one is removed', async () => {
    const isOutdated = async (): Promise<boolean> =>
      (await app?.api.get(`${ROOT}/checks`))?.body.items[0].outdated as boolean;
    const { api } = await startWith(OLD);
    await api.storeCredentials(exotel.url);
    await api.request('POST', `${ROOT}/dids/${await api.addDid()}/check`);
    await startWith(NEW, OLD);
    await until(async () => (await keyIds()).every((kid) => kid === '2027-1'));
    expect(await isOutdated()).toBe(false);

    await startWith(NEW);

    expect(await isOutdated()).toBe(true);
  });

  describe('by command', () => {
    it('encrypt what the platform left in plain text, which a start does not', async () => {
      await startWith(OLD);
      await (
        await running()
      ).connection
        .collection('integrations')
        .insertOne({ type: 'exotel', account_sid: 'a', api_key: 'plain-key', api_token: 'plain-token' });
      await startWith(OLD);
      expect(await keyIds()).toEqual([undefined, undefined]);
      await stop();

      const { code, stdout } = await rotate(OLD);

      expect([code, stdout]).toEqual([0, expect.stringContaining('are encrypted')]);
      await startWith(OLD);
      expect(await keyIds()).toEqual(['2026-1', '2026-1']);
    });

    it('are put under the first of them, and both the command and the audit trail say so', async () => {
      await (await startWith(OLD)).api.storeCredentials(exotel.url);
      await stop();

      const { code, stdout } = await rotate(NEW, OLD);

      expect([code, stdout]).toEqual([
        0,
        'The stored credentials are encrypted under the first of ENCRYPTION_KEYS now.\n',
      ]);
      const { api } = await startWith(NEW);
      const { body } = await api.get('/api/v1/audit?action=credentials.reencrypt');
      expect(body.items).toEqual([expect.objectContaining({ actor: 'keys:rotate' })]);
    });

    it('say that there is nothing to do', async () => {
      await startWith(OLD);
      await stop();

      expect(await rotate(OLD)).toMatchObject({ code: 0, stdout: 'There are no stored credentials.\n' });
    });

    it('say that a key is missing, by their exit code too', async () => {
      await (await startWith(LOST)).api.storeCredentials(exotel.url);
      await stop();

      expect(await rotate(NEW)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('None of ENCRYPTION_KEYS'),
      });
    });
  });

  describe('when none of them opens the stored credentials', () => {
    const WARNING = { code: 'credentials_unreadable', detail: expect.stringContaining('ENCRYPTION_KEYS') };

    beforeEach(async () => {
      await (await startWith(LOST)).api.storeCredentials(exotel.url);
      await startWith(NEW);
    });

    it('are reported by /health/ready, which stays 200, by the metric, and once in the log', async () => {
      expect(await ready()).toEqual({ status: 'ok', warnings: [WARNING] });
      await ready();

      expect(await metric()).toBe('1');
      expect(app?.log().match(/None of ENCRYPTION_KEYS/g)).toHaveLength(1);
    });

    it('leave the credentials to be entered again, which ends the report', async () => {
      expect((await app?.api.storeCredentials(exotel.url))?.status).toBe(200);

      expect(await ready()).toEqual({ status: 'ok', warnings: [] });
      expect(await metric()).toBe('0');
      expect(await keyIds()).toEqual(['2027-1', '2027-1']);
      await canCall();
    });

    it('leave everything else to be changed', async () => {
      expect((await app?.api.put(ROOT, { account_sid: 'other' }))?.status).toBe(200);
      expect((await app?.api.post(`${ROOT}/dids`, { number: '080-4711-0001' }))?.status).toBe(201);
      expect(await keyIds()).toEqual(['lost-1', 'lost-1']);
    });

    it('open them again once the key is back', async () => {
      await startWith(NEW, LOST);
      await until(async () => (await keyIds()).every((kid) => kid === '2027-1'));

      expect(await ready()).toEqual({ status: 'ok', warnings: [] });
      await canCall();
    });
  });
});
