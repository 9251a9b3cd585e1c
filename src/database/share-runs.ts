import { isDatabaseAway } from './database.errors.js';

/**
 * The same work on the database, done once for all who ask for it while it is under way: whoever comes then shares the
 * next run, which begins behind their question. So nobody gets what was so before they asked, as from a cache, and
 * nobody waits for more than the run that is under way and the next. Two never run at the same time. A database that
 * proves to be away is so for those who wait, too.
 */
export function shareRuns<T>(run: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  const begin = (): Promise<T> => {
    next = undefined;
    underWay = run().finally(() => {
      if (!next) underWay = undefined;
    });
    return underWay;
  };

  const beginUnlessAway = (error: unknown): Promise<T> => {
    if (!isDatabaseAway(error)) return begin();
    next = underWay = undefined;
    throw error;
  };

  return () => (underWay ? (next ??= underWay.then(begin, beginUnlessAway)) : begin());
}
