import { readFile, writeFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import prettier from 'prettier';
import { Clock } from '../../src/common/time/clock.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';
import { meetDatabaseFaults, meetFullDisk, meetSecondProcess } from '../support/faults.js';
import type { FaultRow } from '../support/faults.js';
import { startApp } from '../support/start-app.js';

const DOCUMENT = 'docs/operations.md';
const HEAD: FaultRow = {
  fault: 'fault',
  callers: 'what callers see',
  lost: 'what is lost',
  heals: 'how it heals',
};
const HOUR_MS = 3_600_000;
const NUMBER = '+919000000000';

describe('faults', () => {
  let rows: FaultRow[];

  // All at once: each waits for the database most of the time, and has one of its own.
  beforeAll(async () => {
    const apart = await Promise.all([...meetDatabaseFaults(), meetFullDisk(), meetSecondProcess()]);
    rows = [...apart, await meetJumpingClock(), await meetClockSetRight()];
    if (process.env['UPDATE_DOCS'] === '1') await writeTable(rows);
  }, 300_000);

  it('end as the table in docs/operations.md says', async () => {
    expect(rows).toEqual(rowsOf(await readFile(DOCUMENT, 'utf8')));
  });

  it('lose nothing that was acknowledged', () => {
    for (const { fault, lost } of rows) {
      expect([fault, lost]).toEqual([fault, expect.stringMatching(/^nothing/)]);
    }
  });
});

/** The clock goes forward and back by an hour while a call is under way and asked for again. */
async function meetJumpingClock(): Promise<FaultRow> {
  const world = await CallWorld.start();
  const jump = (ms: number): void => {
    jest.spyOn(Clock.prototype, 'now').mockImplementation(() => new Date(Date.now() + ms));
  };
  const place = (): Promise<Answer> =>
    world.app.api.placeTestCall(world.didId, NUMBER, { as: 'admin', headers: { 'idempotency-key': 'once' } });
  try {
    const first = await place();
    const again: Answer[] = [];
    for (const ms of [HOUR_MS, -HOUR_MS]) {
      jump(ms);
      again.push(await place());
    }
    const events = await world.follow(first.body.id, ['completed']);
    const { body } = await world.app.api.get(`${ROOT}/test-calls`);
    const isFirst = again.every(({ text }) => text === first.text);
    const rang = world.exotel.requests().length;
    return {
      fault: 'Clock jumps an hour forward, and back',
      callers: `a repeated \`Idempotency-Key\` gets ${isFirst ? 'the first answer' : 'another answer'}; rung: ${rang}`,
      lost: body.items.length === 1 ? 'nothing: 1 of 1 calls' : `${body.items.length} calls`,
      heals: `Exotel's reports go on: the call is \`${String(events.at(-1)?.data.status)}\`; polls and leases go by the new time`,
    };
  } finally {
    jest.restoreAllMocks();
    await world.stop();
  }
}

/** A limit is used up while the clock runs an hour ahead; then it is set right. */
async function meetClockSetRight(): Promise<FaultRow> {
  const app = await startApp({ env: { AUTH_FAILURES_PER_MINUTE: '1' } });
  const fail = (): Promise<Answer> => app.api.get(ROOT, { token: 'not-a-token' });
  try {
    await fail();
    const expire = new Date(Date.now() + HOUR_MS);
    await app.connection.collection('rate_limits').updateMany({}, { $set: { expire } });
    const [next, held] = [await fail(), await fail()];
    const retryAfterS = Number(held.headers.get('retry-after'));
    return {
      fault: 'Clock that ran an hour ahead is set right',
      callers: `a limit that was used up ${next.status === 429 ? 'holds back for an hour' : 'begins anew'}; ${held.status} says to wait ${retryAfterS <= 60 ? 'a minute at most' : `${retryAfterS} s`}`,
      lost: 'nothing: only counters',
      heals: 'by itself, with the next request that is counted',
    };
  } finally {
    await app.stop();
  }
}

/** The table below the heading "Faults", cell by cell. */
function rowsOf(document: string): FaultRow[] {
  return tableOf(document)
    .split('\n')
    .slice(2)
    .map((line) => {
      const [fault = '', callers = '', lost = '', heals = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return { fault, callers, lost, heals };
    });
}

function tableOf(document: string): string {
  return /\n## Faults\n.*?\n\n(?<table>(?:\|[^\n]*\n)+)/s.exec(document)?.groups?.['table']?.trimEnd() ?? '';
}

async function writeTable(rows: readonly FaultRow[]): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8');
  const line = ({ fault, callers, lost, heals }: FaultRow): string =>
    `| ${[fault, callers, lost, heals].join(' | ')} |`;
  const table = [line(HEAD), '| --- | --- | --- | --- |', ...rows.map(line)].join('\n');
  const text = document.replace(tableOf(document), () => table);
  await writeFile(
    DOCUMENT,
    await prettier.format(text, { ...(await prettier.resolveConfig(DOCUMENT)), parser: 'markdown' }),
  );
}
