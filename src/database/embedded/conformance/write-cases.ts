import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { conformanceCase, pick, rejectsWith, type Row } from './conformance-case.js';

const { ObjectId } = mongoose.mongo;

export const writeCases = [
  conformanceCase({
    id: 'write-upsert',
    title: 'an upsert makes a document from the equalities of its filter, then applies the update',
    run: async (server) => {
      const collection = await server.collection();
      const filter = { k: 'a', 'x.y': 1, n: { $gt: 5 }, $and: [{ q: { $eq: 2 } }], r: { $in: [7] } };
      const result = await collection.updateOne(
        filter,
        { $set: { s: 1 }, $setOnInsert: { t: 2 } },
        { upsert: true },
      );
      assert.ok(result.upsertedId instanceof ObjectId && result.matchedCount === 0);
      const { _id: id, ...rest } = (await collection.findOne({})) ?? {};
      assert.ok(id instanceof ObjectId);
      assert.deepEqual(rest, { k: 'a', x: { y: 1 }, q: 2, r: 7, s: 1, t: 2 });
      await collection.updateOne({ k: 'a' }, { $set: { s: 2 }, $setOnInsert: { t: 9 } }, { upsert: true });
      assert.deepEqual(pick(await collection.find().toArray(), 't'), [2]);
    },
  }),
  conformanceCase({
    id: 'write-find-and-update',
    title: 'findOneAndUpdate returns the document before or after, sorted, projected, with its metadata',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, n: 1, x: 1 }, { _id: 2, n: 2, x: 1 });
      const before = await collection.findOneAndUpdate({ x: 1 }, { $inc: { n: 10 } }, { sort: { n: -1 } });
      assert.deepEqual(before, { _id: 2, n: 2, x: 1 });
      const options = { returnDocument: 'after' as const, projection: { n: 1, _id: 0 } };
      assert.deepEqual(await collection.findOneAndUpdate({ _id: 2 }, { $inc: { n: 1 } }, options), { n: 13 });
      assert.equal(await collection.findOneAndUpdate({ _id: 9 }, { $set: { n: 1 } }), null);
      const made = await collection.findOneAndUpdate(
        { _id: 9 },
        { $set: { n: 1 } },
        { upsert: true, includeResultMetadata: true },
      );
      assert.deepEqual(
        [made?.['value'], made?.['lastErrorObject']],
        [null, { n: 1, updatedExisting: false, upserted: 9 }],
      );
    },
  }),
  conformanceCase({
    id: 'write-find-and-delete-replace',
    title: 'findOneAndDelete and findOneAndReplace; a replacement keeps the _id',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, a: 1 }, { _id: 2, a: 2 });
      assert.deepEqual(await collection.findOneAndDelete({}, { sort: { a: -1 } }), { _id: 2, a: 2 });
      const replaced = await collection.findOneAndReplace({ a: 1 }, { b: 1 }, { returnDocument: 'after' });
      assert.deepEqual(replaced, { _id: 1, b: 1 });
      await rejectsWith(collection.replaceOne({ _id: 1 }, { _id: 5, b: 1 }), 66);
      const made = await collection.replaceOne({ _id: 7, c: 1 }, { d: 1 }, { upsert: true });
      assert.equal(made.upsertedId, 7);
      assert.deepEqual(await collection.findOne({ _id: 7 }), { _id: 7, d: 1 });
    },
  }),
  conformanceCase({
    id: 'write-many',
    title: 'updateMany and deleteMany change every match, deleteOne one',
    run: async (server) => {
      const collection = await server.collection(
        ...Array.from({ length: 20 }, (_, n) => ({ _id: n, odd: n % 2 === 1 })),
      );
      assert.equal((await collection.updateMany({ odd: true }, { $set: { x: 1 } })).modifiedCount, 10);
      assert.equal((await collection.deleteOne({ odd: true })).deletedCount, 1);
      assert.equal((await collection.deleteMany({ x: 1 })).deletedCount, 9);
      assert.equal(await collection.estimatedDocumentCount(), 10);
      await rejectsWith(collection.updateMany({}, { $foo: { x: 1 } }), 9);
    },
  }),
  conformanceCase({
    id: 'write-insert-ids',
    title: 'an inserted document gets an _id, a given one may be any value but an array and is unique',
    run: async (server) => {
      const collection = await server.collection({ _id: 'text' }, { _id: { a: 1 } });
      const { insertedId } = await collection.insertOne({ a: 1 });
      assert.ok(insertedId instanceof ObjectId);
      await rejectsWith(collection.insertOne({ _id: 'text' }), 11000);
      await rejectsWith(collection.insertOne({ _id: [1] }), 53);
    },
  }),
  conformanceCase({
    id: 'write-ordered',
    title: 'an ordered batch stops at its first error, an unordered one goes on',
    run: async (server) => {
      const batch = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
      const ordered = await server.collection();
      await rejectsWith(ordered.insertMany(batch), 11000);
      assert.equal(await ordered.countDocuments(), 1);
      const unordered = await server.collection();
      await rejectsWith(unordered.insertMany(batch, { ordered: false }), 11000);
      assert.equal(await unordered.countDocuments(), 2);
    },
  }),
  conformanceCase({
    id: 'write-bulk',
    title: 'bulkWrite mixes inserts, updates, upserts and deletes and counts each',
    run: async (server) => {
      const collection = await server.collection({ _id: 3 });
      const result = await collection.bulkWrite([
        { insertOne: { document: { n: -1 } } },
        { updateOne: { filter: { n: -1 }, update: { $set: { t: 'b' } } } },
        { updateOne: { filter: { n: -2 }, update: { $set: { t: 'u' } }, upsert: true } },
        { deleteOne: { filter: { _id: 3 } } },
      ]);
      const { insertedCount, modifiedCount, upsertedCount, deletedCount } = result;
      assert.deepEqual([insertedCount, modifiedCount, upsertedCount, deletedCount], [1, 1, 1, 1]);
    },
  }),
  conformanceCase({
    id: 'write-racing-updates',
    title: '1,000 racing $inc on one document are all counted',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, n: 0 });
      await Promise.all(
        Array.from({ length: 1_000 }, () => collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })),
      );
      assert.deepEqual(await collection.findOne({}), { _id: 1, n: 1_000 });
    },
  }),
  conformanceCase({
    id: 'write-racing-versions',
    title: 'of racing updates with a version in the filter, one wins each version',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, v: 0 });
      const attempts = Array.from({ length: 100 }, () =>
        collection.updateOne({ _id: 1, v: 0 }, { $inc: { v: 1 } }),
      );
      const modified = (await Promise.all(attempts)).map((result) => result.modifiedCount);
      assert.equal(
        modified.reduce((sum, n) => sum + n, 0),
        1,
      );
    },
  }),
  conformanceCase({
    id: 'write-racing-upserts',
    title: '100 racing upserts on a unique key make one document',
    run: async (server) => {
      const collection = await server.collection();
      await collection.createIndex({ key: 1 }, { unique: true });
      const upsert = (): Promise<unknown> =>
        collection.updateOne({ key: 'race' }, { $setOnInsert: { at: 1 } }, { upsert: true });
      const results = await Promise.allSettled(Array.from({ length: 100 }, upsert));
      const codes = results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as Row)['code']] : []));
      assert.ok(codes.every((code) => code === 11000));
      assert.equal(await collection.countDocuments({ key: 'race' }), 1);
    },
  }),
  conformanceCase({
    id: 'write-too-large',
    title: 'a document above 16 MiB is refused',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, s: 'x'.repeat(9_000_000) });
      const grow = collection.updateOne({ _id: 1 }, { $set: { t: 'x'.repeat(9_000_000) } });
      await assert.rejects(grow, /too large|is invalid|exceed|Size/i);
      assert.deepEqual(Object.keys((await collection.findOne({})) ?? {}), ['_id', 's']);
    },
  }),
];
