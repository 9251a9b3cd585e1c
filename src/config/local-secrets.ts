import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.js';
import type { GeneratedSecrets } from './config.js';

/**
 * Secrets made at the first start outside production and kept in `DATA_DIR` (files 0600, folder 0700), so that
 * tokens and stored credentials outlive a restart.
 */
export const localSecrets: GeneratedSecrets = {
  jwtSecret: (dataDir) => keep(dataDir, 'jwt-secret', () => randomBytes(48).toString('base64url')),
  encryptionKeys: (dataDir) =>
    keep(dataDir, 'encryption-keys', () => `${newKeyId()}:${randomBytes(32).toString('base64url')}`),
};

/** The same for a command on what the service has stored: it finds the secrets that are there, and makes none. */
export const foundSecrets: GeneratedSecrets = {
  // A command checks no token.
  jwtSecret: (dataDir) => read(path.join(dataDir, 'jwt-secret')) ?? randomBytes(48).toString('base64url'),
  encryptionKeys: (dataDir) => {
    const keys = read(path.join(dataDir, 'encryption-keys'));
    if (keys !== undefined) return keys;
    throw new ConfigError([
      `DATA_DIR (${dataDir}) holds no encryption-keys: set it to the folder of the service, or set ENCRYPTION_KEYS as the service has them`,
    ]);
  },
};

/** Keys that were made in different folders have different ids, so that both can be configured. */
function newKeyId(): string {
  return `local-${randomBytes(4).toString('hex')}`;
}

function keep(dataDir: string, name: string, make: () => string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const file = path.join(dataDir, name);
  const secret = read(file) ?? create(file, make());
  if (secret !== '') return secret;
  // Another one would not open what this one has encrypted.
  throw new ConfigError([
    `${file} must hold the secret that was made at the first start, and is empty: restore it, or delete it to begin with another`,
  ]);
}

function read(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    // A copy that was put back may have come with other rights.
    chmodSync(file, 0o600);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place: of two first starts at once one wins, and none reads half a secret. */
function create(file: string, secret: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true });
    linkSync(draft, file);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read(file) ?? secret;
    // Where there is no room, the error itself names no file.
    throw Object.assign(error as Error, { path: file });
  } finally {
    rmSync(draft, { force: true });
  }
}
