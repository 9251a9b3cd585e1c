import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const PREFIX = 'es-';
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
      (folder) => join(folder, `${PREFIX}123456`, 'data', 'lock.sock').length <= LONGEST_PATH,
    );
    this.path = mkdtempSync(join(parent ?? '/tmp', PREFIX));
    symlinkSync(dataFolder, join(this.path, 'data'));
  }

  /** The driver takes a path for a socket only when it ends in .sock. */
  get socket(): string {
    return join(this.path, 'm.sock');
  }

  get lock(): string {
    return join(this.path, 'data', 'lock.sock');
  }

  remove(): void {
    removeRuntimeFolder(this.path);
  }
}

/** Removes the folder of a process that was killed; anything else by that name is left alone. */
export function removeRuntimeFolder(path: string): void {
  if (/^es-[a-zA-Z0-9]{6}$/.test(basename(path))) rmSync(path, { recursive: true, force: true });
}
