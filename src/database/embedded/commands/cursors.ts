import { randomInt } from 'node:crypto';
import { MongoFault } from '../mongo-fault.js';
import type { Pacer } from './request.js';

/** Encoded documents in their final order; perhaps none in one step although more follow. */
export interface ResultStream {
  readonly done: boolean;
  step(): Buffer[];
}

/** The answer of find, aggregate, getMore and the lists; its documents go out as they are stored. */
export class CursorBatch {
  constructor(
    readonly field: 'firstBatch' | 'nextBatch',
    readonly namespace: string,
    readonly id: bigint,
    readonly documents: readonly Buffer[],
  ) {}
}

export interface BatchSize {
  /** How many documents at most. */
  readonly size: number;
  readonly singleBatch: boolean;
}

/** MongoDB's first batch when the client names no size. */
export const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;
const LARGEST_ID = 2 ** 47;

interface OpenCursor {
  readonly namespace: string;
  readonly stream: ResultStream;
  pending: Buffer[];
  usedAt: number;
}

/** Results that did not fit into one batch, until they are fetched, killed or idle for ten minutes. */
export class Cursors {
  private readonly open = new Map<bigint, OpenCursor>();

  async first(namespace: string, stream: ResultStream, batch: BatchSize, pacer: Pacer): Promise<CursorBatch> {
    const cursor: OpenCursor = { namespace, stream, pending: [], usedAt: Date.now() };
    const documents = await fill(cursor, batch.size, pacer);
    if (batch.singleBatch || isExhausted(cursor)) {
      return new CursorBatch('firstBatch', namespace, 0n, documents);
    }
    const id = BigInt(randomInt(1, LARGEST_ID));
    this.open.set(id, cursor);
    return new CursorBatch('firstBatch', namespace, id, documents);
  }

  async next(id: bigint, namespace: string, size: number, pacer: Pacer): Promise<CursorBatch> {
    const cursor = this.open.get(id);
    if (!cursor) throw new MongoFault(43, 'CursorNotFound', `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace) {
      throw new MongoFault(
        13,
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.usedAt = Date.now();
    const documents = await fill(cursor, size, pacer).catch((error: unknown) => {
      this.open.delete(id);
      throw error;
    });
    if (!isExhausted(cursor)) return new CursorBatch('nextBatch', namespace, id, documents);
    this.open.delete(id);
    return new CursorBatch('nextBatch', namespace, 0n, documents);
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  forgetIdle(now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > IDLE_MS) this.open.delete(id);
  }
}

/** A stream over documents that are there already. */
export function streamOf(documents: Buffer[]): ResultStream {
  let rest: Buffer[] | undefined = documents;
  return {
    get done() {
      return rest === undefined;
    },
    step() {
      const now = rest ?? [];
      rest = undefined;
      return now;
    },
  };
}

function isExhausted(cursor: OpenCursor): boolean {
  return cursor.pending.length === 0 && cursor.stream.done;
}

async function fill(cursor: OpenCursor, size: number, pacer: Pacer): Promise<Buffer[]> {
  let bytes = cursor.pending.reduce((sum, document) => sum + document.length, 0);
  while (cursor.pending.length < size && bytes < BATCH_BYTES && !cursor.stream.done) {
    for (const document of cursor.stream.step()) {
      cursor.pending.push(document);
      bytes += document.length;
    }
    await pacer.breathe();
  }
  const batch = takeBatch(cursor.pending, size);
  cursor.pending = cursor.pending.slice(batch.length);
  return batch;
}

function takeBatch(pending: readonly Buffer[], size: number): Buffer[] {
  let bytes = 0;
  const end = pending.findIndex((document, i) => {
    bytes += document.length;
    return i >= size || (bytes > BATCH_BYTES && i > 0);
  });
  return pending.slice(0, end < 0 ? undefined : end);
}
