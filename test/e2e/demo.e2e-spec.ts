import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSX = path.join(ROOT, 'node_modules/tsx/dist/cli.mjs');
const TAKES_AT_MOST_MS = 60_000;
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
/** 32 bytes in base64url, as the secret of the tokens is; rules of dashes are none. */
const LIKE_A_KEY = /^(?!-+$)[\w-]{43}$/;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Where the service kept its data, as the output says. */
  readonly folder: string | undefined;
}

describe('the demo', () => {
  let run: Run;

  beforeAll(async () => {
    run = await runDemo(['--exit']);
  }, TAKES_AT_MOST_MS);

  it('ends with exit code 0, and has nothing to complain of', () => {
    expect({ code: run.code, stderr: run.stderr, wrong: run.stdout.match(/.*NOT AS EXPECTED.*/g) }).toEqual({
      code: 0,
      stderr: '',
      wrong: null,
    });
  });

  it.each([
    'Store the Exotel credentials',
    'Say where the bots run',
    'Add a number with its bot and its flow',
    'Paste that address into the flow',
    'Which numbers can place a test call?',
    'Place a test call',
    'What reached the bot?',
    'Why did it not work?',
  ])('shows the step "%s"', (title) => {
    expect(run.stdout).toMatch(
      new RegExp(`^\\d+ +${title.replaceAll('?', '\\?')} {2,}20[014] {2}as expected`, 'm'),
    );
  });

  it('shows the call stage by stage, with times that grow', () => {
    const stages = [...run.stdout.matchAll(/^\+(\d+\.\d\d) s +(\w+) /gm)];
    const times = stages.map(([, time]) => Number(time));

    expect(stages.map(([, , status]) => status)).toEqual(['requested', 'placed', 'answered', 'completed']);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it.each([
    ['0001', '201', 'busy', 'callback', 'callee_busy'],
    ['0010', '502 provider_rejected', 'rejected', 'request', 'credentials_refused'],
    ['0012', '502 provider_rejected', 'rejected', 'request', 'kyc_incomplete'],
    ['0013', '502 provider_rejected', 'rejected', 'request', 'number_on_dnd'],
    ['0016', '502 provider_rejected', 'unknown', 'request', 'exotel_failed'],
    ['0030', '504 provider_timeout', 'completed', 'callback', '-'],
    ['0040', '201', 'completed', 'poll', '-'],
  ])('shows in its table that the call to %s is answered with %s and ends as %s', (digits, ...cells) => {
    expect(run.stdout).toMatch(new RegExp(`^${digits}  .* {2}${cells.join(' +')} `, 'm'));
  });

  it('says that nobody was rung twice', () => {
    expect(run.stdout).toContain('Exotel was asked exactly once for each of these calls');
  });

  it('ends with the address of Swagger UI and a token for each role', () => {
    expect(run.stdout).toMatch(/^Swagger UI: http:\/\/127\.0\.0\.1:\d+\/api\/docs$/m);
    expect(run.stdout).toMatch(/^super_admin: eyJ/m);
    expect(run.stdout).toMatch(/^admin: eyJ/m);
    expect(run.stdout).toMatch(/^All \d+ steps and \d+ calls went as they should, in [\d.]+ s\.$/m);
  });

  it('is plain text where it is no terminal', () => {
    expect(run.stdout.includes('\u001b')).toBe(false);
  });

  it('prints no secret and no stack trace', () => {
    const text = run.stdout.replace(JWT, '');

    expect(text).not.toMatch(/simkey|simtoken|mistyped/);
    expect(text.split(/\s/).filter((word) => LIKE_A_KEY.test(word))).toEqual([]);
    expect(text).not.toMatch(/^\s+at .*[:(]\d+/m);
  });

  it('leaves no folder behind', () => {
    expect(run.folder).toMatch(/cxb-demo-/);
    expect(existsSync(run.folder ?? '')).toBe(false);
  });
});

describe('the demo, asked for something that it does not know', () => {
  it('says how it is used, and ends with 2', async () => {
    const { code, stderr } = await runDemo(['--faster']);

    expect(stderr).toContain('Usage: npm run demo');
    expect(code).toBe(2);
  });
});

async function runDemo(args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [TSX, 'scripts/demo/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const folder = /embedded database in (\S+)/.exec(stdout)?.[1];
  return { code, stdout, stderr, folder };
}
