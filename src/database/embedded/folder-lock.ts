import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { answers } from './socket-answers.js';
import type { Storage } from './storage/storage.js';

/**
 * Holds a data folder for one process: a socket in it on which the holder listens. The system ends the listening with
 * the process, so a killed one leaves at most a dead name behind, and that is found out by knocking.
 */
export class FolderLock {
  private constructor(private readonly server: Server) {}

  /**
   * Looking and taking happen under LMDB's lock of writers, which all processes share and which dies with its holder:
   * of two that start at once one comes second and finds the socket answering.
   */
  static async take(storage: Storage, folder: string, socket: string): Promise<FolderLock> {
    return storage.exclusively(async () => {
      await FolderLock.refuseHeld(folder, socket);
      const path = pathOf(folder, socket);
      if (process.platform !== 'win32') rmSync(path, { force: true });
      return new FolderLock(await listen(path));
    });
  }

  /** @throws when another process holds the folder */
  static async refuseHeld(folder: string, socket: string): Promise<void> {
    if (!(await answers(pathOf(folder, socket)))) return;
    throw new Error(
      `Another process is using the data folder ${folder}. Stop it first, or choose another folder.`,
    );
  }

  async release(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function pathOf(folder: string, socket: string): string {
  if (process.platform !== 'win32') return socket;
  return `\\\\.\\pipe\\embedded-store-${createHash('sha256').update(folder.toLowerCase()).digest('hex')}`;
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, resolve);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  server.unref();
  return server;
}
