import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { mongo } from 'mongoose';
import { shareRuns } from './share-runs.js';

describe('shareRuns', () => {
  /** A store that is slow to answer, and tells what it held in the moment when it was asked. */
  function slowStore(): { write: () => number; read: () => Promise<number>; reads: () => number } {
    let held = 0;
    let reads = 0;
    return {
      write: () => (held += 1),
      read: async () => {
        reads += 1;
        const seen = held;
        await turn();
        await turn();
        return seen;
      },
      reads: () => reads,
    };
  }

  it('runs once for all who come in one turn', async () => {
    const store = slowStore();
    const read = shareRuns(store.read);

    await Promise.all(Array.from({ length: 50 }, () => read()));

    expect(store.reads()).toBe(1);
  });

  it('runs once more for all who come while a run is under way', async () => {
    const store = slowStore();
    const read = shareRuns(store.read);

    const first = read();
    while (store.reads() === 0) await turn();
    await Promise.all([first, ...Array.from({ length: 50 }, () => read())]);

    expect(store.reads()).toBe(2);
  });

  it('runs anew for each who comes when nothing is under way', async () => {
    const store = slowStore();
    const read = shareRuns(store.read);

    for (let count = 0; count < 3; count++) await read();

    expect(store.reads()).toBe(3);
  });

  it('never runs twice at the same time', async () => {
    let [running, most] = [0, 0];
    const read = shareRuns(async () => {
      most = Math.max(most, ++running);
      await turn();
      running -= 1;
    });

    const asked: Promise<void>[] = [];
    for (let count = 0; count < 40; count++) {
      asked.push(read(), Promise.resolve().then(read), turn().then(read));
      await (count % 3 === 0 ? turn() : Promise.resolve());
    }
    await Promise.all(asked);

    expect(most).toBe(1);
  });

  it('never gives what was so before the question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('write', 'read', 'wait'), { maxLength: 60 }),
        async (steps) => {
          const store = slowStore();
          const read = shareRuns(store.read);
          const answers: Promise<[number, number]>[] = [];
          let written = 0;
          for (const step of steps) {
            if (step === 'write') written = store.write();
            else if (step === 'wait') await turn();
            else {
              const known = written;
              answers.push(read().then((seen) => [seen, known]));
            }
          }
          for (const [seen, known] of await Promise.all(answers)) expect(seen).toBeGreaterThanOrEqual(known);
        },
      ),
    );
  });

  /** Fails at its first run, and tells the count of its runs from then on. */
  function failingOnce(failure: Error): { run: () => Promise<number>; runs: () => number } {
    let runs = 0;
    const run = async (): Promise<number> => {
      runs += 1;
      await turn();
      if (runs === 1) throw failure;
      return runs;
    };
    return { run, runs: () => runs };
  }

  it('tells any other failure to those of that run alone', async () => {
    const failure = new Error('odd');
    const { run, runs } = failingOnce(failure);
    const read = shareRuns(run);

    const first = [read(), read()];
    while (runs() === 0) await turn();
    const settled = await Promise.allSettled([...first, read()]);

    const failed = { status: 'rejected', reason: failure };
    expect(settled).toEqual([failed, failed, { status: 'fulfilled', value: 2 }]);
  });

  it('tells those who wait that the database is away, and goes on afterwards', async () => {
    const away = new mongo.MongoNetworkTimeoutError('away');
    const { run, runs } = failingOnce(away);
    const read = shareRuns(run);

    const first = read();
    while (runs() === 0) await turn();
    const settled = await Promise.allSettled([first, read(), read()]);

    expect(settled).toEqual(Array.from({ length: 3 }, () => ({ status: 'rejected', reason: away })));
    expect(runs()).toBe(1);
    await expect(read()).resolves.toBe(2);
  });

  it('goes on after a run that failed at once', async () => {
    let runs = 0;
    const read = shareRuns(() => (++runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve(runs)));

    await expect(read()).rejects.toThrow('away');
    await expect(read()).resolves.toBe(2);
  });
});
