import mongoose from 'mongoose';
import { startEmbeddedDatabase } from '../../test/support/embedded-database.js';
import { whyAway } from './why-away.js';

const PASSWORD = 'hunter2';

async function failureOf(uri: string): Promise<unknown> {
  const connection = mongoose.createConnection();
  connection.on('error', () => undefined);
  const failure: unknown = await connection
    .openUri(uri, { serverSelectionTimeoutMS: 300, connectTimeoutMS: 300 })
    .catch((error: unknown) => error);
  await connection.close();
  return failure;
}

describe('whyAway', () => {
  it.each([
    ['a closed port', `mongodb://ops:${PASSWORD}@127.0.0.1:9/cxb`, /^connect ECONNREFUSED 127\.0\.0\.1:9$/],
    [
      'an unknown host',
      `mongodb://ops:${PASSWORD}@no-such.invalid/cxb`,
      /^getaddrinfo \w+ no-such\.invalid$/,
    ],
    [
      'an unknown SRV name',
      `mongodb+srv://ops:${PASSWORD}@no-such.invalid/cxb`,
      /^querySrv \w+ _mongodb\._tcp\.no-such\.invalid$/,
    ],
  ])('tells of %s', async (_name, uri, expected) => {
    expect(whyAway(await failureOf(uri))).toMatch(expected);
  });

  it('tells of a replica set that is none', async () => {
    const database = await startEmbeddedDatabase();

    const reason = whyAway(await failureOf(`${database.uri}/cxb?replicaSet=rs7`));
    await database.stop();

    expect(reason).toMatch(/^Server selection timed out .*: no server there belongs to the replica set rs7$/);
  });

  it.each([
    [{ error: new Error('connect ECONNREFUSED db:1') }, 'Timed out: connect ECONNREFUSED db:1'],
    [{ error: new Error('Timed out') }, 'Timed out'],
    [{ error: null }, 'Timed out: db:1 has not answered'],
    [{ error: null, type: 'RSSecondary' }, 'Timed out: no server there takes writes'],
  ])('adds the reason of the first server: %p', (server, expected) => {
    const servers = new Map([
      ['db:1', { type: 'Unknown', address: 'db:1', ...server }],
      ['db:2', { type: 'Unknown', address: 'db:2', error: new Error('Later') }],
    ]);
    const error = new mongoose.mongo.MongoServerSelectionError('Timed out', {
      servers,
      setName: 'rs7',
    } as never);

    expect(whyAway(error)).toBe(expected);
  });

  it('shows neither user nor password, wherever they come from', () => {
    const error = new mongoose.mongo.MongoNetworkError(`no way to mongodb://ops:${PASSWORD}@db/cxb`);

    expect(whyAway(error)).toBe('no way to mongodb://***@db/cxb');
  });

  it('names an error without a message', () => {
    expect(whyAway(new mongoose.mongo.MongoNetworkError(''))).toBe('MongoNetworkError');
  });
});
