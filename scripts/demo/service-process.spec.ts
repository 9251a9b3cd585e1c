import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cleanup } from './cleanup.js';
import { startService } from './service-process.js';
import type { RunningService } from './service-process.js';

const LISTENS = `
  import { createServer } from 'node:http';
  const { PORT: port } = process.env;
  createServer((_, response) => response.end(JSON.stringify(process.env)))
    .listen(port, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + port, port })));
`;

describe('the service as a child process', () => {
  let folder: string;
  let cleanup: Cleanup;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cxb-demo-spec-'));
    cleanup = new Cleanup();
  });

  afterEach(async () => {
    await cleanup.run();
    await rm(folder, { recursive: true });
  });

  async function start(source: string, startWithinMs = 10_000): Promise<RunningService> {
    const built = path.join(folder, 'main.mjs');
    await writeFile(built, source);
    const variables = (_url: string, port: number): Record<string, string> => ({ PORT: String(port) });
    return startService({ folder, variables, startWithinMs, built }, cleanup);
  }

  it('is up once it says so, and sees its own variables only', async () => {
    process.env['MONGODB_URI'] = 'mongodb://somebody.else';

    const service = await start(LISTENS);
    const response = await fetch(service.url);
    delete process.env['MONGODB_URI'];

    expect(Object.keys((await response.json()) as object)).toEqual(
      expect.not.arrayContaining(['MONGODB_URI']),
    );
  });

  it('is gone after the clean-up', async () => {
    const { url } = await start(LISTENS);

    await cleanup.run();

    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('is ended by force when it does not end by itself', async () => {
    const { url } = await start(`process.on('SIGTERM', () => {});${LISTENS}`);

    await cleanup.run();

    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('says why it did not start, with the last lines of its log', async () => {
    const starting = start(`console.error('PORT must be a number'); process.exit(1);`);

    await expect(starting).rejects.toThrow(
      'The service did not start: it ended with exit code 1.\nThe last lines of its log:\n    PORT must be a number',
    );
  });

  it('has its JSON log translated for whoever reads why it did not start', async () => {
    const line = {
      level: 'error',
      time: '2026-03-04T05:06:07.089Z',
      msg: 'No luck.',
      err: { message: 'disk full' },
    };

    const starting = start(`console.log(${JSON.stringify(JSON.stringify(line))}); process.exit(3);`);

    await expect(starting).rejects.toThrow(
      'exit code 3.\nThe last lines of its log:\n    05:06:07 error No luck. disk full',
    );
  });

  it('is given up when it does not listen in time', async () => {
    const starting = start(`console.log('thinking'); setInterval(() => {}, 1000);`, 500);

    await expect(starting).rejects.toThrow(/within the time limit.*\n.*\n {4}thinking/);
  });

  it('is tried again on another port when somebody has taken the first', async () => {
    const second = path.join(folder, 'second');
    const source = `
      import { existsSync, writeFileSync } from 'node:fs';
      if (!existsSync(${JSON.stringify(second)})) {
        writeFileSync(${JSON.stringify(second)}, '');
        console.error('Port ' + process.env.PORT + ' is taken: stop what listens there.');
        process.exit(1);
      }
      await import(${JSON.stringify(path.join(folder, 'listens.mjs'))});
    `;
    await writeFile(path.join(folder, 'listens.mjs'), LISTENS);

    const service = await start(source);

    expect((await fetch(service.url)).status).toBe(200);
    expect(existsSync(second)).toBe(true);
  });

  it('tells when it crashes', async () => {
    const { crashed } = await start(
      `${LISTENS}; setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);`,
    );

    await expect(crashed).rejects.toThrow('The service ended on its own: it was ended by SIGKILL.');
  });

  it('says that it must be built first', async () => {
    const starting = startService(
      { folder, variables: () => ({}), startWithinMs: 1_000, built: path.join(folder, 'nothing.js') },
      cleanup,
    );

    await expect(starting).rejects.toThrow('npm run build');
  });
});
