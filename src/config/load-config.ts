import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError, readConfig } from './config.js';
import type { AppConfig, GeneratedSecrets } from './config.js';
import { localSecrets } from './local-secrets.js';

/** Reads `.env` in the working folder under the real environment, which wins. */
export function loadConfig(secrets: GeneratedSecrets = localSecrets): AppConfig {
  return readConfig({ ...readDotEnv(), ...process.env }, secrets);
}

function readDotEnv(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    if (code === 'EISDIR') throw new ConfigError(['.env must be a file, and is a folder']);
    throw error;
  }
}
