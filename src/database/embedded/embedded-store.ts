import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { Cursors } from './commands/cursors.js';
import { dispatch } from './commands/dispatch.js';
import type { Engine } from './commands/request.js';
import { Expiry } from './expiry.js';
import { FolderLock } from './folder-lock.js';
import { Selector } from './query/selection.js';
import { removeLeftover, RuntimeFolder } from './runtime-folder.js';
import { Catalog } from './storage/catalog.js';
import { Documents } from './storage/documents.js';
import { checkFolder } from './sound-folder.js';
import { explainDamage, Storage } from './storage/storage.js';
import { Listener } from './wire/listener.js';

/** A running store. */
export interface EmbeddedStore {
  /** Connection string for any MongoDB driver, without a database name. */
  readonly uri: string;
  /** What the operator should know of the data folder. */
  readonly warnings: readonly string[];
  /** Lets running commands finish and closes everything; calling it again changes nothing. */
  stop(): Promise<void>;
}

const usedHere = new Set<string>();

/**
 * Starts a server that speaks MongoDB's protocol and keeps its data in the folder, which is created when missing.
 * Throws when another process, or this one, already uses the folder.
 */
export async function startEmbeddedStore(dataDir: string): Promise<EmbeddedStore> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const folder = realpathSync(dataDir);
  if (usedHere.has(folder)) throw new Error(`This process is already using the data folder ${folder}.`);
  usedHere.add(folder);
  const cleanups: (() => void | Promise<void>)[] = [() => void usedHere.delete(folder)];
  const stop = async (): Promise<void> => {
    for (let undo = cleanups.pop(); undo; undo = cleanups.pop()) await undo();
  };
  try {
    const { uri, warnings } = await assemble(folder, cleanups);
    let stopping: Promise<void> | undefined;
    return { uri, warnings, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await stop();
    throw explainDamage(error, folder);
  }
}

/** Starts the parts one after the other and notes how each is undone. */
async function assemble(
  folder: string,
  cleanups: (() => void | Promise<void>)[],
): Promise<Pick<EmbeddedStore, 'uri' | 'warnings'>> {
  const runtime = new RuntimeFolder(folder);
  cleanups.push(() => {
    runtime.remove();
  });
  const warnings = await checkFolder(folder, runtime.lock);
  const { storage, lock } = await openAlone(folder, runtime);
  cleanups.push(async () => {
    await storage.close();
    await lock.release();
  });
  await forgetKilledProcess(storage, runtime, folder);

  const engine = engineOn(storage);
  const expiry = new Expiry(engine);
  cleanups.push(() => expiry.stop());
  const listener = new Listener((command, connectionId) => dispatch(engine, command, connectionId));
  cleanups.push(() => listener.close());
  const socket = process.platform === 'win32' ? undefined : runtime.socket;
  const port = await listener.listen(socket);
  expiry.start();
  const host = socket === undefined ? `127.0.0.1:${port ?? 0}` : encodeURIComponent(socket);
  return { uri: `mongodb://${host}`, warnings };
}

async function openAlone(
  folder: string,
  runtime: RuntimeFolder,
): Promise<{ storage: Storage; lock: FolderLock }> {
  const storage = Storage.open(folder);
  try {
    return { storage, lock: await FolderLock.take(storage, folder, runtime.lock) };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function engineOn(storage: Storage): Engine {
  const catalog = new Catalog(storage);
  const documents = new Documents(storage, catalog);
  const selector = new Selector(storage, catalog, documents);
  return { storage, catalog, documents, selector, cursors: new Cursors() };
}

/** The sockets of a process that was killed stay behind; the folder remembers where they lie. */
async function forgetKilledProcess(storage: Storage, runtime: RuntimeFolder, folder: string): Promise<void> {
  const previous = storage.runtimeFolder();
  if (previous !== undefined && previous !== runtime.path) await removeLeftover(previous, folder);
  await storage.rememberRuntimeFolder(runtime.path);
}
