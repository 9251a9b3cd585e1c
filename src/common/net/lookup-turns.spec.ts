import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { jest } from '@jest/globals';
import { LookupTurns } from './lookup-turns.js';

type Callback = (error: Error | null, addresses: LookupAddress[]) => void;

const FOUND = [{ address: '93.184.216.34', family: 4 }];
const HUNG = new Error('getaddrinfo EAI_AGAIN');

/** The lookups that libuv was given and has not answered, by name, in their order. */
const asked = new Map<string, Callback>();

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function answer(name: string, error: Error | null = null): Promise<void> {
  const callback = asked.get(name);
  asked.delete(name);
  callback?.(error, error ? [] : FOUND);
  await settled();
}

describe('LookupTurns', () => {
  let turns: LookupTurns;

  beforeEach(() => {
    asked.clear();
    turns = new LookupTurns();
    const lookup = (name: string, _options: unknown, callback: Callback): unknown =>
      asked.set(name, callback);
    jest.spyOn(dns, 'lookup').mockImplementation(lookup as typeof dns.lookup);
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** Asks, and lets what comes of it at once come; the answers are waited for by whoever wants them. */
  async function ask(names: string[], signal?: AbortSignal): Promise<{ answers: Promise<unknown[]> }> {
    const answers = names.map((name) =>
      turns
        .find(name, { family: 4 }, signal ?? new AbortController().signal)
        .catch((error: unknown) => error),
    );
    await settled();
    return { answers: Promise.all(answers) };
  }

  it('holds one thread, whatever number of names is asked for', async () => {
    const { answers } = await ask(['a', 'b', 'c']);
    expect([...asked.keys()]).toEqual(['a']);

    await answer('a');
    expect([...asked.keys()]).toEqual(['b']);
    await answer('b', HUNG);
    await answer('c');

    expect(await answers).toEqual([FOUND, HUNG, FOUND]);
    expect(dns.lookup).toHaveBeenCalledTimes(3);
  });

  it('looks up as the socket wants it, and all addresses', async () => {
    await ask(['a']);

    expect(dns.lookup).toHaveBeenCalledWith('a', { family: 4, all: true }, expect.any(Function));
  });

  it('looks a name up once for all who ask meanwhile', async () => {
    const first = await ask(['a', 'b', 'b']);
    const later = await ask(['a']);

    await answer('a');
    await answer('b');

    expect(await first.answers).toEqual([FOUND, FOUND, FOUND]);
    expect(await later.answers).toEqual([FOUND]);
    expect(dns.lookup).toHaveBeenCalledTimes(2);
  });

  it('does not look up what nobody waits for any more', async () => {
    const leaving = new AbortController();
    await ask(['a']);
    const left = await ask(['b'], leaving.signal);
    const kept = await ask(['c']);

    leaving.abort(new Error('gone'));
    expect(await left.answers).toEqual([new Error('gone')]);
    await answer('a');
    expect([...asked.keys()]).toEqual(['c']);
    await answer('c');

    expect(await kept.answers).toEqual([FOUND]);
  });

  it('keeps the place of a name that someone else waits for', async () => {
    const leaving = new AbortController();
    await ask(['a']);
    await ask(['b'], leaving.signal);
    const kept = await ask(['b']);

    leaving.abort();
    await answer('a');
    await answer('b');

    expect(await kept.answers).toEqual([FOUND]);
  });

  it('lets a name share the lookup that its last caller left', async () => {
    const leaving = new AbortController();
    await ask(['a'], leaving.signal);
    leaving.abort();
    const { answers } = await ask(['a']);

    await answer('a');

    expect(await answers).toEqual([FOUND]);
    expect(dns.lookup).toHaveBeenCalledTimes(1);
  });

  it('asks nothing for a caller who has left before', async () => {
    const { answers } = await ask(['a'], AbortSignal.abort(new Error('gone')));

    expect(await answers).toEqual([new Error('gone')]);
    expect(dns.lookup).not.toHaveBeenCalled();
  });

  it('asks for names that could not be found last time after the others', async () => {
    await ask(['hung']);
    await answer('hung', HUNG);

    await ask(['hung', 'good']);

    expect([...asked.keys()]).toEqual(['good']);
  });

  describe('while a lookup hangs', () => {
    beforeEach(async () => {
      await ask(['good']);
      await answer('good');
      await ask(['hung']);
    });

    it('gives what was found lately for another name', async () => {
      const { answers } = await ask(['good']);

      expect(await answers).toEqual([FOUND]);
      expect([...asked.keys()]).toEqual(['hung']);
    });

    it('lets a name wait whose addresses may have changed since', async () => {
      const now = performance.now();
      jest.spyOn(performance, 'now').mockReturnValue(now + 60_001);
      const { answers } = await ask(['good']);
      await answer('hung', HUNG);
      await answer('good');

      expect(await answers).toEqual([FOUND]);
      expect(dns.lookup).toHaveBeenCalledTimes(3);
    });
  });

  it('looks a name up anew when no other lookup is under way', async () => {
    await ask(['good']);
    await answer('good');

    await ask(['good']);

    expect(dns.lookup).toHaveBeenCalledTimes(2);
  });
});
