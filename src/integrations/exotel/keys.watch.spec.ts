import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../database/database.js';
import type { KeysService } from './keys.service.js';
import { KeysWatch } from './keys.watch.js';

it('lets what it began at the start finish before the database is closed', async () => {
  let finish = (): void => undefined;
  const renewed = new Promise<void>((resolve) => (finish = resolve));
  const keys = { renewAtStart: () => renewed } as unknown as KeysService;
  const database = {
    onceReady: (begin: () => void) => {
      begin();
    },
  } as unknown as Database;
  const watch = new KeysWatch(keys, database);
  watch.onModuleInit();
  let isStopped = false;

  const stopped = watch.onModuleDestroy().then(() => (isStopped = true));
  await nextTurn();
  expect(isStopped).toBe(false);
  finish();
  await stopped;

  expect(isStopped).toBe(true);
});
