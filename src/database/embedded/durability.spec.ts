import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ServerUnderTest } from './conformance/conformance-case.js';
import { startEmbeddedStore } from './embedded-store.js';

const STORE = join(process.cwd(), 'src/database/embedded/embedded-store.ts');

/** Starts the store in a process of its own and runs the lines there; `db` is a connected database. */
function startChild(folder: string, lines: string, shell?: string): ChildProcess {
  const script = `
    const { startEmbeddedStore } = await import(${JSON.stringify(STORE)});
    const { default: mongoose } = await import('mongoose');
    const { writeSync } = await import('node:fs');
    const say = (line) => writeSync(1, line + '\\n');
    const store = await startEmbeddedStore(${JSON.stringify(folder)});
    const connection = await mongoose.createConnection(store.uri, { dbName: 'app' }).asPromise();
    const db = connection.db;
    ${lines}`;
  const node = ['--import', 'tsx', '--input-type=module', '-e', script];
  return shell === undefined
    ? spawn(process.execPath, node)
    : spawn('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...node]);
}

async function output(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, 'close');
  return text || errors;
}

const WRITE_LOOP = `
  const rows = db.collection('rows'), counter = db.collection('counter');
  await rows.createIndex({ k: 1 }, { unique: true });
  let i = 0;
  await Promise.all(Array.from({ length: 8 }, async (_, writer) => {
    for (;;) {
      const k = process.pid + '-' + i++;
      if (writer < 6) { await rows.insertOne({ k, tags: [k, 'x'] }); say('row ' + k); continue; }
      const found = await counter.findOneAndUpdate({ _id: 'n' }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' });
      say('count ' + found.n);
    }
  }));`;

describe('durability', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'durability-'));
  });
  afterEach(async () => {
    // A start clears away what a killed process left behind.
    await (await startEmbeddedStore(folder)).stop();
    await rm(folder, { recursive: true });
  });

  it('keeps every acknowledged write through kill -9, with indexes that agree with the documents', async () => {
    const rows = new Set<string>();
    let counted = 0;
    for (let round = 0; round < 4; round++) {
      const child = startChild(folder, WRITE_LOOP);
      const said = output(child);
      await once(child.stdout ?? child, 'data');
      await delay(100 + Math.random() * 400);
      child.kill('SIGKILL');
      for (const line of (await said).split('\n').slice(0, -1)) {
        const [kind, value = ''] = line.split(' ');
        if (kind === 'row') rows.add(value);
        else counted = Math.max(counted, Number(value));
      }
      const found = await inspect(folder);
      expect([...rows].filter((key) => !found.keys.has(key))).toEqual([]);
      expect(found.counter).toBeGreaterThanOrEqual(counted);
      expect(found.byIndex).toBe(found.keys.size);
      expect(found.kept).toBe(found.keys.size);
    }
    expect(rows.size).toBeGreaterThan(20);
  }, 120_000);

  it('answers OutOfDiskSpace on a full disk, goes on reading, and writes again when there is room', async () => {
    const child = startChild(
      folder,
      `const rows = db.collection('rows'), answers = [];
      const insert = (_id) => rows.insertOne({ _id, fill: 'x'.repeat(20_000) }).then(() => 0, (error) => error.code);
      let kept = 0;
      while (kept < 1_000 && (answers[0] = await insert(kept)) === 0) kept++;
      answers.push(...await Promise.all([insert('a'), insert('b')]));
      const readable = (await rows.find({}).toArray()).length === kept;
      // LMDB reuses freed pages from the next commit but one.
      for (const end of [25, 50]) await rows.deleteMany({ _id: { $lt: end } });
      await rows.insertOne({ _id: 'small' });
      answers.push(await insert('c'));
      say(JSON.stringify({ answers, readable, counted: await rows.countDocuments({}) === kept - 48 }));
      process.exit(0);`,
      'ulimit -f 4096',
    );
    const said = JSON.parse((await output(child)) || '{}') as unknown;
    expect(said).toEqual({ answers: [14031, 14031, 14031, 0], readable: true, counted: true });
  });

  it('keeps data, indexes and expiry over a restart', async () => {
    await using(folder, async (server) => {
      const rows = server.named('rows');
      await rows.createIndex({ at: 1 }, { expireAfterSeconds: 0 });
      await rows.insertMany([
        { at: new Date(Date.now() + 600_000), n: 1 },
        { at: new Date(Date.now() - 1_000), n: 2 },
        { n: 3 },
      ]);
    });
    await using(folder, async (server) => {
      const rows = server.named('rows');
      expect((await rows.indexes()).map((index) => index['name'])).toEqual(['_id_', 'at_1']);
      for (let wait = 0; wait < 40 && (await rows.countDocuments()) > 2; wait++) await delay(50);
      expect((await rows.find().toArray()).map((row) => row['n'])).toEqual([1, 3]);
    });
  });

  it('leaves nothing behind of a refused statement that shared its commit with others', async () => {
    await using(folder, async (server) => {
      const rows = server.named('rows');
      await rows.createIndex({ k: 1 }, { unique: true });
      await rows.insertMany([
        { k: 'a', n: 0 },
        { k: 'b', n: 0 },
      ]);
      const refused = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          i % 2 === 0
            ? rows.updateOne({ k: 'a' }, { $inc: { n: 1 } }).then(() => 0)
            : rows.updateOne({ k: 'b' }, { $set: { k: 'a', dirty: true } }).then(
                () => 0,
                () => 1,
              ),
        ),
      );
      expect(refused.filter((one) => one === 1)).toHaveLength(100);
      const found = await rows.find({}, { projection: { _id: 0 }, sort: { k: 1 } }).toArray();
      expect(found).toEqual([
        { k: 'a', n: 100 },
        { k: 'b', n: 0 },
      ]);
      expect(await rows.countDocuments({ k: { $gte: '' } })).toBe(2);
    });
  });
});

async function using(folder: string, work: (server: ServerUnderTest) => Promise<void>): Promise<void> {
  const store = await startEmbeddedStore(folder);
  const server = await ServerUnderTest.connect(store.uri, 'app');
  try {
    await work(server);
  } finally {
    await server.connection.close();
    await store.stop();
  }
}

interface Found {
  keys: Set<string>;
  byIndex: number;
  kept: number;
  counter: number;
}

async function inspect(folder: string): Promise<Found> {
  const found: Found = { keys: new Set(), byIndex: 0, kept: 0, counter: 0 };
  await using(folder, async (server) => {
    const rows = server.named('rows');
    for (const row of await rows.find().toArray()) found.keys.add(row['k'] as string);
    found.byIndex = (await rows.find({}, { hint: 'k_1' }).toArray()).length;
    found.kept = await rows.estimatedDocumentCount();
    found.counter = ((await server.named('counter').findOne({}))?.['n'] as number | undefined) ?? 0;
  });
  return found;
}
