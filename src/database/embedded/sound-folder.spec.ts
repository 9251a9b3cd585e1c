import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ServerUnderTest } from './conformance/conformance-case.js';
import { type EmbeddedStore, startEmbeddedStore } from './embedded-store.js';

const STORE = join(process.cwd(), 'src/database/embedded/embedded-store.ts');
const PAGE = 4_096;
const LEAF = 2;
const WHAT_TO_DO =
  'restore the data folder from a backup, or move this file away to begin with an empty store.';

describe('the data folder', () => {
  let sound: string;
  let folder: string;
  let file: string;
  let store: EmbeddedStore | undefined;

  beforeAll(async () => {
    sound = await mkdtemp(join(tmpdir(), 'sound-'));
    await fill(sound);
  });
  afterAll(async () => {
    await rm(sound, { recursive: true });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-'));
    file = join(folder, 'data.mdb');
  });
  afterEach(async () => {
    await store?.stop();
    store = undefined;
    await rm(folder, { recursive: true });
  });

  const soundBytes = async (): Promise<Buffer> => readFile(join(sound, 'data.mdb'));

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['is empty', () => Buffer.alloc(0), /it is empty/],
    ['was cut to half', (all) => all.subarray(0, all.length / 2), /it ends before page \d+, after \d+ bytes/],
    ['lacks the end of its last value', (all) => all.subarray(0, -50 * PAGE), /it ends before page \d+/],
    ['was cut within its first page', (all) => all.subarray(0, 100), /it ends after 100 bytes/],
    ['lost its first two pages', (all) => all.fill(0, 0, 2 * PAGE), /it does not begin as a data file does/],
    ['is something else', () => Buffer.from('text'.repeat(PAGE)), /it does not begin as a data file does/],
    ['lost its pages but the first two', (all) => all.fill(0, 2 * PAGE), /page \d+ is not what it was/],
    ['has pages of noise', (all) => all.fill(0xa7, 2 * PAGE), /page \d+ is not what it was/],
  ])('is refused with a sentence that names the file when data.mdb %s', async (_what, damage, why) => {
    await writeFile(file, damage(await soundBytes()));

    const message = await refusalOf(folder);

    expect(message).toMatch(why);
    expect(message.replace(/\(.*\)/, '()')).toBe(`${file} is damaged (): ${WHAT_TO_DO}`);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['its last pages were given out and never written', promiseMorePages],
    ['the second of its two headers is lost', (all) => all.fill(0, PAGE, 2 * PAGE)],
  ])('is used when %s', async (_what, change) => {
    await writeFile(file, change(await soundBytes()));

    store = await startEmbeddedStore(folder);

    expect(store.warnings).toEqual([]);
    expect(await count(store)).toBe(2_000);
  });

  it('is told from damage where LMDB finds it only when it reads', async () => {
    await writeFile(file, zeroLeaves(await soundBytes()));
    store = await startEmbeddedStore(folder);

    await expect(count(store)).rejects.toThrow(`${file} is damaged (MDB_CORRUPTED: `);
  });

  it('begins empty with a warning when data.mdb is missing where a store was', async () => {
    await (await startEmbeddedStore(folder)).stop();
    await rm(file);

    store = await startEmbeddedStore(folder);

    expect(store.warnings).toEqual([expect.stringMatching(`^${file} is missing, .*restore`)]);
    expect(existsSync(file)).toBe(true);
  });

  it('is refused by its name when a new store has no room, and nothing is left there', async () => {
    const said = await startUnderLimit(folder, 64);

    expect(said).toBe(`EFBIG ${folder}`);
    expect(await readdir(folder)).toEqual([]);
  });

  it('begins empty without a word where only the secrets of a first start lie', async () => {
    await writeFile(join(folder, 'encryption-keys'), 'k');

    store = await startEmbeddedStore(folder);

    expect(store.warnings).toEqual([]);
  });
});

/** Files may not grow beyond the limit, in KiB: so much like a full disk as any user may have it. */
async function startUnderLimit(folder: string, limit: number): Promise<string> {
  const script = `
    const { startEmbeddedStore } = await import(${JSON.stringify(STORE)});
    await startEmbeddedStore(${JSON.stringify(folder)}).catch((error) => console.log(error.code, error.path));
    process.exit();`;
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)('bash', ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, ...node]);
  return stdout.trim();
}

async function refusalOf(folder: string): Promise<string> {
  try {
    await startEmbeddedStore(folder);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

async function fill(folder: string): Promise<void> {
  const store = await startEmbeddedStore(folder);
  await connected(store, async (server) => {
    const rows = server.named('rows');
    await rows.createIndex({ n: 1 });
    await rows.insertMany(Array.from({ length: 1_999 }, (_, n) => ({ n, fill: 'x'.repeat(500) })));
    await rows.insertOne({ fill: 'x'.repeat(100 * PAGE) });
    await server.named('others').insertOne({});
  });
  await store.stop();
}

async function count(store: EmbeddedStore): Promise<number> {
  return connected(store, (server) => server.named('rows').countDocuments({ fill: { $ne: 'y' } }));
}

async function connected<T>(store: EmbeddedStore, work: (server: ServerUnderTest) => Promise<T>): Promise<T> {
  const server = await ServerUnderTest.connect(store.uri, 'app');
  try {
    return await work(server);
  } finally {
    await server.connection.close();
  }
}

function promiseMorePages(bytes: Buffer): Buffer {
  for (const lastPage of [144, PAGE + 144]) {
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(lastPage) + 50n, lastPage);
  }
  return bytes;
}

function zeroLeaves(bytes: Buffer): Buffer {
  for (let at = 2 * PAGE; at < bytes.length; at += PAGE) {
    const page = bytes.subarray(at, at + PAGE);
    if (page.readUInt16LE(18) === LEAF && page.includes('x'.repeat(100))) page.fill(0);
  }
  return bytes;
}
