import { mongo } from 'mongoose';
import { startEmbeddedDatabase } from '../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../test/support/embedded-database.js';
import { explainRefusal } from './explain-refusal.js';

const refusal = (code: number, message: string): mongo.MongoServerError =>
  new mongo.MongoServerError({ code, message });

describe('explainRefusal', () => {
  it.each([refusal(18, 'Authentication failed.'), refusal(8000, 'bad auth : Authentication failed.')])(
    'names the user and the password in MONGODB_URI: %p',
    (error) => {
      expect(explainRefusal(error)).toMatch(/^MongoDB refuses the user or the password in MONGODB_URI: /);
    },
  );

  it.each([
    [
      refusal(
        13,
        'not authorized on cxb to execute command { createIndexes: "audit_log", indexes: [ "secret" ] }',
      ),
      /^The user in MONGODB_URI may not run createIndexes on audit_log: .*readWrite.*createIndex/,
    ],
    [
      refusal(13, 'not authorized on cxb to execute command { getMore: 7, collection: "audit_log" }'),
      /may not run getMore: /,
    ],
    [refusal(13, 'command createIndexes requires authentication'), /may not run createIndexes: .*name one/],
    [refusal(13, 'Unauthorized'), /^The user in MONGODB_URI may not do what the service does: .*readWrite/],
    [refusal(8000, 'user is not allowed to do action [createIndex] on [cxb.audit_log]'), /readWrite/],
  ])('says which right is missing: %p', (error, sentence) => {
    expect(explainRefusal(error)).toMatch(sentence);
    expect(explainRefusal(error)).not.toContain('secret');
  });

  it.each([
    'E11000 duplicate key error collection: cxb.audit_log index: chain_1_seq_1 dup key: { chain: "secret" }',
    'Index build failed: 39fdc8fb: Collection cxb.audit_log ( d35ac8e1 ) :: caused by :: E11000 duplicate key error collection: cxb.audit_log index: chain_1_seq_1 dup key: { : "secret" }',
  ])('names the collection and the index of what is there twice: %s', (message) => {
    const sentence = explainRefusal(refusal(11_000, message));

    expect(sentence).toMatch(/^Two documents of cxb\.audit_log .* unique index chain_1_seq_1 /);
    expect(sentence).not.toContain('secret');
  });

  it.each([
    [
      85,
      'An equivalent index already exists with the same name but different options. Requested index: { v: 2, unique: true, key: { seq: 1 }, name: "seq_1" }, existing index: { v: 2, key: { seq: 1 }, name: "seq_1" }',
      /^The index seq_1 stands/,
    ],
    [85, 'Index already exists with a different name: by_seq', /^The index by_seq stands/],
    [85, 'Index with name: seq_1 already exists with different options', /^The index seq_1 stands/],
    [
      86,
      'Index must have unique name.The existing index: { v: 2, key: { a: 1 }, name: "seq_1", ns: "cxb.audit_log" } has the same name as the requested index: { v: 2, key: { seq: 1 }, name: "seq_1", ns: "cxb.audit_log" }',
      /^The index seq_1 of cxb\.audit_log stands/,
    ],
    [86, 'Something else', /^An index stands/],
  ])('names the index that stands in the way (%i): %s', (code, message, sentence) => {
    expect(explainRefusal(refusal(code, message))).toMatch(sentence);
  });

  describe('of the embedded store', () => {
    let database: EmbeddedDatabase;

    beforeAll(async () => {
      database = await startEmbeddedDatabase();
    });

    afterAll(async () => {
      await database.stop();
    });

    it.each([
      [{ unique: true, name: 'wanted' }, /^Two documents of spec\.things .* unique index wanted /],
      [{ name: 'other' }, /^The index standing stands/],
      [{ name: 'standing', unique: true }, /^The index standing stands/],
    ])('names the index of %j', async (options, sentence) => {
      const things = (await database.connect()).collection('things');
      await things.deleteMany({});
      await things.insertMany([{ kept: 1 }, { kept: 2 }]);
      if (options.name !== 'wanted') await things.createIndex({ lacking: 1 }, { name: 'standing' }, {});

      const error: unknown = await things
        .createIndex({ lacking: 1 }, options, {})
        .catch((cause: unknown) => cause);

      expect(explainRefusal(error)).toMatch(sentence);
    });
  });

  it.each([refusal(59, 'no such command'), new TypeError('A defect'), { code: 18 }, null])(
    'knows nothing of %p',
    (error) => {
      expect(explainRefusal(error)).toBeUndefined();
    },
  );
});
