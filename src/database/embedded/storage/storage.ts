import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { MongoFault } from '../mongo-fault.js';

type Table = Database<Buffer, Buffer>;

/** Bytes by ordered byte keys in one LMDB environment. Everything above decides what they mean. */
export class Storage {
  /** Namespace → collection description. */
  readonly catalog: Table;
  /** Collection id and sequence number → BSON. */
  readonly documents: Table;
  /** Index id and encoded values → sequence number. */
  readonly keys: Table;
  /** Collection id → number of documents and last sequence number; and the last id given out. */
  readonly counters: Table;

  private constructor(private readonly root: RootDatabase<Buffer, Buffer>) {
    const table = (name: string): Table => root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' });
    this.catalog = table('catalog');
    this.documents = table('documents');
    this.keys = table('keys');
    this.counters = table('counters');
  }

  /** Opens or creates the files in an existing folder. `mapSize` (bytes) is a ceiling for tests. */
  static open(folder: string, mapSize?: number): Storage {
    const root = open<Buffer, Buffer>({
      path: folder,
      noSubdir: false,
      maxDbs: 8,
      encoding: 'binary',
      keyEncoding: 'binary',
      // Visible only once it is on the disk: an answer after the commit is an answer after the sync.
      overlappingSync: false,
      ...(mapSize === undefined ? {} : { mapSize }),
    });
    const storage = new Storage(root);
    for (const name of readdirSync(folder)) if (name.endsWith('.mdb')) chmodSync(join(folder, name), 0o600);
    return storage;
  }

  /**
   * Runs the work in a write transaction of its own and resolves once it is on the disk. Work queued meanwhile shares
   * the next commit; work that throws leaves nothing behind, also when others share its commit.
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.root.childTransaction(work);
    } catch (error) {
      throw asStorageFault(error);
    }
  }

  /** Holds the writer's lock, which other processes respect as well, while the work runs. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    return await this.root.transactionSync(work);
  }

  /** Where the sockets of the last process were. */
  runtimeFolder(): string | undefined {
    return this.counters.get(RUNTIME_FOLDER)?.toString();
  }

  async rememberRuntimeFolder(path: string): Promise<void> {
    await this.counters.put(RUNTIME_FOLDER, Buffer.from(path));
  }

  async close(): Promise<void> {
    await this.root.close();
  }
}

const RUNTIME_FOLDER = Buffer.from('runtime folder');
const MAP_FULL = -30792;
const NO_SPACE = /MDB_MAP_FULL|No space left|ENOSPC|Disk quota|File too large/i;

function asStorageFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof MongoFault) return error;
  const cause = (error as { commitError?: unknown }).commitError ?? error;
  const { code, message } = cause as { code?: unknown; message?: unknown };
  if (code === MAP_FULL || code === 28 || NO_SPACE.test(String(message)) || NO_SPACE.test(error.message)) {
    return new MongoFault(14031, 'OutOfDiskSpace', 'The disk is full: nothing of this command was kept');
  }
  return error;
}
