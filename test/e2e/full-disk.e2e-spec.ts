import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { startServiceProcess } from '../support/service-process.js';
import type { ServiceProcess } from '../support/service-process.js';

describe('a full disk under the embedded store', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let refused: Answer;

  /** A limit on the size of its files is to the store what a full disk is. */
  const limitFiles = (bytes: number | 'unlimited'): Promise<unknown> =>
    promisify(execFile)('prlimit', [`--pid=${service.pid}`, `--fsize=${bytes}:`]);

  const addDid = (index: number): Promise<Answer> =>
    service.api.post(`${ROOT}/dids`, {
      number: `+91804711${String(index).padStart(4, '0')}`,
      flow_url: `https://my.exotel.com/${'x'.repeat(900)}`,
    });

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
    service = await startServiceProcess({ dataDir });
    let answer = await addDid(0);
    // Reading the trail brings into it what waits.
    await service.api.get('/api/v1/audit');
    await limitFiles((await stat(path.join(dataDir, 'data.mdb'))).size);
    for (let index = 1; index < 200 && answer.status === 201; index++) answer = await addDid(index);
    refused = answer;
  });

  afterAll(async () => {
    await limitFiles('unlimited');
    await service.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is told to whoever changes something, while the service is ready', async () => {
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({
      code: 'not_ready',
      detail: expect.stringMatching(/^There is no room on the disk under DATA_DIR/),
    });
    expect((await service.api.get('/health/ready', { as: undefined })).status).toBe(200);
  });

  it('leaves the audit trail to be read', async () => {
    const { status, body } = await service.api.get('/api/v1/audit');

    expect(status).toBe(200);
    expect(body.items).toContainEqual(expect.objectContaining({ action: 'did.add' }));
  });
});
