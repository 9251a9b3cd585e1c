import dns from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';

/** While another lookup holds the thread, addresses that were found so lately do. */
const FRESH_MS = 60_000;
const MAX_REMEMBERED = 256;

/** What a lookup found, and when; no addresses where it failed. */
interface Remembered {
  readonly addresses: LookupAddress[];
  readonly at: number;
}

interface Question {
  readonly options: LookupOptions;
  readonly found: Promise<LookupAddress[]>;
  readonly settle: (error: Error | null, addresses: LookupAddress[]) => void;
  waiting: number;
}

/**
 * Lookups one at a time. Each holds one of libuv's threads until the resolver gives up, however long ago its caller
 * did, and libuv lets no more than half of its four look names up: with one here, the other is always there for Exotel
 * and MongoDB. https://github.com/libuv/libuv/blob/v1.x/src/threadpool.c
 */
export class LookupTurns {
  private readonly questions = new Map<string, Question>();
  private readonly last = new Map<string, Remembered>();
  private running: string | undefined;

  /**
   * The addresses of a name. Who asks for one that waits or is being looked up shares the answer: sockets of one process
   * all ask with the same options.
   */
  async find(name: string, options: LookupOptions, signal: AbortSignal): Promise<LookupAddress[]> {
    signal.throwIfAborted();
    const recent = this.running === undefined ? undefined : this.recent(name);
    if (recent) return recent;
    const question = this.questions.get(name) ?? this.put(name, options);
    question.waiting += 1;
    try {
      return await Promise.race([question.found, failedBy(signal)]);
    } finally {
      question.waiting -= 1;
      if (question.waiting === 0) this.drop(name, question);
    }
  }

  private put(name: string, options: LookupOptions): Question {
    let settle: Question['settle'] = () => undefined;
    const found = new Promise<LookupAddress[]>((resolve, reject) => {
      settle = (error, addresses) => {
        if (error) reject(error);
        else resolve(addresses);
      };
    });
    const question = { options, found, settle, waiting: 0 };
    this.questions.set(name, question);
    // Those who ask in one go are all there before the first is chosen.
    setImmediate(() => {
      this.runNext();
    });
    return question;
  }

  /** Names that could not be found last time let the others go first: a resolver that hangs keeps no good host waiting. */
  private runNext(): void {
    if (this.running !== undefined) return;
    const waiting = [...this.questions];
    const next = waiting.find(([name]) => this.last.get(name)?.addresses.length !== 0) ?? waiting[0];
    if (!next) return;
    const [name, question] = next;
    this.running = name;
    dns.lookup(name, { ...question.options, all: true }, (error, addresses) => {
      this.running = undefined;
      this.remember(name, error ? [] : addresses);
      this.questions.delete(name);
      question.settle(error, addresses);
      this.runNext();
    });
  }

  private remember(name: string, addresses: LookupAddress[]): void {
    this.last.delete(name);
    this.last.set(name, { addresses, at: performance.now() });
    const [oldest] = this.last.keys();
    if (this.last.size > MAX_REMEMBERED && oldest !== undefined) this.last.delete(oldest);
  }

  private recent(name: string): LookupAddress[] | undefined {
    const last = this.last.get(name);
    const isFresh = last && last.addresses.length > 0 && performance.now() - last.at < FRESH_MS;
    return isFresh ? last.addresses : undefined;
  }

  /** Nobody waits for it; what is looked up already may still be shared. */
  private drop(name: string, question: Question): void {
    if (this.running !== name && this.questions.get(name) === question) this.questions.delete(name);
  }
}

function failedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
