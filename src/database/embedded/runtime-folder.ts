import { mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { answers } from './socket-answers.js';

const PREFIX = 'es-';
const LINK = 'data';
const SOCKET = 'm.sock';
/** In the data folder. */
export const LOCK_SOCKET = 'lock.sock';
/** A socket's path must fit into some 104 bytes (macOS) or 107 (Linux). */
const LONGEST_PATH = 100;

/**
 * A fresh folder of mode 0700 with a short path, for sockets. It also holds a link to the data folder, so that a
 * socket there has a short name too, however deep it lies.
 */
export class RuntimeFolder {
  readonly path: string;

  constructor(dataFolder: string) {
    const parent = [tmpdir(), '/tmp'].find(
      (folder) => join(folder, `${PREFIX}123456`, LINK, LOCK_SOCKET).length <= LONGEST_PATH,
    );
    this.path = mkdtempSync(join(parent ?? '/tmp', PREFIX));
    symlinkSync(dataFolder, join(this.path, LINK));
  }

  /** The driver takes a path for a socket only when it ends in .sock. */
  get socket(): string {
    return join(this.path, SOCKET);
  }

  get lock(): string {
    return join(this.path, LINK, LOCK_SOCKET);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/**
 * Removes the folder of a process on this data folder that was killed. A copy of a data folder remembers the name, too,
 * while the process on the original may still run: anything but its own is left alone.
 */
export async function removeLeftover(path: string, dataFolder: string): Promise<void> {
  if (!/^es-[a-zA-Z0-9]{6}$/.test(basename(path))) return;
  try {
    if (readlinkSync(join(path, LINK)) !== dataFolder || (await answers(join(path, SOCKET)))) return;
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is gone, or another user's: then it is not worth a start.
  }
}
