import { MongoFault } from '../mongo-fault.js';
import type { CollectionDescription } from '../storage/catalog.js';
import { type Documents, idPrefix, prefixRange, type StoredDocument } from '../storage/documents.js';
import type { Storage } from '../storage/storage.js';
import { earlier } from './bounds.js';
import type { Matcher } from './filter.js';
import type { IndexPlan } from './planner.js';

/** How much was looked at, for explain. */
export interface Examined {
  keys: number;
  documents: number;
}

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

interface Range {
  readonly from: Buffer;
  readonly to: Buffer;
}

const FIRST_STEP = 32;
const LARGEST_STEP = 512;

/**
 * Walks through an index or a collection in steps and remembers only the last key between them. Nothing is held open:
 * a cursor may rest for minutes, and a long walk can let others have their turn after each step.
 */
export class RowWalk {
  readonly examined: Examined = { keys: 0, documents: 0 };
  private readonly ranges: Range[];
  private readonly seen: Set<number> | undefined;
  private stepSize = FIRST_STEP;

  constructor(
    private readonly storage: Storage,
    private readonly documents: Documents,
    private readonly collection: CollectionDescription,
    readonly plan: IndexPlan | undefined,
    private readonly matches: Matcher,
    wanted: number,
    private readonly isCurrent: () => boolean,
  ) {
    if (wanted > 0) this.stepSize = Math.min(wanted, LARGEST_STEP);
    const prefix = idPrefix(plan ? plan.index.id : collection.id);
    const within = (bytes: Buffer): Buffer => Buffer.concat([prefix, bytes]);
    const { start, end } = prefixRange(prefix);
    const planned = plan?.ranges.map(({ from, to }): Range => ({
      from: within(from),
      to: earlier(within(to), end),
    }));
    this.ranges = planned ?? [{ from: start, to: end }];
    if (plan?.reverse) this.ranges.reverse();
    if (plan?.index.multikey) this.seen = new Set();
  }

  get done(): boolean {
    return this.ranges.length === 0;
  }

  /** The matches among the next entries; perhaps none although more follow. */
  step(): StoredDocument[] {
    const found: StoredDocument[] = [];
    for (const entry of this.nextEntries()) {
      const row = this.rowOf(entry);
      if (row && this.matches(row.document)) found.push(row);
    }
    return found;
  }

  private nextEntries(): Entry[] {
    const [range] = this.ranges;
    if (!range) return [];
    if (!this.isCurrent()) {
      throw new MongoFault(
        175,
        'QueryPlanKilled',
        'The collection or the index was dropped during the query',
      );
    }
    const { plan, stepSize } = this;
    const table = plan ? this.storage.keys : this.storage.documents;
    const bounds = plan?.reverse
      ? { start: range.to, end: range.from, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: range.from, end: range.to };
    const entries = [...table.getRange({ ...bounds, limit: stepSize })];
    const last = entries.at(-1);
    if (!last || entries.length < stepSize) this.ranges.shift();
    else this.ranges[0] = this.after(last.key, range);
    this.stepSize = Math.min(stepSize * 2, LARGEST_STEP);
    return entries;
  }

  private after(last: Buffer, range: Range): Range {
    if (this.plan?.reverse) return { from: range.from, to: last };
    return { from: Buffer.concat([last, Buffer.of(0)]), to: range.to };
  }

  private rowOf({ key, value }: Entry): StoredDocument | undefined {
    if (!this.plan) {
      this.examined.documents += 1;
      return this.documents.stored(this.collection.id, key.readUIntBE(4, 6), value);
    }
    this.examined.keys += 1;
    const seq = value.readUIntBE(0, 6);
    if (this.seen?.has(seq)) return undefined;
    this.seen?.add(seq);
    this.examined.documents += 1;
    return this.documents.read(this.collection, seq);
  }
}

/** How many keys the plan's ranges hold, counted up to the limit. */
export function countKeys(storage: Storage, plan: IndexPlan, limit: number): number {
  const prefix = idPrefix(plan.index.id);
  let count = 0;
  for (const { from, to } of plan.ranges) {
    if (count >= limit) break;
    const start = Buffer.concat([prefix, from]);
    const end = earlier(Buffer.concat([prefix, to]), prefixRange(prefix).end);
    count += [...storage.keys.getKeys({ start, end, limit: limit - count })].length;
  }
  return count;
}
