// Sends random hostile requests to the built service and counts what it says:
//   npm run hostile -- --requests 100000 [--seed 1]
// Ends with 1 on any 5xx that Exotel's stand-in did not cause, and when memory grows.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../../test/support/api.js';
import { freePort } from '../../test/support/free-port.js';
import { startServiceProcess } from '../../test/support/service-process.js';
import { tokenFor } from '../../test/support/sign-in.js';
import { hostileRequests } from './hostile-requests.js';
import type { HostileRequest, Targets } from './hostile-requests.js';

const BATCH = 500;
const AT_ONCE = 16;
const DIDS = 3;
/** What memory may grow by between the middle and the end: a collector's mood, not a leak. */
const MOOD_MIB = 12;
const LOOPBACK_ONLY = fileURLToPath(new URL('../../.ci/schemathesis/loopback-only.mjs', import.meta.url));

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.requests);
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const token = tokenFor({ role: 'super_admin', expiresInS: 86_400 });

const dataDir = await mkdtemp(path.join(tmpdir(), 'cxb-hostile-'));
const exotel = await startExotelStandIn({ port: 0, speed: 100, callsPerMinute: 0, seed: 1 });
const port = await freePort();
const service = await startServiceProcess({
  dataDir,
  // No socket of the service leaves this machine, whatever address a request stores.
  execArgv: ['--expose-gc', '--import', LOOPBACK_ONLY],
  env: {
    PORT: String(port),
    PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
    EXOTEL_TIMEOUT_MS: '1000',
    LOG_LEVEL: 'error',
    MAX_DIDS: '20',
  },
});

const statuses = new Map<string, number>();
const defects: string[] = [];
const memory: number[] = [];
try {
  let sent = 0;
  for (const until of [total / 5, total / 2, total]) {
    for (; sent < until; sent += BATCH) {
      await sendBatch(Number(values.seed) + sent, Math.min(BATCH, total - sent));
    }
    memory.push(await residentMib());
  }
} finally {
  await service.kill('SIGTERM');
  await exotel.stop();
  agent.destroy();
  await rm(dataDir, { recursive: true, force: true });
}
const isFlat = report();
process.exit(defects.length === 0 && isFlat ? 0 : 1);

/** The account and the numbers are put right first, since the batch before has changed them. */
async function sendBatch(seed: number, size: number): Promise<void> {
  const requests = fc.sample(hostileRequests(await prepare()), { numRuns: size, seed });
  const next = requests.values();
  const worker = async (): Promise<void> => {
    for (const one of next) await send(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function prepare(): Promise<Targets> {
  const { api } = service;
  await api.storeCredentials(exotel.url);
  const { dids } = (await api.get(ROOT)).body as { dids: { id: string }[] };

  for (const { id } of dids.slice(DIDS)) await api.delete(`${ROOT}/dids/${id}`);
  const kept = dids.slice(0, DIDS).map(({ id }) => id);
  for (let index = kept.length; index < DIDS; index++) {
    const number = `+9180471101${String(Math.floor(Math.random() * 90) + 10)}`;
    const added = await api.post(`${ROOT}/dids`, { number });
    if (added.status === 201) kept.push((added.body as { id: string }).id);
  }
  for (const id of kept) {
    await api.put(`${ROOT}/dids/${id}`, {
      bot_id: 'echo',
      flow_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
    });
  }
  await fetch(`${exotel.url}/sim/reset`, { method: 'POST' });
  await api.placeTestCall(kept[0] ?? '', '+919000000000');
  const addresses = exotel.requests().map(({ fields }) => String(fields['StatusCallback']));
  const callbackTokens = addresses.map((address) => address.split('/').at(-1) ?? '');
  return { didIds: kept, callbackTokens, exotelUrl: exotel.url };
}

async function send(hostile: HostileRequest): Promise<void> {
  const { status, text } = await answerTo(hostile);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status.startsWith('5') && !text.includes('"code":"provider_')) {
    defects.push(`${hostile.method} ${hostile.path.slice(0, 200)} → ${status} ${text.slice(0, 300)}`);
  }
}

/** The status, or what became of the connection. */
function answerTo({
  method,
  path: address,
  headers,
  body,
}: HostileRequest): Promise<{ status: string; text: string }> {
  return new Promise((resolve) => {
    const options = { agent, port, host: '127.0.0.1', method, path: address, setDefaultHeaders: true };
    const sent = request(
      {
        ...options,
        headers: { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('close', () => {
          resolve({ status: String(response.statusCode), text });
        });
      },
    );
    sent.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ status: error.code ?? 'error', text: '' });
    });
    sent.end(body);
  });
}

/** Without the pages of the database's file, which the system may take back at any time. */
async function residentMib(): Promise<number> {
  await service.memory();
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
  return Math.round(Number(/RssAnon:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

function report(): boolean {
  const count = (pattern: RegExp): number =>
    [...statuses].reduce((sum, [status, times]) => (pattern.test(status) ? sum + times : sum), 0);
  const [start = 0, middle = 0, end = 0] = memory;
  const isFlat = end <= middle + MOOD_MIB;
  const rows: [string, string | number][] = [
    ['requests', count(/./)],
    ['2xx', count(/^2/)],
    ['3xx', count(/^3/)],
    ['4xx', count(/^4/)],
    ["502 and 504 for the stand-in's faults", count(/^5/) - defects.length],
    ['other 5xx', defects.length],
    ['closed without an answer', count(/^\D/)],
    [
      'resident memory after a fifth, the middle, the end',
      `${start}, ${middle}, ${end} MiB${isFlat ? '' : ' (grows)'}`,
    ],
  ];
  for (const [name, figure] of rows) console.log(`${name.padEnd(52)} ${figure}`);
  console.log(
    [...statuses]
      .sort()
      .map(([status, times]) => `${status}: ${times}`)
      .join(', '),
  );
  for (const defect of defects.slice(0, 20)) console.error(defect);
  if (defects.length > 0) console.error(service.log().slice(0, 10_000));
  return isFlat;
}
