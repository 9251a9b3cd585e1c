import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from './config.js';
import { localSecrets } from './local-secrets.js';

describe('localSecrets', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'cxb-unit-')), 'data');
  });

  afterEach(() => {
    rmSync(path.dirname(dataDir), { recursive: true });
  });

  const modeOf = (file: string): number => statSync(file).mode & 0o777;

  it('keeps what it made, so that a restart finds the same', () => {
    const first = [localSecrets.jwtSecret(dataDir), localSecrets.encryptionKeys(dataDir)];

    expect([localSecrets.jwtSecret(dataDir), localSecrets.encryptionKeys(dataDir)]).toEqual(first);
    expect(readdirSync(dataDir).sort()).toEqual(['encryption-keys', 'jwt-secret']);
  });

  it('lets nobody else read it', () => {
    localSecrets.jwtSecret(dataDir);
    localSecrets.encryptionKeys(dataDir);

    expect(modeOf(dataDir)).toBe(0o700);
    expect(readdirSync(dataDir).map((name) => modeOf(path.join(dataDir, name)))).toEqual([0o600, 0o600]);
  });

  it('makes no other secret where one was lost', () => {
    localSecrets.encryptionKeys(dataDir);
    const file = path.join(dataDir, 'encryption-keys');
    writeFileSync(file, '\n');

    expect(() => localSecrets.encryptionKeys(dataDir)).toThrow(
      new ConfigError([
        `${file} must hold the secret that was made at the first start, and is empty: restore it, or delete it to begin with another`,
      ]),
    );
    expect(readdirSync(dataDir)).toEqual(['encryption-keys']);
  });

  it('names the file for which there is no room, and leaves no empty draft of it', () => {
    const script = `
      const { localSecrets } = await import(${JSON.stringify(path.resolve('src/config/local-secrets.ts'))});
      try { localSecrets.jwtSecret(${JSON.stringify(dataDir)}); } catch ({ code, path }) { console.log(code, path); }`;
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', script];

    const { stdout } = spawnSync('bash', ['-c', 'ulimit -f 0; exec "$0" "$@"', ...node]);

    expect(stdout.toString()).toBe(`EFBIG ${path.join(dataDir, 'jwt-secret')}\n`);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('makes a secret of 32 bytes or more, another one each time', () => {
    const other = path.join(path.dirname(dataDir), 'other');

    expect(Buffer.byteLength(localSecrets.jwtSecret(dataDir))).toBeGreaterThanOrEqual(32);
    expect(localSecrets.jwtSecret(other)).not.toBe(localSecrets.jwtSecret(dataDir));
    expect(localSecrets.encryptionKeys(dataDir)).toMatch(/^[\w.-]+:[\w-]{43}$/);
  });
});
