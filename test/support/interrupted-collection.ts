import type { Model, Schema } from 'mongoose';
import { startEmbeddedDatabase } from './embedded-database.js';
import type { EmbeddedDatabase } from './embedded-database.js';

/** A collection, with a hand in what happens between a store's read and its write. */
export class InterruptedCollection<T> {
  /** What another instance, or the platform, does as soon as the document was read here. */
  private afterRead: () => Promise<unknown> = nothing;
  /** The same behind an update that gives nothing back. */
  private afterUpdate: () => Promise<unknown> = nothing;

  private constructor(
    private readonly database: EmbeddedDatabase,
    readonly model: Model<T>,
  ) {}

  static async start<T>(name: string, schema: Schema<T>): Promise<InterruptedCollection<T>> {
    const database = await startEmbeddedDatabase();
    const connection = await database.connect();
    const interrupted = schema
      .clone()
      .post('findOne', async () => {
        await started.afterRead();
      })
      .post('updateOne', async () => {
        await started.afterUpdate();
      });
    const model = connection.model(name, interrupted) as unknown as Model<T>;
    const started = new InterruptedCollection<T>(database, model);
    return started;
  }

  /** Forgets every document, and what was to happen. */
  async clear(): Promise<void> {
    this.afterRead = nothing;
    this.afterUpdate = nothing;
    await this.model.collection.deleteMany({});
  }

  /** Makes this change at once. */
  change(changes: object): Promise<unknown> {
    return this.model.collection.updateOne({}, { $set: changes });
  }

  /** Makes this change once, behind the next read. */
  changeAfterRead(changes: object): void {
    this.happenAfterRead(() => this.change(changes));
  }

  /** Does this once, behind the next read. */
  happenAfterRead(happen: () => Promise<unknown>): void {
    this.afterRead = async () => {
      this.afterRead = nothing;
      await happen();
    };
  }

  /** Does this once, behind the next update that gives nothing back. */
  happenAfterUpdate(happen: () => Promise<unknown>): void {
    this.afterUpdate = async () => {
      this.afterUpdate = nothing;
      await happen();
    };
  }

  stop(): Promise<void> {
    return this.database.stop();
  }
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
