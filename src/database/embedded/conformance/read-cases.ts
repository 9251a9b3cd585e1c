import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { conformanceCase, pick, rejectsWith, type Row } from './conformance-case.js';

const { Long, MaxKey, MinKey, ObjectId } = mongoose.mongo;

const numbered = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ _id: n, n, third: n % 3 }));

export const readCases = [
  conformanceCase({
    id: 'read-sort-types',
    title: 'values of different types sort MinKey, null, numbers, strings, objects, arrays … MaxKey',
    run: async (server) => {
      const values = [
        new MinKey(),
        null,
        1,
        'a',
        { x: 1 },
        new ObjectId(),
        true,
        new Date(0),
        /x/,
        new MaxKey(),
      ];
      const collection = await server.collection(...values.map((v, _id) => ({ _id, v })).reverse());
      const sorted = await collection.find().sort({ v: 1 }).toArray();
      assert.deepEqual(pick(sorted, '_id'), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    },
  }),
  conformanceCase({
    id: 'read-sort-compound',
    title: 'a compound sort mixes directions, with and without a matching index',
    run: async (server) => {
      const collection = await server.collection(...numbered(30));
      const page = () => collection.find().sort({ third: 1, n: -1 }).skip(1).limit(3).toArray();
      assert.deepEqual(pick(await page(), 'n'), [24, 21, 18]);
      await collection.createIndex({ third: 1, n: -1 });
      assert.deepEqual(pick(await page(), 'n'), [24, 21, 18]);
      await collection.createIndex({ third: -1, n: 1 }, { name: 'turned' });
      assert.deepEqual(pick(await page(), 'n'), [24, 21, 18]);
    },
  }),
  conformanceCase({
    id: 'read-sort-arrays',
    title: 'an array sorts by its least element ascending and by its greatest descending',
    run: async (server) => {
      const collection = await server.collection(
        { _id: 1, a: [5, 1] },
        { _id: 2, a: [3] },
        { _id: 3, a: [] },
      );
      assert.deepEqual(pick(await collection.find().sort({ a: 1 }).toArray(), '_id'), [3, 1, 2]);
      assert.deepEqual(pick(await collection.find().sort({ a: -1 }).toArray(), '_id'), [1, 2, 3]);
    },
  }),
  conformanceCase({
    id: 'read-cursor',
    title: 'a cursor delivers every document over several batches',
    run: async (server) => {
      const collection = await server.collection(...numbered(350));
      assert.equal((await collection.find().toArray()).length, 350);
      const seen: unknown[] = [];
      for await (const row of collection.find().sort({ n: 1 }).batchSize(40)) seen.push(row['n']);
      assert.deepEqual(seen, pick(numbered(350), 'n'));
      assert.equal((await collection.find().batchSize(7).limit(20).toArray()).length, 20);
    },
  }),
  conformanceCase({
    id: 'read-cursor-killed',
    title: 'a closed cursor cannot be continued: CursorNotFound 43',
    run: async (server) => {
      const collection = await server.collection(...numbered(10));
      const name = collection.collectionName;
      const answer = await server.db.command({ find: name, batchSize: 2 });
      const id = Long.fromNumber(Number((answer['cursor'] as Row)['id']));
      await server.db.command({ killCursors: name, cursors: [id] });
      await rejectsWith(server.db.command({ getMore: id, collection: name }), 43);
    },
  }),
  conformanceCase({
    id: 'read-cursor-dropped',
    title: 'a cursor over a dropped collection ends with QueryPlanKilled 175, not early',
    run: async (server) => {
      const collection = await server.collection(...numbered(500));
      const cursor = collection.find().batchSize(10);
      await cursor.next();
      await collection.drop();
      await rejectsWith(cursor.toArray(), 175);
    },
  }),
  conformanceCase({
    id: 'read-keyset-page',
    title: 'keyset pages over (time, _id) meet every document once, also among equal times',
    run: async (server) => {
      const rows = Array.from({ length: 60 }, (_, i) => ({
        _id: i,
        did: i % 2,
        at: new Date(Math.floor(i / 7)),
      }));
      const collection = await server.collection(...rows);
      await collection.createIndex({ did: 1, at: -1, _id: -1 });
      const seen: unknown[] = [];
      let after: Row = {};
      for (let page = 0; page < 10; page++) {
        const found = await collection
          .find({ did: 1, ...after })
          .sort({ at: -1, _id: -1 })
          .limit(4)
          .toArray();
        const last = found.at(-1);
        seen.push(...pick(found, '_id'));
        if (last) {
          after = { $or: [{ at: { $lt: last['at'] } }, { at: last['at'], _id: { $lt: last['_id'] } }] };
        }
      }
      assert.deepEqual(
        seen,
        rows
          .map((row) => row._id)
          .filter((id) => id % 2 === 1)
          .reverse(),
      );
    },
  }),
  conformanceCase({
    id: 'read-projection-include-exclude',
    title: 'a projection includes or excludes fields, _id apart; mixing is refused',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, a: 1, b: { c: 1, d: 2 }, e: [{ c: 1, d: 2 }, 5] });
      const project = async (projection: Row): Promise<Row> =>
        (await collection.findOne({}, { projection })) ?? {};
      assert.deepEqual(await project({ a: 1 }), { _id: 1, a: 1 });
      assert.deepEqual(await project({ a: 1, _id: 0 }), { a: 1 });
      assert.deepEqual(await project({ 'b.c': 1, 'e.d': 1, _id: 0 }), { b: { c: 1 }, e: [{ d: 2 }] });
      assert.deepEqual(await project({ b: 0, 'e.c': 0 }), { _id: 1, a: 1, e: [{ d: 2 }, 5] });
      assert.deepEqual(Object.keys(await project({ b: 1, a: 1 })), ['_id', 'a', 'b']);
      await rejectsWith(project({ a: 1, b: 0 }), 31254);
      await rejectsWith(project({ a: 0, b: 1 }), 31253);
    },
  }),
  conformanceCase({
    id: 'read-projection-arrays',
    title: '$elemMatch, the positional $ and $slice project parts of an array',
    run: async (server) => {
      const collection = await server.collection({
        _id: 1,
        k: 1,
        d: [{ n: 1 }, { n: 2, x: 1 }, { n: 2, x: 2 }],
      });
      const project = async (filter: Row, projection: Row): Promise<unknown> =>
        collection.findOne(filter, { projection });
      assert.deepEqual(await project({}, { d: { $elemMatch: { n: 2 } } }), { _id: 1, d: [{ n: 2, x: 1 }] });
      assert.deepEqual(await project({}, { d: { $elemMatch: { n: 9 } } }), { _id: 1 });
      assert.deepEqual(await project({ 'd.n': 2 }, { 'd.$': 1 }), { _id: 1, d: [{ n: 2, x: 1 }] });
      assert.deepEqual(await project({}, { d: { $slice: -1 } }), { _id: 1, k: 1, d: [{ n: 2, x: 2 }] });
      assert.deepEqual(await project({}, { d: { $slice: [1, 1] }, k: 0 }), { _id: 1, d: [{ n: 2, x: 1 }] });
    },
  }),
  conformanceCase({
    id: 'read-count-distinct',
    title: 'count, estimated count and distinct, which opens arrays',
    run: async (server) => {
      const collection = await server.collection(...numbered(10), { _id: 'x', third: [0, 7] });
      assert.equal(await collection.countDocuments({ third: 0 }), 5);
      assert.equal(await collection.countDocuments({}, { skip: 4, limit: 3 }), 3);
      assert.equal(await collection.estimatedDocumentCount(), 11);
      const values = (await collection.distinct('third')) as number[];
      assert.deepEqual(values.sort(), [0, 1, 2, 7]);
    },
  }),
  conformanceCase({
    id: 'read-aggregate-group',
    title: '$match, $group, $sort, $limit, $project and $count work as a pipeline',
    run: async (server) => {
      const collection = await server.collection(...numbered(10));
      const grouped = await collection
        .aggregate([
          { $match: { n: { $lt: 9 } } },
          { $group: { _id: '$third', total: { $sum: '$n' }, most: { $max: '$n' }, count: { $sum: 1 } } },
          { $sort: { _id: -1 } },
          { $limit: 2 },
          { $project: { _id: 0, third: '$_id', total: 1, most: 1, count: 1 } },
        ])
        .toArray();
      assert.deepEqual(grouped, [
        { total: 15, most: 8, count: 3, third: 2 },
        { total: 12, most: 7, count: 3, third: 1 },
      ]);
      assert.deepEqual(await collection.aggregate([{ $match: { third: 1 } }, { $count: 'n' }]).toArray(), [
        { n: 3 },
      ]);
      assert.deepEqual(await collection.aggregate([{ $match: { third: 9 } }, { $count: 'n' }]).toArray(), []);
    },
  }),
  conformanceCase({
    id: 'read-aggregate-facet',
    title: '$facet gives a page and a total; $unwind, $addFields and $in-expressions work',
    run: async (server) => {
      const collection = await server.collection(...numbered(10), { _id: 'x', tags: ['a', 'b'] });
      const [facets] = await collection
        .aggregate([
          {
            $facet: {
              page: [{ $sort: { n: -1 } }, { $limit: 2 }, { $project: { n: 1, _id: 0 } }],
              total: [{ $count: 'n' }],
            },
          },
        ])
        .toArray();
      assert.deepEqual(facets, { page: [{ n: 9 }, { n: 8 }], total: [{ n: 11 }] });
      const tags = await collection
        .aggregate([
          { $match: { _id: 'x' } },
          { $unwind: '$tags' },
          { $addFields: { isA: { $eq: ['$tags', 'a'] } } },
        ])
        .toArray();
      assert.deepEqual(pick(tags, 'isA'), [true, false]);
    },
  }),
  conformanceCase({
    id: 'read-aggregate-refusals',
    title:
      'an unknown stage is 40324, expression 168, accumulator 15952, a change stream 40573 on a standalone server',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, a: 1 });
      await rejectsWith(collection.aggregate([{ $foo: {} }]).toArray(), 40324);
      await rejectsWith(collection.aggregate([{ $addFields: { b: { $foo: 1 } } }]).toArray(), 168);
      await rejectsWith(collection.aggregate([{ $group: { _id: null, n: { $foo: 1 } } }]).toArray(), 15952);
      await rejectsWith(collection.aggregate([{ $changeStream: {} }]).toArray(), 40573);
    },
  }),
];
