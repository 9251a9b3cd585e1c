/**
 * The same work, done once for all who ask for it while it is under way: whoever comes then shares the next run, which
 * begins behind their question. So nobody gets what was so before they asked, as from a cache, and nobody waits for
 * more than the run that is under way and the next. Two never run at the same time.
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

  return () => (underWay ? (next ??= underWay.then(begin, begin)) : begin());
}
