import { setTimeout as sleep } from 'node:timers/promises';

/** Tells the parent how much memory this process holds, whenever it sends a message. */
export function tellMemoryWhenAsked() {
  process.on('message', async () => {
    // Pages that a collection has emptied are given back a little later.
    for (let times = 0; times < 3; times++) {
      globalThis.gc?.();
      await sleep(300);
    }
    process.send?.({ memory: process.memoryUsage() });
  });
}
