import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDatabaseAway } from './database.errors.js';

/**
 * The same work on the database, done once for all who ask for it at the same time: a run begins at the end of a turn of
 * the event loop, for everyone who asked before, and behind the run that is under way. So nobody gets what was so before
 * they asked, as from a cache, and nobody waits for more than the run that is under way and the next. Two never run at
 * the same time. A database that proves to be away is so for those who wait, too.
 */
export function shareRuns<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  const begin = async (): Promise<T> => {
    try {
      await underWay;
    } catch (error) {
      if (isDatabaseAway(error)) {
        next = undefined;
        throw error;
      }
    }
    await nextTurn();
    next = undefined;
    underWay = run();
    try {
      return await underWay;
    } finally {
      underWay = undefined;
    }
  };

  return () => (next ??= begin());
}
