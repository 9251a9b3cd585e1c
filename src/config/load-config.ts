import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { readConfig } from './config.js';
import type { AppConfig } from './config.js';
import { localSecrets } from './local-secrets.js';

/** Reads `.env` in the working folder under the real environment, which wins. */
export function loadConfig(): AppConfig {
  return readConfig({ ...readDotEnv(), ...process.env }, localSecrets);
}

function readDotEnv(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
