import { parseArgs } from 'node:util';
import { ExotelModule } from './integrations/exotel/exotel.module.js';
import { KeysService } from './integrations/exotel/keys.service.js';
import type { Reencryption } from './integrations/exotel/secrets.store.js';
import { runCommand } from './run-command.js';

const SENTENCES: Readonly<Record<Reencryption, string>> = {
  none: 'There are no stored credentials.',
  were_current: 'The stored credentials are under the first of ENCRYPTION_KEYS already.',
  reencrypted: 'The stored credentials are encrypted under the first of ENCRYPTION_KEYS now.',
  unreadable:
    'None of ENCRYPTION_KEYS opens the stored credentials; add the key they were stored under or enter them again.',
};

/** Encrypts the stored secrets anew under the first of `ENCRYPTION_KEYS`; exit code 1 where no key opens them. */
await runCommand(ExotelModule, 'Usage: npm run keys:rotate', () => {
  parseArgs();
  return async (app) => {
    const outcome = await app.get(KeysService).rotate();
    process.stdout.write(`${SENTENCES[outcome]}\n`);
    return outcome === 'unreadable' ? 1 : 0;
  };
});
