import assert from 'node:assert/strict';
import {
  conformanceCase,
  pick,
  rejectsWith,
  type Row,
  type Rows,
  type ServerUnderTest,
} from './conformance-case.js';

interface Explained {
  executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
}

async function examined(cursor: { explain(verbosity: 'executionStats'): Promise<unknown> }): Promise<number> {
  const { executionStats } = (await cursor.explain('executionStats')) as Explained;
  return Math.max(executionStats.totalKeysExamined, executionStats.totalDocsExamined);
}

async function withDids(server: ServerUnderTest): Promise<Rows> {
  const collection = await server.collection(
    { _id: 1, dids: [{ n: 'a' }, { n: 'b' }] },
    { _id: 2, dids: [] },
    { _id: 3 },
  );
  await collection.createIndex(
    { 'dids.n': 1 },
    { unique: true, partialFilterExpression: { 'dids.n': { $exists: true } } },
  );
  return collection;
}

export const indexCases = [
  conformanceCase({
    id: 'index-unique',
    title: 'a unique index refuses a duplicate with 11000, its key pattern and its value',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, type: 'x' }, { _id: 2, type: 'y' });
      await collection.createIndex({ type: 1 }, { unique: true });
      const error = await rejectsWith(collection.insertOne({ type: 'x' }), 11000);
      assert.deepEqual([error['keyPattern'], error['keyValue']], [{ type: 1 }, { type: 'x' }]);
      await rejectsWith(collection.updateOne({ _id: 2 }, { $set: { type: 'x', other: 1 } }), 11000);
      assert.deepEqual(await collection.findOne({ _id: 2 }), { _id: 2, type: 'y' });
      await collection.insertOne({ _id: 3 });
      await rejectsWith(collection.insertOne({ type: null }), 11000);
    },
  }),
  conformanceCase({
    id: 'index-unique-array',
    title: 'a unique index over an array field holds between documents, not within one',
    run: async (server) => {
      const collection = await withDids(server);
      await rejectsWith(collection.insertOne({ dids: [{ n: 'z' }, { n: 'b' }] }), 11000);
      const error = await rejectsWith(
        collection.updateOne({ _id: 2 }, { $push: { dids: { n: 'a' } } }),
        11000,
      );
      assert.deepEqual(error['keyValue'], { 'dids.n': 'a' });
      await collection.updateOne({ _id: 1 }, { $push: { dids: { n: 'a' } } });
      await collection.updateOne({ _id: 1 }, { $pull: { dids: { n: 'a' } } });
      await collection.updateOne({ _id: 2 }, { $push: { dids: { n: 'a' } } });
    },
  }),
  conformanceCase({
    id: 'index-partial',
    title: 'a partial unique index ignores documents outside its filter',
    run: async (server) => {
      const collection = await withDids(server);
      await collection.insertMany([{ dids: [] }, {}, { dids: [{ x: 1 }] }]);
      assert.equal(await collection.countDocuments({ 'dids.n': null }), 3);
      assert.equal(await collection.countDocuments({}), 6);
    },
  }),
  conformanceCase({
    id: 'index-sparse',
    title: 'a sparse unique index leaves out documents without the field; queries still see them',
    run: async (server) => {
      const collection = await server.collection({ _id: 1 }, { _id: 2 }, { _id: 3, a: 5 });
      await collection.createIndex({ a: 1 }, { unique: true, sparse: true });
      await rejectsWith(collection.insertOne({ a: 5 }), 11000);
      assert.deepEqual(pick(await collection.find().sort({ a: 1, _id: 1 }).toArray(), '_id'), [1, 2, 3]);
      assert.equal(await collection.countDocuments({ a: null }), 2);
    },
  }),
  conformanceCase({
    id: 'index-compound-unique',
    title: 'a compound unique index refuses only the same combination',
    run: async (server) => {
      const collection = await server.collection({ a: 1, b: 1 }, { a: 1, b: 2 });
      await collection.createIndex({ a: 1, b: -1 }, { unique: true });
      await collection.insertOne({ a: 2, b: 1 });
      await rejectsWith(collection.insertOne({ a: 1, b: 2 }), 11000);
    },
  }),
  conformanceCase({
    id: 'index-build-duplicates',
    title: 'a unique index cannot be built over duplicates and is then not there',
    run: async (server) => {
      const collection = await server.collection({ a: 1 }, { a: 1 });
      await rejectsWith(collection.createIndex({ a: 1 }, { unique: true }), 11000);
      assert.deepEqual(pick(await collection.indexes(), 'name'), ['_id_']);
    },
  }),
  conformanceCase({
    id: 'index-conflicts',
    title: 'creating an index again is fine, another one under its name or fields is 85 or 86',
    run: async (server) => {
      const collection = await server.collection({ a: 1 });
      await collection.createIndex({ a: 1 });
      await collection.createIndex({ a: 1 });
      await rejectsWith(collection.createIndex({ b: 1 }, { name: 'a_1' }), 86);
      await rejectsWith(collection.createIndex({ a: 1 }, { name: 'other' }), 85);
      await rejectsWith(
        server.db.command({ createIndexes: 'x', indexes: [{ key: { a: 1 }, name: 'a', foo: 1 }] }),
        197,
      );
    },
  }),
  conformanceCase({
    id: 'index-list-drop',
    title: 'indexes are listed with their options and dropped by name',
    run: async (server) => {
      const collection = await server.collection({ a: 1 });
      await collection.createIndex({ a: 1, b: -1 }, { unique: true });
      await collection.createIndex({ t: 1 }, { expireAfterSeconds: 0 });
      const listed = await collection.indexes();
      assert.deepEqual(
        listed.map(({ name, key }) => [name, key]),
        [
          ['_id_', { _id: 1 }],
          ['a_1_b_-1', { a: 1, b: -1 }],
          ['t_1', { t: 1 }],
        ],
      );
      assert.deepEqual([listed[1]?.['unique'], listed[2]?.['expireAfterSeconds']], [true, 0]);
      await collection.dropIndex('a_1_b_-1');
      await rejectsWith(collection.dropIndex('a_1_b_-1'), 27);
      await rejectsWith(collection.dropIndex('_id_'), 72);
      assert.equal((await collection.indexes()).length, 2);
    },
  }),
  conformanceCase({
    id: 'index-used',
    title: 'equality, ranges, $in and array fields are answered from an index',
    run: async (server) => {
      const rows = Array.from({ length: 400 }, (_, n) => ({
        _id: n,
        n,
        s: n % 4,
        d: [{ e: `x${n}` }, { e: `y${n}` }],
      }));
      const collection = await server.collection(...rows);
      await collection.createIndexes([{ key: { n: 1 } }, { key: { s: 1, n: -1 } }, { key: { 'd.e': 1 } }]);
      assert.ok((await examined(collection.find({ n: 7 }))) <= 2);
      assert.ok((await examined(collection.find({ n: { $gte: 10, $lt: 20 } }))) <= 12);
      assert.ok((await examined(collection.find({ n: { $in: [1, 300] } }))) <= 4);
      assert.ok((await examined(collection.find({ 'd.e': 'y50' }))) <= 2);
      assert.ok((await examined(collection.find({ d: { $elemMatch: { e: 'y50' } } }))) <= 2);
      assert.ok((await examined(collection.find({ s: 1 }).sort({ n: -1 }).limit(5))) <= 6);
      assert.ok((await examined(collection.find({ _id: 5 }))) <= 2);
    },
  }),
  conformanceCase({
    id: 'index-same-results',
    title: 'an index never changes what a query finds or its order',
    run: async (server) => {
      const values = [
        1,
        2,
        5,
        2.5,
        null,
        'a',
        'b',
        [1, 9],
        [],
        [[3]],
        { x: 1 },
        { x: 2 },
        true,
        new Date(3),
        undefined,
      ];
      const rows = values.map((v, _id) => (v === undefined ? { _id, w: _id % 3 } : { _id, v, w: _id % 3 }));
      const filters: Row[] = [
        { v: 1 },
        { v: null },
        { v: { $gt: 1 } },
        { v: { $lte: 2 } },
        { v: { $gt: 1, $lt: 3 } },
      ];
      filters.push(
        { v: { $in: [null, 'a', 9] } },
        { v: { $gte: 'a' } },
        { v: { $ne: 1 } },
        { v: { x: 1 } },
        { v: [] },
      );
      filters.push(
        { v: { $exists: true } },
        { v: [1, 9] },
        { w: 1, v: { $gt: 0 } },
        { $or: [{ v: { $lt: 2 } }, { v: 5 }] },
      );
      const plain = await server.collection(...rows);
      const indexed = await server.collection(...rows);
      await indexed.createIndexes([{ key: { v: 1 } }, { key: { v: -1, w: 1 } }, { key: { w: 1, v: -1 } }]);
      for (const filter of filters) {
        for (const sort of [{ _id: 1 }, { w: -1, _id: 1 }, { v: 1, _id: 1 }] as const) {
          const [a, b] = await Promise.all([plain, indexed].map((c) => c.find(filter).sort(sort).toArray()));
          assert.deepEqual(pick(a ?? [], '_id'), pick(b ?? [], '_id'), JSON.stringify([filter, sort]));
        }
      }
    },
  }),
];
