import assert from 'node:assert/strict';
import { conformanceCase, pick, rejectsWith, type Row } from './conformance-case.js';

export const commandCases = [
  conformanceCase({
    id: 'command-hello',
    title: 'hello, ping and buildInfo answer as a writable server',
    run: async (server) => {
      const hello = await server.db.admin().command({ hello: 1 });
      assert.deepEqual([hello['isWritablePrimary'], hello['maxBsonObjectSize']], [true, 16_777_216]);
      assert.equal((await server.db.admin().ping())['ok'], 1);
      assert.match(String((await server.db.admin().buildInfo())['version']), /^\d+\.\d+\.\d+/);
    },
  }),
  conformanceCase({
    id: 'command-unknown',
    title: 'an unknown command is 59, an unknown option 40415',
    run: async (server) => {
      await rejectsWith(server.db.command({ doNothing: 1 }), 59);
      await rejectsWith(server.db.command({ find: 'x', filter: {}, foo: 1 }), 40415);
      await rejectsWith(
        server.db.command({ update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, foo: 1 }] }),
        40415,
      );
    },
  }),
  conformanceCase({
    id: 'command-concerns',
    title: 'write concern majority with journal, read concern and preference, maxTimeMS are accepted',
    run: async (server) => {
      const collection = await server.collection();
      await collection.insertOne({ a: 1 }, { writeConcern: { w: 'majority', j: true } });
      await collection.updateOne(
        { a: 1 },
        { $set: { b: 1 } },
        { writeConcern: { w: 1, j: true }, maxTimeMS: 5_000 },
      );
      const options = {
        readConcern: { level: 'majority' as const },
        readPreference: 'primary' as const,
        maxTimeMS: 5_000,
      };
      assert.equal((await collection.find({}, options).toArray()).length, 1);
    },
  }),
  conformanceCase({
    id: 'command-transaction',
    title: 'a transaction is refused on a standalone server: code 20',
    run: async (server) => {
      const collection = await server.collection();
      const session = server.connection.getClient().startSession();
      const insert = session.withTransaction(() => collection.insertOne({ a: 1 }, { session }));
      // The driver explains the refusal in its own words and keeps the server's.
      const error = await insert.catch((reason: unknown) => reason as { originalError?: Row });
      assert.equal((error as { originalError?: Row }).originalError?.['code'], 20);
      await session.endSession();
      assert.equal(await collection.countDocuments(), 0);
    },
  }),
  conformanceCase({
    id: 'command-session',
    title: 'sessions without a transaction read and write as usual',
    run: async (server) => {
      const collection = await server.collection({ a: 1 });
      const session = server.connection.getClient().startSession();
      await collection.updateOne({ a: 1 }, { $set: { a: 2 } }, { session });
      assert.equal((await collection.findOne({}, { session }))?.['a'], 2);
      await session.endSession();
    },
  }),
  conformanceCase({
    id: 'command-collections',
    title: 'collections are created, listed and dropped; a missing one is empty',
    run: async (server) => {
      const name = server.newName();
      await server.db.createCollection(name);
      await server.db.collection(name).insertOne({ a: 1 });
      const names = pick(await server.db.listCollections({ name }).toArray(), 'name');
      assert.deepEqual(names, [name]);
      assert.equal(await server.db.collection(name).drop(), true);
      assert.deepEqual(await server.db.collection(name).find().toArray(), []);
      assert.deepEqual(await server.db.listCollections({ name }).toArray(), []);
      await rejectsWith(server.db.command({ listIndexes: name }), 26);
    },
  }),
  conformanceCase({
    id: 'command-drop-refills',
    title: 'a dropped collection starts afresh: no documents, no indexes',
    run: async (server) => {
      const collection = await server.collection({ _id: 1, a: 1 });
      await collection.createIndex({ a: 1 }, { unique: true });
      await collection.drop();
      await collection.insertMany([
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
      ] as Row[]);
      assert.equal((await collection.indexes()).length, 1);
      assert.equal(await collection.countDocuments(), 2);
    },
  }),
  conformanceCase({
    id: 'command-change-stream',
    title: 'a change stream needs a replica set: 40573',
    run: async (server) => {
      const stream = (await server.collection({ a: 1 })).watch();
      await rejectsWith(stream.next(), 40573);
    },
  }),
];
