import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { MongoFault } from '../mongo-fault.js';

type Table = Database<Buffer, Buffer>;

export const DATA_FILE = 'data.mdb';
export const LOCK_FILE = 'lock.mdb';

const RUNTIME_FOLDER = Buffer.from('runtime folder');

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

  private constructor(
    private readonly root: RootDatabase<Buffer, Buffer>,
    private readonly folder: string,
  ) {
    const table = (name: string): Table => root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' });
    this.catalog = table('catalog');
    this.documents = table('documents');
    this.keys = table('keys');
    this.counters = table('counters');
  }

  /** Opens or creates the files in an existing folder. */
  static open(folder: string): Storage {
    const root = open<Buffer, Buffer>({
      path: folder,
      noSubdir: false,
      maxDbs: 8,
      encoding: 'binary',
      keyEncoding: 'binary',
      // Visible only once it is on the disk: an answer after the commit is an answer after the sync.
      overlappingSync: false,
      // With it, LMDB's binding keeps a promise of its own whose rejection, on a full disk, nobody can handle.
      eventTurnBatching: false,
    });
    // A killed process may still count as a reader, and what it could see is not reused.
    root.readerCheck();
    const storage = new Storage(root, folder);
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
      throw await asStorageFault(error);
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
    await this.write(() => {
      this.counters.putSync(RUNTIME_FOLDER, Buffer.from(path));
    });
  }

  /** LMDB names no file where it stumbles over damage. */
  explain(error: unknown): unknown {
    return explainDamage(error, this.folder);
  }

  async close(): Promise<void> {
    await this.root.close();
  }
}

/** MDB_PAGE_NOTFOUND, MDB_CORRUPTED, MDB_VERSION_MISMATCH, MDB_INVALID. */
const DAMAGE = [-30797, -30796, -30794, -30793];

/** The same error, unless LMDB says with it that its file is not sound. */
export function explainDamage(error: unknown, folder: string): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  if (!DAMAGE.some((known) => known === code)) return error;
  return new Error(damaged(join(folder, DATA_FILE), message ?? ''), { cause: error });
}

export function damaged(file: string, why: string): string {
  return `${file} is damaged (${why}): restore the data folder from a backup, or move this file away to begin with an empty store.`;
}

async function asStorageFault(error: unknown): Promise<unknown> {
  if (error instanceof MongoFault || !(error instanceof Error)) return error;
  const { code, message } = await rootOf(error);
  if (!NO_SPACE.includes(code)) return error;
  return new MongoFault(14031, 'OutOfDiskSpace', `The disk is full or failing, nothing was kept: ${message}`);
}

/** MDB_MAP_FULL, EFBIG, ENOSPC, EDQUOT (Linux, macOS), and EIO: so LMDB reports a write that was cut short. */
const NO_SPACE = [-30792, 27, 28, 122, 69, 5];

/** Why a commit failed comes as a promise that is rejected with the reason. */
async function rootOf(error: Error): Promise<{ code: number; message: string }> {
  const given = error as Error & { code?: unknown; commitError?: unknown };
  const reason: unknown = await Promise.resolve(given.commitError).catch((cause: unknown) => cause);
  const cause = reason instanceof Error ? (reason as Error & { code?: unknown }) : given;
  return { code: typeof cause.code === 'number' ? cause.code : 0, message: cause.message };
}
