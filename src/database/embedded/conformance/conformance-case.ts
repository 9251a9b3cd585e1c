import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import mongoose, { type Connection, type mongo, MongooseError } from 'mongoose';

export type Row = Record<string, unknown>;

/** A collection as the driver offers it, without the types of a schema. */
export interface Rows {
  readonly collectionName: string;
  find(filter?: Row, options?: Row): mongo.FindCursor<Row>;
  findOne(filter: Row, options?: Row): Promise<Row | null>;
  countDocuments(filter?: Row, options?: Row): Promise<number>;
  estimatedDocumentCount(): Promise<number>;
  distinct(field: string): Promise<unknown[]>;
  aggregate(pipeline: Row[]): mongo.AggregationCursor<Row>;
  watch(): { next(): Promise<unknown> };
  insertOne(document: Row, options?: Row): Promise<{ insertedId: unknown }>;
  insertMany(documents: readonly Row[], options?: Row): Promise<unknown>;
  updateOne(filter: Row, update: Row | Row[], options?: Row): Promise<mongo.UpdateResult<Row>>;
  updateMany(filter: Row, update: Row | Row[]): Promise<mongo.UpdateResult<Row>>;
  replaceOne(filter: Row, replacement: Row, options?: Row): Promise<{ upsertedId: unknown }>;
  deleteOne(filter: Row): Promise<mongo.DeleteResult>;
  deleteMany(filter: Row): Promise<mongo.DeleteResult>;
  findOneAndUpdate(filter: Row, update: Row | Row[], options?: Row): Promise<Row | null>;
  findOneAndReplace(filter: Row, replacement: Row, options?: Row): Promise<Row | null>;
  findOneAndDelete(filter: Row, options?: Row): Promise<Row | null>;
  bulkWrite(operations: Row[]): Promise<mongo.BulkWriteResult>;
  createIndex(key: Record<string, 1 | -1>, options?: Row): Promise<string>;
  createIndexes(indexes: { key: Record<string, 1 | -1> }[]): Promise<string[]>;
  indexes(): Promise<Row[]>;
  dropIndex(name: string): Promise<unknown>;
  drop(): Promise<boolean>;
}

/** One documented behaviour of MongoDB. The id is stable, so that a server's known differences can be listed. */
export interface ConformanceCase {
  readonly id: string;
  readonly title: string;
  readonly run: (server: ServerUnderTest) => Promise<void>;
}

/** Marks an object as a case and gives its function the right type. */
export function conformanceCase(given: ConformanceCase): ConformanceCase {
  return given;
}

/** A connection through Mongoose to a database of its own, which is dropped at the end. */
export class ServerUnderTest {
  private constructor(readonly connection: Connection) {}

  static async connect(
    uri: string,
    dbName = `conformance_${randomBytes(6).toString('hex')}`,
  ): Promise<ServerUnderTest> {
    const connection = await mongoose.createConnection(uri, { dbName, maxPoolSize: 32 }).asPromise();
    return new ServerUnderTest(connection);
  }

  get db(): mongo.Db {
    if (!this.connection.db) throw new MongooseError('Not connected');
    return this.connection.db;
  }

  /** A new collection with these documents. */
  async collection(...documents: Row[]): Promise<Rows> {
    const collection = this.named(this.newName());
    if (documents.length > 0) await collection.insertMany(documents);
    return collection;
  }

  named(name: string): Rows {
    return this.db.collection(name) as unknown as Rows;
  }

  newName(): string {
    return `c_${randomBytes(6).toString('hex')}`;
  }

  async close(): Promise<void> {
    await this.connection.dropDatabase();
    await this.connection.close();
  }
}

/** The error that the server answered with, which must have this code. */
export async function rejectsWith(promise: Promise<unknown>, code: number): Promise<Row> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason as Row,
  );
  assert.ok(error, `expected an error with code ${code}`);
  assert.equal(error['code'], code, `${String(error['code'])}: ${String(error['message'])}`);
  return error;
}

/** The values of one field, in order. */
export function pick(rows: readonly Row[], field: string): unknown[] {
  return rows.map((row) => row[field]);
}
