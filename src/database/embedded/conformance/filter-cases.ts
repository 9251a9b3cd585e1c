import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { conformanceCase, rejectsWith, type Row, type ServerUnderTest } from './conformance-case.js';

const { Binary, Decimal128, Long, ObjectId } = mongoose.mongo;

/** The _id of every match, as one string. */
async function matches(server: ServerUnderTest, documents: Row[], filters: [Row, string][]): Promise<void> {
  const collection = await server.collection(...documents);
  for (const [filter, expected] of filters) {
    const found = await collection.find(filter, { sort: { _id: 1 } }).toArray();
    assert.equal(found.map((row) => String(row['_id'])).join(' '), expected, JSON.stringify(filter));
  }
}

export const filterCases = [
  conformanceCase({
    id: 'filter-null',
    title: '{ field: null } matches null and missing, $exists tells them apart',
    run: (server) =>
      matches(
        server,
        [{ _id: 1, a: null }, { _id: 2 }, { _id: 3, a: 1 }, { _id: 4, a: [] }],
        [
          [{ a: null }, '1 2'],
          [{ a: { $exists: true } }, '1 3 4'],
          [{ a: { $exists: false } }, '2'],
          [{ a: { $ne: null } }, '3 4'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-type-bracketing',
    title: 'range operators compare only values of the same type',
    run: (server) =>
      matches(
        server,
        [{ _id: 1, a: 5 }, { _id: 2, a: '5' }, { _id: 3, a: new Date(5) }, { _id: 4, a: null }, { _id: 5 }],
        [
          [{ a: { $gt: 1 } }, '1'],
          [{ a: { $lt: 'z' } }, '2'],
          [{ a: { $gte: new Date(5) } }, '3'],
          [{ a: { $lte: null } }, '4 5'],
          [{ a: { $lt: 9 } }, '1'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-array-element',
    title: 'a condition on an array field is met by any element or by the whole array',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: [1, 2] },
          { _id: 2, a: [2, 1] },
          { _id: 3, a: 1 },
          { _id: 4, a: [[1, 2]] },
        ],
        [
          [{ a: 1 }, '1 2 3'],
          [{ a: [1, 2] }, '1 4'],
          [{ a: { $gt: 1 } }, '1 2'],
          [{ a: { $ne: 1 } }, '4'],
          [{ a: { $nin: [2] } }, '3 4'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-array-different-elements',
    title: 'two conditions may be met by different elements, $elemMatch needs one that meets both',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: [1, 10] },
          { _id: 2, a: [5] },
        ],
        [
          [{ a: { $gt: 3, $lt: 7 } }, '1 2'],
          [{ a: { $elemMatch: { $gt: 3, $lt: 7 } } }, '2'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-elem-match-documents',
    title: '$elemMatch over embedded documents takes several fields and operators',
    run: (server) =>
      matches(
        server,
        [
          {
            _id: 1,
            d: [
              { n: 1, s: 'x' },
              { n: 2, s: 'y' },
            ],
          },
          { _id: 2, d: [{ n: 1, s: 'y' }] },
          { _id: 3, d: { n: 1, s: 'y' } },
        ],
        [
          [{ d: { $elemMatch: { n: 1, s: 'y' } } }, '2'],
          [{ 'd.n': 1, 'd.s': 'y' }, '1 2 3'],
          [{ d: { $elemMatch: { $or: [{ n: 2 }, { s: 'q' }] } } }, '1'],
          [{ d: { $elemMatch: { n: { $gte: 2 } } } }, '1'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-dotted-index',
    title: 'a number in a path is an array index, beyond the end it does not exist',
    run: (server) =>
      matches(
        server,
        [{ _id: 1, d: [{ n: 1 }, { n: 2 }] }, { _id: 2, d: [{ n: 2 }] }, { _id: 3 }],
        [
          [{ 'd.1.n': 2 }, '1'],
          [{ 'd.0.n': 2 }, '2'],
          [{ 'd.1': { $exists: false } }, '2 3'],
          [{ 'd.999': { $exists: false } }, '1 2 3'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-missing-in-array',
    title: 'null matches an embedded document without the field, but not an empty array',
    run: (server) =>
      matches(
        server,
        [{ _id: 1, d: [{ n: 1 }, {}] }, { _id: 2, d: [{ n: 1 }] }, { _id: 3, d: [] }, { _id: 4 }],
        [
          [{ 'd.n': null }, '1 4'],
          [{ 'd.n': { $exists: false } }, '3 4'],
          [{ 'd.n': { $ne: 1 } }, '3 4'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-embedded-equality',
    title: 'embedded documents are equal only with the same fields in the same order',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: { x: 1, y: 2 } },
          { _id: 2, a: { y: 2, x: 1 } },
          { _id: 3, a: { x: 1 } },
        ],
        [
          [{ a: { x: 1, y: 2 } }, '1'],
          [{ a: { y: 2, x: 1 } }, '2'],
          [{ 'a.x': 1 }, '1 2 3'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-numbers',
    title: 'numbers of every type compare by value, also beyond 2^53',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, n: 5 },
          { _id: 2, n: Long.fromNumber(5) },
          { _id: 3, n: Decimal128.fromString('5.00') },
          { _id: 4, n: Long.fromString('9007199254740993') },
          { _id: 5, n: Long.fromString('9007199254740992') },
        ],
        [
          [{ n: 5 }, '1 2 3'],
          [{ n: Long.fromString('9007199254740993') }, '4'],
          [{ n: { $gt: Long.fromString('9007199254740992') } }, '4'],
          [{ n: { $in: [Long.fromNumber(5)] } }, '1 2 3'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-logical',
    title: '$and, $or, $nor and $not combine conditions; $not also matches missing fields',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: 1, b: 1 },
          { _id: 2, a: 2 },
          { _id: 3, b: 1 },
        ],
        [
          [{ $or: [{ a: 2 }, { b: 1 }] }, '1 2 3'],
          [{ $and: [{ a: 1 }, { b: 1 }] }, '1'],
          [{ $nor: [{ a: 1 }, { a: 2 }] }, '3'],
          [{ a: { $not: { $gt: 1 } } }, '1 3'],
          [{ a: { $not: { $in: [1] } } }, '2 3'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-in-nin',
    title: '$in takes values, null and patterns; $nin is its opposite',
    run: (server) =>
      matches(
        server,
        [{ _id: 1, a: 'abc' }, { _id: 2, a: 'x' }, { _id: 3 }, { _id: 4, a: ['x', 'q'] }],
        [
          [{ a: { $in: ['x', null] } }, '2 3 4'],
          [{ a: { $in: [/^ab/] } }, '1'],
          [{ a: { $nin: ['x'] } }, '1 3'],
          [{ a: { $in: [] } }, ''],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-regex',
    title: '$regex takes a string or a pattern with options',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: 'ABC' },
          { _id: 2, a: 'abc' },
          { _id: 3, a: ['abc'] },
          { _id: 4, a: 5 },
        ],
        [
          [{ a: /^ab/ }, '2 3'],
          [{ a: { $regex: '^ab', $options: 'i' } }, '1 2 3'],
          [{ a: { $not: /^ab/i } }, '4'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-type-size-all-mod',
    title: '$type, $size, $all and $mod look at type, length, elements and remainder',
    run: (server) =>
      matches(
        server,
        [
          { _id: 1, a: [1, 2, 3] },
          { _id: 2, a: 'x' },
          { _id: 3, a: new ObjectId() },
          { _id: 4, a: 6 },
          { _id: 5, a: [] },
        ],
        [
          [{ a: { $type: 'objectId' } }, '3'],
          [{ a: { $type: 'number' } }, '1 4'],
          [{ a: { $type: 'array' } }, '1 5'],
          [{ a: { $size: 3 } }, '1'],
          [{ a: { $size: 0 } }, '5'],
          [{ a: { $all: [1, 3] } }, '1'],
          [{ a: { $mod: [4, 2] } }, '1 4'],
        ],
      ),
  }),
  conformanceCase({
    id: 'filter-binary-dates-ids',
    title: 'binary data, dates and object ids are equal by value',
    run: async (server) => {
      const id = new ObjectId();
      await matches(
        server,
        [{ _id: 1, b: new Binary(Buffer.from([0, 1, 255])), d: new Date(7), o: id }],
        [
          [{ b: new Binary(Buffer.from([0, 1, 255])) }, '1'],
          [{ d: new Date(7), o: new ObjectId(id.toHexString()) }, '1'],
          [{ o: { $gt: new ObjectId('000000000000000000000000') } }, '1'],
        ],
      );
    },
  }),
  conformanceCase({
    id: 'filter-refusals',
    title: 'unknown operators and malformed operands are refused with code 2',
    run: async (server) => {
      const collection = await server.collection({ a: 1 });
      for (const filter of [
        { a: { $foo: 1 } },
        { $foo: [] },
        { a: { $in: 1 } },
        { $or: [] },
        { a: { $not: 5 } },
      ] as Row[]) {
        await rejectsWith(collection.find(filter).toArray(), 2);
      }
    },
  }),
];
