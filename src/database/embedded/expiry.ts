import type { Engine } from './commands/request.js';
import type { CollectionDescription, IndexDescription } from './storage/catalog.js';

const FIRST_SWEEP_MS = 500;
const SWEEP_EVERY_MS = 10_000;
const PER_COMMIT = 200;

/** Removes documents whose time has come, as the indexes with expireAfterSeconds say; soon after the start, then on. */
export class Expiry {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly engine: Engine) {}

  start(): void {
    this.schedule(FIRST_SWEEP_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** One sweep through all collections. */
  async sweep(now: Date): Promise<void> {
    for (const collection of this.engine.catalog.list()) {
      for (const index of collection.indexes) {
        if (index.expireAfterSeconds !== undefined) await this.expire(collection, index, now);
      }
    }
  }

  private schedule(delayMs: number): void {
    this.timer = setTimeout(() => {
      // A sweep that fails, on a full disk for example, is tried again the next time.
      this.running = this.sweep(new Date())
        .catch(() => undefined)
        .then(() => {
          this.engine.cursors.forgetIdle(Date.now());
          if (!this.stopped) this.schedule(SWEEP_EVERY_MS);
        });
    }, delayMs);
    this.timer.unref();
  }

  private async expire(collection: CollectionDescription, index: IndexDescription, now: Date): Promise<void> {
    const [field] = index.fields;
    if (!field || index.fields.length !== 1) return;
    const before = new Date(now.getTime() - (index.expireAfterSeconds ?? 0) * 1_000);
    const filter = {
      $and: [{ [field.path]: { $lte: before } }, ...(index.partialFilter ? [index.partialFilter] : [])],
    };
    const { selector, documents, storage } = this.engine;
    const selection = { filter, limit: PER_COMMIT, hint: index.name };
    let removed = this.stopped ? 0 : PER_COMMIT;
    while (removed === PER_COMMIT && !this.stopped) {
      if (selector.all(collection.namespace, { ...selection, limit: 1 }).length === 0) return;
      removed = await storage.write(() => {
        const rows = selector.all(collection.namespace, selection);
        for (const row of rows) documents.remove(collection.namespace, row);
        return rows.length;
      });
    }
  }
}
