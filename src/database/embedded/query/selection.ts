import type { Document } from 'bson';
import { badValue, MongoFault } from '../mongo-fault.js';
import type { Catalog, CollectionDescription, IndexDescription } from '../storage/catalog.js';
import { keyPatternOf } from '../storage/catalog.js';
import type { Documents, StoredDocument } from '../storage/documents.js';
import type { Storage } from '../storage/storage.js';
import { compileFilter, type Matcher } from './filter.js';
import { choosePlan, type IndexPlan } from './planner.js';
import { countKeys, type Examined, RowWalk } from './rows.js';
import { compareSortKeys, readSort, type SortField, sortKeysOf } from './sorting.js';

/** What find, update, delete and the start of a pipeline have in common. */
export interface Selection {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly skip?: number;
  /** 0: no limit. */
  readonly limit?: number;
  readonly hint?: unknown;
}

/** Rows in their final order; perhaps none in one step although more follow. */
export interface RowSource {
  readonly done: boolean;
  readonly examined: Examined;
  readonly plan: IndexPlan | undefined;
  step(): StoredDocument[];
}

/** Finds an index for the selection and delivers its rows sorted, skipped and limited. */
export class Selector {
  constructor(
    private readonly storage: Storage,
    private readonly catalog: Catalog,
    private readonly documents: Documents,
  ) {}

  open(namespace: string, selection: Selection): RowSource {
    const matches = compileFilter(selection.filter);
    const sort = readSort(selection.sort);
    const collection = this.catalog.find(namespace);
    if (!collection) return NO_ROWS;
    return this.openIn(collection, selection, sort, matches);
  }

  /** All rows at once, inside a write transaction. */
  all(namespace: string, selection: Selection): StoredDocument[] {
    const source = this.open(namespace, selection);
    const rows: StoredDocument[] = [];
    while (!source.done) rows.push(...source.step());
    return rows;
  }

  private openIn(
    collection: CollectionDescription,
    selection: Selection,
    sort: readonly SortField[],
    matches: Matcher,
  ): RowSource {
    const indexes = hinted(collection, selection.hint);
    const probe = (candidate: IndexPlan, limit: number): number => countKeys(this.storage, candidate, limit);
    const plan = choosePlan(indexes, selection.filter, sort, probe);
    const limit = selection.limit ?? 0;
    const skip = selection.skip ?? 0;
    const wanted = limit > 0 ? skip + limit : 0;
    const inOrder = sort.length === 0 || plan?.sorted === true;
    const first = inOrder ? wanted : 0;
    const isCurrent = (): boolean => this.isCurrent(collection, plan);
    const walk = new RowWalk(this.storage, this.documents, collection, plan, matches, first, isCurrent);
    const sorted = inOrder ? walk : new Sorted(walk, sort, wanted);
    return skip > 0 || limit > 0 ? new Window(sorted, skip, limit) : sorted;
  }

  private isCurrent(collection: CollectionDescription, plan: IndexPlan | undefined): boolean {
    const now = this.catalog.find(collection.namespace);
    return now?.id === collection.id && (!plan || now.indexes.some((index) => index.id === plan.index.id));
  }
}

const NO_ROWS: RowSource = {
  done: true,
  examined: { keys: 0, documents: 0 },
  plan: undefined,
  step: () => [],
};

/** MongoDB's own limit for a sort without an index. */
const SORT_BYTES = 100 * 1024 * 1024;

/** Collects everything, then delivers it sorted; with a limit it keeps only what can still be wanted. */
class Sorted implements RowSource {
  private rows: { row: StoredDocument; keys: Buffer[] }[] = [];
  private held = 0;
  private delivered = false;

  constructor(
    private readonly walk: RowWalk,
    private readonly sort: readonly SortField[],
    private readonly wanted: number,
  ) {}

  get done(): boolean {
    return this.delivered;
  }

  get examined(): Examined {
    return this.walk.examined;
  }

  get plan(): IndexPlan | undefined {
    return this.walk.plan;
  }

  step(): StoredDocument[] {
    if (!this.walk.done) {
      for (const row of this.walk.step()) this.add(row);
      if (this.wanted > 0 && this.rows.length > 2 * this.wanted + 1_000) this.cut();
      return [];
    }
    this.cut();
    this.delivered = true;
    return this.rows.map(({ row }) => row);
  }

  private add(row: StoredDocument): void {
    this.rows.push({ row, keys: sortKeysOf(row.document, this.sort) });
    this.held += row.bytes.length;
    if (this.held <= SORT_BYTES) return;
    if (this.wanted > 0) this.cut();
    if (this.held > SORT_BYTES) {
      const message =
        'Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.';
      throw new MongoFault(292, 'QueryExceededMemoryLimitNoDiskUseAllowed', message);
    }
  }

  private cut(): void {
    this.rows.sort((a, b) => compareSortKeys(a.keys, b.keys, this.sort));
    if (this.wanted > 0) this.rows = this.rows.slice(0, this.wanted);
    this.held = this.rows.reduce((sum, { row }) => sum + row.bytes.length, 0);
  }
}

/** Leaves out the first rows and stops after the last. */
class Window implements RowSource {
  private stopped = false;

  constructor(
    private readonly source: RowSource,
    private skip: number,
    private limit: number,
  ) {}

  get done(): boolean {
    return this.stopped || this.source.done;
  }

  get examined(): Examined {
    return this.source.examined;
  }

  get plan(): IndexPlan | undefined {
    return this.source.plan;
  }

  step(): StoredDocument[] {
    const rows = this.source.step();
    const kept = rows.slice(this.skip);
    this.skip = Math.max(0, this.skip - rows.length);
    if (this.limit === 0) return kept;
    const page = kept.slice(0, this.limit);
    this.limit -= page.length;
    this.stopped = this.limit === 0;
    return page;
  }
}

function hinted(collection: CollectionDescription, hint: unknown): readonly IndexDescription[] {
  if (hint === undefined) return collection.indexes;
  const wanted = JSON.stringify(typeof hint === 'string' ? hint : plainPattern(hint));
  const chosen = collection.indexes.filter((index) =>
    [JSON.stringify(index.name), JSON.stringify(keyPatternOf(index))].includes(wanted),
  );
  if (wanted === '{"$natural":1}') return [];
  if (chosen.length === 0) {
    throw badValue(
      'error processing query: planner returned error: hint provided does not correspond to an existing index',
    );
  }
  return chosen;
}

function plainPattern(hint: unknown): Document {
  return Object.fromEntries(
    Object.entries(hint as Document).map(([path, value]: [string, unknown]) => [path, Number(value)]),
  );
}
