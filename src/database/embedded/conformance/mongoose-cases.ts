import assert from 'node:assert/strict';
import mongoose, { type Model, Schema, Types } from 'mongoose';
import { conformanceCase, rejectsWith, type ServerUnderTest } from './conformance-case.js';

interface Number {
  number: string;
  label?: string;
}

interface Account {
  type: string;
  key?: string;
  numbers: Types.DocumentArray<Number>;
  createdAt: Date;
}

async function accounts(server: ServerUnderTest): Promise<Model<Account>> {
  const numbers = new Schema<Number>({ number: { type: String, required: true }, label: String });
  const schema = new Schema<Account>(
    { type: { type: String, unique: true }, key: String, numbers: [numbers] },
    { timestamps: true, optimisticConcurrency: true, collection: server.newName() },
  );
  const model = server.connection.model<Account>(server.newName(), schema);
  await model.init();
  await model.create({ type: 'x', numbers: [{ number: '1' }, { number: '2', label: 'b' }] });
  return model;
}

export const mongooseCases = [
  conformanceCase({
    id: 'mongoose-init',
    title: 'Model.init() creates collection and indexes, syncIndexes() finds nothing to do',
    run: async (server) => {
      const model = await accounts(server);
      assert.deepEqual(await model.syncIndexes(), []);
      assert.deepEqual(
        (await model.collection.indexes()).map((index) => index.name),
        ['_id_', 'type_1'],
      );
    },
  }),
  conformanceCase({
    id: 'mongoose-hydrate',
    title: 'documents hydrate with ids, dates and versions; lean() is plain',
    run: async (server) => {
      const model = await accounts(server);
      const found = await model.findOne({ type: 'x' }).orFail();
      assert.ok(
        found.createdAt instanceof Date && found.__v === 0 && found.numbers[0]?._id instanceof Types.ObjectId,
      );
      const lean = await model.findOne({ type: 'x' }).lean().orFail();
      assert.ok(!(lean instanceof mongoose.Document) && lean._id instanceof Types.ObjectId);
    },
  }),
  conformanceCase({
    id: 'mongoose-save-version',
    title: 'save() of a changed subdocument raises the version, a stale one is a VersionError',
    run: async (server) => {
      const model = await accounts(server);
      const [first, stale] = await Promise.all([model.findOne().orFail(), model.findOne().orFail()]);
      first.set('numbers.0.label', 'A');
      await first.save();
      assert.equal(first.__v, 1);
      stale.key = 'late';
      await assert.rejects(stale.save(), { name: 'VersionError' });
    },
  }),
  conformanceCase({
    id: 'mongoose-array-methods',
    title: 'push, pull and splice on a document array are stored',
    run: async (server) => {
      const model = await accounts(server);
      const account = await model.findOne().orFail();
      account.numbers.push({ number: '3' });
      await account.save();
      account.numbers.splice(0, 1);
      await account.save();
      const stored = await model.findOne().lean().orFail();
      assert.deepEqual(
        stored.numbers.map((entry) => entry.number),
        ['2', '3'],
      );
    },
  }),
  conformanceCase({
    id: 'mongoose-positional',
    title: 'find-and-update by a subdocument id with the positional $',
    run: async (server) => {
      const model = await accounts(server);
      const id = (await model.findOne().orFail()).numbers[1]?._id;
      const changed = await model
        .findOneAndUpdate(
          { 'numbers._id': id },
          { $set: { 'numbers.$.label': 'L' } },
          { returnDocument: 'after' },
        )
        .orFail();
      assert.deepEqual(
        changed.numbers.map((entry) => entry.label),
        [undefined, 'L'],
      );
    },
  }),
  conformanceCase({
    id: 'mongoose-duplicate',
    title: 'a duplicate is a MongoServerError with code 11000 and keyValue',
    run: async (server) => {
      const model = await accounts(server);
      const error = await rejectsWith(model.create({ type: 'x' }), 11000);
      assert.ok(error instanceof mongoose.mongo.MongoServerError);
      assert.deepEqual(error['keyValue'], { type: 'x' });
    },
  }),
  conformanceCase({
    id: 'mongoose-types',
    title: 'Buffer, UUID, Decimal128, BigInt, Map, Double and null come back as they were stored',
    run: async (server) => {
      const { Decimal128, UUID, Double, BigInt: Big, Mixed } = Schema.Types;
      const schema = new Schema(
        { b: Buffer, u: UUID, d: Decimal128, l: Big, m: { type: Map, of: String }, z: Mixed, x: Double },
        { collection: server.newName() },
      );
      const model = server.connection.model(server.newName(), schema);
      const uuid = '7a3b1c1e-5555-4444-8888-123456789abc';
      const made = await model.create({
        b: Buffer.from([0, 255]),
        u: uuid,
        d: '1.10',
        l: 9007199254740993n,
        m: { k: 'v' },
        z: null,
        x: 1.5,
      });
      await model.updateOne({ _id: made._id }, { $set: { z: null, 'm.j': 'w' } });
      const found = await model.findOne({ u: uuid, l: 9007199254740993n }).orFail();
      assert.deepEqual(
        [
          found.b?.toString('hex'),
          String(found.u),
          String(found.d),
          found.l,
          found.m?.get('k'),
          found.z,
          Number(found.x),
        ],
        ['00ff', uuid, '1.10', 9007199254740993n, 'v', null, 1.5],
      );
    },
  }),
  conformanceCase({
    id: 'mongoose-populate',
    title: 'populate() follows a reference',
    run: async (server) => {
      const model = await accounts(server);
      const schema = new Schema(
        { account: { type: Schema.Types.ObjectId, ref: model.modelName } },
        { collection: server.newName() },
      );
      const notes = server.connection.model(server.newName(), schema);
      const account = await model.findOne().orFail();
      const { _id: id } = await notes.create({ account: account._id });
      const note = await notes.findById(id).populate<{ account: Account }>('account').orFail();
      assert.equal(note.account.type, 'x');
    },
  }),
  conformanceCase({
    id: 'mongoose-bulk-save',
    title: 'bulkSave() and a cursor() over a model',
    run: async (server) => {
      const model = await accounts(server);
      await model.insertMany(Array.from({ length: 150 }, (_, i) => ({ type: `t${i}` })));
      const some = await model.find({ type: /^t/ }).limit(5);
      for (const account of some) account.key = 'changed';
      await model.bulkSave(some);
      assert.equal(await model.countDocuments({ key: 'changed' }), 5);
      let seen = 0;
      for await (const account of model.find().cursor({ batchSize: 20 })) seen += account.type ? 1 : 0;
      assert.equal(seen, 151);
    },
  }),
];
