import { existsSync } from 'node:fs';
import { mkdtemp, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftover, RuntimeFolder } from './runtime-folder.js';

describe('removeLeftover', () => {
  let dataFolder: string;
  let left: RuntimeFolder;

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'data-'));
    left = new RuntimeFolder(dataFolder);
  });
  afterEach(async () => {
    left.remove();
    await rm(dataFolder, { recursive: true });
  });

  it('removes what a killed process left behind', async () => {
    await writeFile(left.socket, '');

    await removeLeftover(left.path, dataFolder);

    expect(existsSync(left.path)).toBe(false);
  });

  it('leaves the folder of another data folder alone, of which this one may be a copy', async () => {
    await removeLeftover(left.path, `${dataFolder}-copy`);

    expect(await readlink(join(left.path, 'data'))).toBe(dataFolder);
  });

  it('leaves a folder alone whose socket still answers', async () => {
    const server = await listen(left.socket);

    await removeLeftover(left.path, dataFolder);
    await new Promise((resolve) => server.close(resolve));

    expect(existsSync(left.path)).toBe(true);
  });

  it('leaves alone what has another name, and what is no longer there', async () => {
    const other = await mkdtemp(join(tmpdir(), 'other-'));
    await symlink(dataFolder, join(other, 'data'));

    await removeLeftover(other, dataFolder);
    await removeLeftover(join(tmpdir(), 'es-gone00'), dataFolder);

    expect(existsSync(other)).toBe(true);
    await rm(other, { recursive: true });
  });
});

async function listen(socket: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy());
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return server;
}
