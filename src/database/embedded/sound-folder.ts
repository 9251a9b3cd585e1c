import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FolderLock } from './folder-lock.js';
import { LOCK_SOCKET } from './runtime-folder.js';
import { findDamage } from './storage/data-file.js';
import { damaged, DATA_FILE, LOCK_FILE } from './storage/storage.js';

/** Longer than a process that starts at the same time takes to create the files and to hold the folder. */
const SETTLING_MS = 300;
/** Twice what a first start of the service writes. */
const NEW_STORE_BYTES = 128 * 1_024;

/** Is there anything that could be read? */
export function holdsStore(folder: string): boolean {
  return existsSync(join(folder, DATA_FILE));
}

/**
 * Refuses a data folder that LMDB cannot use, since all that LMDB does about most of these is to end the process by a
 * signal; gives what the operator should know of one that it can use.
 */
export async function checkFolder(folder: string, lockSocket: string): Promise<string[]> {
  refuseForeignFiles(folder);
  await FolderLock.refuseHeld(folder, lockSocket);
  const hasData = holdsStore(folder);
  const hasLock = existsSync(join(folder, LOCK_FILE));
  if (hasData) await refuseDamage(folder, lockSocket);
  if (!hasData || !hasLock) refuseFullDisk(folder);
  return hasLock && !hasData ? [warningOfLoss(folder)] : [];
}

/** Files of another user, as a start or a restoration by root leaves them; LMDB says at most that it has no right. */
function refuseForeignFiles(folder: string): void {
  for (const name of [DATA_FILE, LOCK_FILE, LOCK_SOCKET]) {
    const path = join(folder, name);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  }
}

/** LMDB maps its new files before they have their blocks on the disk, and a signal tells that there are none. */
function refuseFullDisk(folder: string): void {
  const draft = join(folder, `room.${process.pid}.${randomBytes(4).toString('hex')}`);
  try {
    // Not zeros, which some file systems do not store.
    writeFileSync(draft, randomBytes(NEW_STORE_BYTES), { mode: 0o600, flush: true });
  } catch (error) {
    throw Object.assign(error as Error, { path: folder });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The lock file is made by the first start of a store, a moment before the data file, and is no use alone. */
function warningOfLoss(folder: string): string {
  return `${join(folder, DATA_FILE)} is missing, though a store was there: it begins empty. If that is not meant, stop the service and restore the data folder from a backup.`;
}

/** What another process is about to write looks like damage for a moment. */
async function refuseDamage(folder: string, lockSocket: string): Promise<void> {
  const file = join(folder, DATA_FILE);
  if (findDamage(file) === undefined) return;
  await delay(SETTLING_MS);
  await FolderLock.refuseHeld(folder, lockSocket);
  const damage = findDamage(file);
  if (damage !== undefined) throw new Error(damaged(file, damage));
}
