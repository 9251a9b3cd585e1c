import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEmbeddedStore } from './embedded-store.js';

const STORE = join(process.cwd(), 'src/database/embedded/embedded-store.ts');

const NOBODY = { uid: 65_534, gid: 65_534 };

/** Only root may run a process as somebody else, and that one must be able to read the sources. */
const canRunAsNobody =
  process.getuid?.() === 0 && spawnSync('test', ['-r', STORE], { ...NOBODY, cwd: '/' }).status === 0;
const itAsNobody = canRunAsNobody ? it : it.skip;

/** Starts the store in another process; says "up" and its URI, or why not, and stays until it is killed. */
async function startElsewhere(
  folder: string,
  user: { uid?: number; gid?: number } = {},
): Promise<{ said: string; uri: string; kill: () => Promise<void> }> {
  const script = `
    const { startEmbeddedStore } = await import(${JSON.stringify(STORE)});
    await startEmbeddedStore(${JSON.stringify(folder)}).then(({ uri }) => console.log('up\\n' + uri), (error) => console.log(error.message));
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], user);
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  const [said = '', uri = ''] = output.toString().trim().split('\n');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { said, uri, kill };
}

const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
const socketOf = (uri: string): string => decodeURIComponent(uri.replace('mongodb://', ''));

describe('the data folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'folder-'));
    // Longer than the path of a socket may be.
    folder = join(parent, 'deep'.repeat(20), 'deeper'.repeat(20));
  });
  afterEach(async () => {
    // A start clears away what a killed process left behind.
    await (await startEmbeddedStore(folder)).stop();
    await rm(parent, { recursive: true });
  });

  it('is readable by its owner only, and so is the socket folder, which goes with the store', async () => {
    const store = await startEmbeddedStore(folder);
    expect(socketOf(store.uri)).toMatch(/\.sock$/);
    expect(await mode(folder)).toBe('700');
    expect(await mode(dirname(socketOf(store.uri)))).toBe('700');
    for (const name of await readdir(folder)) {
      if (name.endsWith('.mdb')) expect([name, await mode(join(folder, name))]).toEqual([name, '600']);
    }
    await store.stop();
    await store.stop();
    expect(existsSync(dirname(socketOf(store.uri)))).toBe(false);
    expect(await readdir(folder)).toEqual(['data.mdb', 'lock.mdb']);
  });

  it('serves one process: another is refused with a sentence that names the folder', async () => {
    const store = await startEmbeddedStore(folder);
    const other = await startElsewhere(folder);
    await other.kill();
    expect(other.said).toMatch(/^Another process is using the data folder .*deeper/);
    await expect(startEmbeddedStore(folder)).rejects.toThrow(/already using the data folder/);
    await store.stop();
  });

  it('is free again after kill -9, and the sockets left behind are cleared away', async () => {
    const killed = await startElsewhere(folder);
    expect(killed.said).toBe('up');
    await killed.kill();
    expect(existsSync(socketOf(killed.uri))).toBe(true);

    const store = await startEmbeddedStore(folder);

    expect(existsSync(dirname(socketOf(killed.uri)))).toBe(false);
    await store.stop();
  });

  it('takes nothing from the store that runs on it when a copy is opened', async () => {
    const store = await startEmbeddedStore(folder);
    const copy = join(parent, 'copy');
    await cp(folder, copy, { recursive: true, filter: (name) => !name.endsWith('.sock') });

    await (await startEmbeddedStore(copy)).stop();

    expect(existsSync(socketOf(store.uri))).toBe(true);
    await store.stop();
  });

  itAsNobody.each([['data.mdb'], ['lock.mdb'], ['lock.sock']])(
    'is refused with the path of what another user left in it: %s',
    async (name) => {
      const root = await startElsewhere(folder);
      await root.kill();
      await giveAllBut(name, folder, parent);

      const nobody = await startElsewhere(folder, NOBODY);
      await nobody.kill();

      expect(nobody.said).toBe(`EACCES: permission denied, access '${join(folder, name)}'`);
    },
  );

  it('goes to exactly one of several processes that start at once, also over a dead lock', async () => {
    await (await startElsewhere(folder)).kill();
    const starters = await Promise.all([1, 2, 3].map(() => startElsewhere(folder)));
    await Promise.all(starters.map((starter) => starter.kill()));
    expect(starters.filter(({ said }) => said === 'up')).toHaveLength(1);
    expect(starters.filter(({ said }) => said.startsWith('Another process'))).toHaveLength(2);
  });
});

/** Gives the folder to nobody, as somebody does who restores a backup as root and forgets a file. */
async function giveAllBut(name: string, folder: string, parent: string): Promise<void> {
  for (let at = folder; at !== dirname(parent); at = dirname(at)) await chmod(at, 0o755);
  const { uid, gid } = NOBODY;
  await chown(folder, uid, gid);
  for (const each of await readdir(folder)) if (each !== name) await chown(join(folder, each), uid, gid);
}
