import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { conformanceCase, rejectsWith, type Row, type ServerUnderTest } from './conformance-case.js';

const { Double, Int32, Long, Timestamp } = mongoose.mongo;

/** The document after the update. */
async function after(
  server: ServerUnderTest,
  document: Row,
  update: Row | Row[],
  { filter = {}, arrayFilters }: { filter?: Row; arrayFilters?: Row[] } = {},
): Promise<Row> {
  const collection = await server.collection({ _id: 1, ...document });
  const options = { returnDocument: 'after' as const, ...(arrayFilters ? { arrayFilters } : {}) };
  const found = await collection.findOneAndUpdate({ _id: 1, ...filter }, update, options);
  assert.ok(found);
  return Object.fromEntries(Object.entries(found).filter(([field]) => field !== '_id'));
}

async function refuses(
  server: ServerUnderTest,
  document: Row,
  update: Row,
  code: number,
  options: Row = {},
): Promise<void> {
  const collection = await server.collection({ _id: 1, ...document });
  await rejectsWith(collection.updateOne({ _id: 1 }, update, options), code);
  assert.deepEqual(await collection.findOne({}), { _id: 1, ...document });
}

export const updateCases = [
  conformanceCase({
    id: 'update-set-unset',
    title: '$set makes embedded documents and pads arrays, $unset removes and leaves null in arrays',
    run: async (server) => {
      assert.deepEqual(await after(server, { a: [1] }, { $set: { 'b.c.d': 1, 'a.3': 9 } }), {
        a: [1, null, null, 9],
        b: { c: { d: 1 } },
      });
      assert.deepEqual(
        await after(server, { a: [1, 2], b: { c: 1, d: 2 } }, { $unset: { 'a.0': 1, 'b.c': 1, x: 1 } }),
        {
          a: [null, 2],
          b: { d: 2 },
        },
      );
    },
  }),
  conformanceCase({
    id: 'update-numbers',
    title: '$inc, $mul, $min and $max; a missing field counts as zero or is set',
    run: async (server) => {
      const changed = await after(
        server,
        { a: 5, b: 3, c: 4, d: 4 },
        {
          $inc: { a: -2, n: 1 },
          $mul: { b: 2, z: 5 },
          $min: { c: 2, e: 1 },
          $max: { d: 9, f: 1 },
        },
      );
      assert.deepEqual(changed, { a: 3, b: 6, c: 2, d: 9, e: 1, f: 1, n: 1, z: 0 });
    },
  }),
  conformanceCase({
    id: 'update-number-types',
    title: 'integers stay integers, grow to 64 bits, and become doubles with a double',
    run: async (server) => {
      const collection = await server.collection({
        _id: 1,
        i: new Int32(2147483647),
        d: new Double(5),
        l: Long.fromNumber(1),
      });
      await collection.updateOne({}, { $inc: { i: 1, d: 1, l: 1 } });
      for (const [field, type] of [
        ['i', 'long'],
        ['d', 'double'],
        ['l', 'long'],
      ] as const) {
        assert.equal(await collection.countDocuments({ [field]: { $type: type } }), 1, field);
      }
    },
  }),
  conformanceCase({
    id: 'update-current-date-rename',
    title: '$currentDate sets a date or a timestamp, $rename moves a value',
    run: async (server) => {
      const dated = await after(server, { a: 1 }, { $currentDate: { d: true, t: { $type: 'timestamp' } } });
      assert.ok(dated['d'] instanceof Date && dated['t'] instanceof Timestamp);
      assert.deepEqual(await after(server, { a: 1, b: 2 }, { $rename: { a: 'c.d', x: 'y' } }), {
        b: 2,
        c: { d: 1 },
      });
    },
  }),
  conformanceCase({
    id: 'update-push',
    title: '$push appends, with $each, $position, $sort and $slice in any mix',
    run: async (server) => {
      assert.deepEqual(await after(server, {}, { $push: { a: 1 } }), { a: [1] });
      assert.deepEqual(
        await after(server, { a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: 1 } } }),
        { a: [1, 8, 9, 2] },
      );
      assert.deepEqual(
        await after(server, { a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1, $slice: -2 } } }),
        { a: [2, 3] },
      );
      const scored = {
        a: [
          { s: 2, t: 1 },
          { s: 1, t: 2 },
        ],
      };
      assert.deepEqual(
        await after(server, scored, {
          $push: { a: { $each: [{ s: 2, t: 0 }], $sort: { s: -1, t: 1 }, $slice: 2 } },
        }),
        {
          a: [
            { s: 2, t: 0 },
            { s: 2, t: 1 },
          ],
        },
      );
    },
  }),
  conformanceCase({
    id: 'update-add-to-set',
    title: '$addToSet adds what is not there, comparing embedded documents with their order',
    run: async (server) => {
      assert.deepEqual(await after(server, { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }), {
        a: [1, 2],
      });
      assert.deepEqual(await after(server, { a: [{ x: 1, y: 2 }] }, { $addToSet: { a: { x: 1, y: 2 } } }), {
        a: [{ x: 1, y: 2 }],
      });
      assert.deepEqual(await after(server, { a: [{ x: 1, y: 2 }] }, { $addToSet: { a: { y: 2, x: 1 } } }), {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      });
    },
  }),
  conformanceCase({
    id: 'update-pull-pop',
    title: '$pull by value, condition or embedded fields, $pullAll by values, $pop from an end',
    run: async (server) => {
      assert.deepEqual(await after(server, { a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }), { a: [1] });
      assert.deepEqual(await after(server, { a: [1, 2, 1] }, { $pull: { a: 1 } }), { a: [2] });
      assert.deepEqual(await after(server, { d: [{ n: 1, x: 1 }, { n: 2 }] }, { $pull: { d: { n: 1 } } }), {
        d: [{ n: 2 }],
      });
      assert.deepEqual(
        await after(server, { d: [{ n: 1 }, { n: 2 }] }, { $pull: { d: { n: { $in: [2, 3] } } } }),
        { d: [{ n: 1 }] },
      );
      assert.deepEqual(await after(server, { a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }), { a: [2] });
      assert.deepEqual(await after(server, { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: -1, b: 1 } }), {
        a: [2, 3],
        b: [1],
      });
    },
  }),
  conformanceCase({
    id: 'update-positional',
    title: 'the positional $ changes several fields of the element that the filter matched',
    run: async (server) => {
      const document = { d: [{ n: 1 }, { n: 2, l: 'x' }, { n: 3 }] };
      const changed = await after(
        server,
        document,
        { $set: { 'd.$.l': 'y' }, $inc: { 'd.$.n': 10 } },
        { filter: { 'd.n': 2 } },
      );
      assert.deepEqual(changed, { d: [{ n: 1 }, { n: 12, l: 'y' }, { n: 3 }] });
      const matched = await after(
        server,
        document,
        { $set: { 'd.$': 0 } },
        { filter: { d: { $elemMatch: { n: { $gt: 1 }, l: null } } } },
      );
      assert.deepEqual(matched, { d: [{ n: 1 }, { n: 2, l: 'x' }, 0] });
      await refuses(server, document, { $set: { 'd.$.l': 1 } }, 2);
    },
  }),
  conformanceCase({
    id: 'update-array-filters',
    title: '$[] changes every element, $[name] those that its array filter accepts',
    run: async (server) => {
      const document = { d: [{ n: 1 }, { n: 2 }, { n: 3, t: [1, 5] }] };
      assert.deepEqual(await after(server, { a: [1, 2] }, { $inc: { 'a.$[]': 1 } }), { a: [2, 3] });
      assert.deepEqual(
        await after(
          server,
          document,
          { $set: { 'd.$[e].l': 1, 'd.$[e].m': 2 } },
          { arrayFilters: [{ 'e.n': { $lte: 2 } }] },
        ),
        {
          d: [
            { n: 1, l: 1, m: 2 },
            { n: 2, l: 1, m: 2 },
            { n: 3, t: [1, 5] },
          ],
        },
      );
      assert.deepEqual(
        await after(
          server,
          document,
          { $set: { 'd.$[e].t.$[x]': 0 } },
          { arrayFilters: [{ 'e.n': 3 }, { x: { $gt: 2 } }] },
        ),
        { d: [{ n: 1 }, { n: 2 }, { n: 3, t: [1, 0] }] },
      );
      await refuses(server, document, { $set: { 'd.$[e].l': 1 } }, 2);
      await refuses(server, document, { $set: { x: 1 } }, 9, { arrayFilters: [{ 'e.n': 1 }] });
    },
  }),
  conformanceCase({
    id: 'update-refusals',
    title: 'what cannot be applied is refused with its code and changes nothing',
    run: async (server) => {
      await refuses(server, { a: 's' }, { $set: { b: 1 }, $inc: { a: 1 } }, 14);
      await refuses(server, { a: null }, { $inc: { a: 1 } }, 14);
      await refuses(server, { a: 's' }, { $push: { a: 1 } }, 2);
      await refuses(server, { a: 's' }, { $set: { 'a.b': 1 } }, 28);
      await refuses(server, { a: [{ b: 1 }] }, { $set: { 'a.b': 1 } }, 28);
      await refuses(server, { a: 1 }, { $set: { _id: 2 } }, 66);
      await refuses(server, { a: 1 }, { $set: { a: 1 }, $unset: { a: 1 } }, 40);
      await refuses(server, { a: 1 }, { $set: { 'b.c': 1, b: 1 } }, 40);
      await refuses(server, { a: 1 }, { $foo: { a: 1 } }, 9);
      await refuses(server, { a: [1] }, { $push: { a: { $each: [1], $foo: 1 } } }, 2);
      await refuses(server, { a: 1 }, { $set: { 'b..c': 1 } }, 56);
      await refuses(server, { a: 1 }, { $pop: { a: 1 } }, 14);
    },
  }),
  conformanceCase({
    id: 'update-no-op',
    title: 'an update that changes nothing matches without modifying',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, a: 1, b: [1], c: { d: 1 } });
      const same = { $set: { a: 1, 'c.d': 1, e: [{ f: 1 }] }, $addToSet: { b: 1 }, $max: { x: 1 } };
      assert.equal((await collection.updateOne({}, same)).modifiedCount, 1);
      const result = await collection.updateOne({}, same);
      assert.deepEqual([result.matchedCount, result.modifiedCount], [1, 0]);
    },
  }),
  conformanceCase({
    id: 'update-pipeline',
    title: 'an update may be a pipeline that computes from the document',
    run: async (server) => {
      assert.deepEqual(
        await after(server, { n: 2 }, [{ $set: { m: { $add: ['$n', 40] } } }, { $unset: 'n' }]),
        { m: 42 },
      );
    },
  }),
];
