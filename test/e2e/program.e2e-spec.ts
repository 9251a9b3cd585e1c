import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Api, ROOT } from '../support/api.js';
import { runProgram, startProgram } from '../support/program.js';

const KEYS = `k1:${Buffer.alloc(32, 7).toString('base64url')}`;
const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

describe('the program', () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'cxb-e2e-'));
  });

  afterEach(async () => {
    await rm(cwd, { recursive: true, force: true });
  });

  it('names every wrong variable in one message and ends with 1, showing no secret', async () => {
    const { code, stderr, stdout } = await runProgram('main.js', {
      cwd,
      env: {
        NODE_ENV: 'production',
        PORT: 'abc',
        LOG_LEVEL: 'loud',
        JWT_SECRET: 'hunter2',
        ENCRYPTION_KEYS: 'k:hunter2',
      },
    });

    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'JWT_SECRET', 'ENCRYPTION_KEYS']) {
      expect(stderr).toMatch(new RegExp(`^ {2}- ${name} must `, 'm'));
    }
    expect(stderr + stdout).not.toMatch(/hunter2|\n\s+at /);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('refuses to start in production without secrets', async () => {
    const { code, stderr } = await runProgram('main.js', { cwd, env: { NODE_ENV: 'production' } });

    expect(code).toBe(1);
    expect(stderr).toMatch(/JWT_SECRET.*must be set in production/);
    expect(stderr).toMatch(/ENCRYPTION_KEYS must be set in production/);
  });

  it('says which port is taken and what to do, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;

    const { code, stderr } = await runProgram('main.js', { cwd, env: { PORT: String(port) } });

    expect(code).toBe(1);
    expect(stderr).toBe(
      `Port ${port} is taken: stop what listens there, or set PORT to another one (0 takes a free one).\n`,
    );
    taken.close();
  });

  it.each([
    [
      { TMPDIR: '/dev/null' },
      /^The temporary folder \/dev\/null cannot be used \(ENOTDIR\): set TMPDIR [^\n]+\n$/,
    ],
    [{ DATA_DIR: 'file' }, /^\S*\bfile cannot be used \(EEXIST\): a file stands [^\n]+\n$/],
  ])('says which folder cannot be used, and what to do: %j', async (place, sentence) => {
    await writeFile(path.join(cwd, 'file'), '');
    const env = { JWT_SECRET: SECRET, ENCRYPTION_KEYS: KEYS, PORT: '0', ...place };

    const { code, stderr } = await runProgram('main.js', { cwd, env });

    expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it('takes what V8 compiled of it at the build', async () => {
    const [service = ''] = (await readdir('dist')).filter((name) => name.endsWith('.cjs'));
    const ask = `import { readFileSync } from 'node:fs';
      import { chooseFlags, compile, readCompiled } from '${path.resolve('dist/launcher.js')}';
      const file = '${path.resolve('dist', service)}';
      const source = readFileSync(file);
      chooseFlags();
      console.log(compile(file, source, readCompiled(file, source)).cachedDataRejected);`;

    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', ask]);

    expect(stdout).toBe('false\n');
  });

  it.each<[string, Record<string, string>]>([
    ['with traces', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }],
    ['with lines told as those of the sources', { NODE_OPTIONS: '--enable-source-maps' }],
  ])('starts %s', async (_name, env) => {
    const program = await startProgram({ cwd, env: { JWT_SECRET: SECRET, ENCRYPTION_KEYS: KEYS, ...env } });

    const { status } = await new Api(program.url).get('/health/ready');

    expect(status).toBe(200);
    expect((await program.kill('SIGTERM')).code).toBe(0);
  });

  it('keeps the secrets that it generates to its own user, and makes tokens with them', async () => {
    const program = await startProgram({ cwd, env: { NODE_ENV: 'development' } });
    const api = new Api(program.url);
    const tokenOf = async (...args: string[]): Promise<string> =>
      (await runProgram('token.js', { cwd, args })).stdout.trim();

    const superAdmin = await tokenOf('--role', 'super_admin', '--sub', 'anna@example.com');
    const agent = await tokenOf('--role', 'agent');
    const answers = [await api.get(ROOT, { token: superAdmin }), await api.get(ROOT, { token: agent })];
    const { code } = await program.kill('SIGTERM');

    expect(code).toBe(0);
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    const [, claims = ''] = superAdmin.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      sub: 'anna@example.com',
      role: 'super_admin',
      exp: expect.any(Number),
    });
    const data = path.join(cwd, 'data');
    const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;
    expect(await modeOf(data)).toBe(0o700);
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['jwt-secret', 'encryption-keys']));
    for (const { parentPath, name } of files) {
      expect([name, await modeOf(path.join(parentPath, name))]).toEqual([name, 0o600]);
    }
    const secret = await readFile(path.join(data, 'jwt-secret'), 'utf8');
    expect(program.output()).not.toContain(secret.trim());
  });

  it.each(['audit-verify.js', 'keys-rotate.js'])(
    '%s finds no fault with nothing: it refuses a folder without a store, and makes none',
    async (command) => {
      const missing = { DATA_DIR: 'typo', ENCRYPTION_KEYS: KEYS };

      const withKeys = await runProgram(command, { cwd, env: missing });
      const withoutKeys = await runProgram(command, { cwd, env: { DATA_DIR: 'typo' } });

      expect(withKeys).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^DATA_DIR \(\S*typo\) holds no store: [^\n]+\n$/),
      });
      expect(withoutKeys).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/DATA_DIR \(\S*typo\) holds no encryption-keys: /),
      });
      expect(await readdir(cwd)).toEqual([]);
    },
  );

  it.each([
    ['audit-verify.js', /^Usage: npm run audit:verify -- \[--head [^\n]+\n$/],
    ['keys-rotate.js', /^Usage: npm run keys:rotate\n$/],
    ['token.js', /^Usage: npm run token -- --role [^\n]+\n$/],
  ])('%s says how it is used, and does nothing else, for --help', async (command, usage) => {
    const ended = await runProgram(command, { cwd, args: ['--help'] });

    expect(ended).toEqual({ code: 0, stdout: expect.stringMatching(usage), stderr: '' });
    expect(await readdir(cwd)).toEqual([]);
  });

  it.each([
    ['audit-verify.js', ['--head', 'settings:', 'no']],
    ['keys-rotate.js', ['--now']],
  ])('%s refuses options that it does not know, before it looks for a store', async (command, args) => {
    const { code, stdout, stderr } = await runProgram(command, { cwd, args });

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^(?:Unknown option|Unexpected argument|Usage)/);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('ends a command without a word when nobody reads what it says', async () => {
    const program = await startProgram({ cwd, env: { NODE_ENV: 'development' } });
    await program.kill('SIGTERM');
    const command = `"$0" ${path.resolve('dist/audit-verify.js')} | true; exit "\${PIPESTATUS[0]}"`;

    const ended = promisify(execFile)('bash', ['-c', command, process.execPath], { cwd });

    await expect(ended).rejects.toMatchObject({ code: 1, stdout: '', stderr: '' });
  });

  it('links to where a browser finds it, also where it listens at every address', async () => {
    const program = await startProgram({ cwd, env: { NODE_ENV: 'development', HOST: '0.0.0.0' } });
    const { port } = new URL(program.url);
    const links = (): string[] =>
      program.output().match(/http:[^"\s]+(?:\/api\/docs|\/#code=[\w-]+)(?=")/g) ?? [];
    while (links().length < 2) await pause(20);

    const answers = await Promise.all(links().map((link) => fetch(link)));
    await program.kill('SIGTERM');

    expect(links().map((link) => new URL(link).host)).toEqual(Array(2).fill(`127.0.0.1:${port}`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('reads .env, and the environment before it', async () => {
    await writeFile(
      path.join(cwd, '.env'),
      `JWT_SECRET=${SECRET}\nENCRYPTION_KEYS=${KEYS}\nSWAGGER=on\nLOG_LEVEL=info\n`,
    );
    const program = await startProgram({ cwd, env: { SWAGGER: 'off' } });
    const api = new Api(program.url);

    const docs = await api.get('/api/docs-json', { as: undefined });
    await program.kill('SIGTERM');

    expect(docs.status).toBe(404);
  });

  it.each([[[]], [['--role', 'root']], [['--role', 'admin', '--hours=-1']]])(
    'says how a token is asked for when it is asked with %j',
    async (args) => {
      const { code, stdout, stderr } = await runProgram('token.js', { cwd, args });

      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^Usage: npm run token -- --role agent\|supervisor\|admin\|super_admin/);
    },
  );

  it('makes no token where tokens are checked with a public key', async () => {
    const { code, stderr } = await runProgram('token.js', {
      cwd,
      args: ['--role', 'admin'],
      env: { JWT_JWKS_URL: 'https://keys.example.com/jwks' },
    });

    expect(code).toBe(1);
    expect(stderr).toMatch(/public key/);
  });
});
