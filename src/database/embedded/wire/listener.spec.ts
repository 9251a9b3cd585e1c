import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON } from 'bson';
import fc from 'fast-check';
import { ServerUnderTest } from '../conformance/conformance-case.js';
import { type EmbeddedStore, startEmbeddedStore } from '../embedded-store.js';

/** A message of operation OP_MSG unless told otherwise; the length may lie. */
function message(body: Buffer, { operation = 2013, length = body.length + 16 } = {}): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(operation, 12);
  return Buffer.concat([head, body]);
}

const firstAnswer = (chunk: Buffer): BSON.Document =>
  BSON.deserialize(chunk.subarray(21, chunk.readInt32LE()));
const section = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 0, 0]), bytes]);
const PING = section(BSON.serialize({ ping: 1, $db: 'admin' }));

describe('the listener', () => {
  let folder: string;
  let store: EmbeddedStore;
  let socketPath: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'listener-'));
    store = await startEmbeddedStore(folder);
    socketPath = decodeURIComponent(store.uri.replace('mongodb://', ''));
  });
  afterAll(async () => {
    await store.stop();
    await rm(folder, { recursive: true });
  });

  /** What comes back: an answer, or 'closed'. */
  async function send(...pieces: Buffer[]): Promise<BSON.Document | 'closed'> {
    const socket = connect(socketPath);
    socket.on('error', () => undefined);
    for (const piece of pieces) socket.write(piece);
    const answer = once(socket, 'data').then(([chunk]) => firstAnswer(chunk as Buffer));
    const result = await Promise.race([answer, once(socket, 'close').then(() => 'closed' as const)]);
    socket.destroy();
    return result;
  }

  it('answers a message in one piece, in single bytes, and two at once', async () => {
    const whole = message(PING);
    expect(await send(whole)).toEqual({ ok: 1 });
    expect(await send(...Array.from(whole, (byte) => Buffer.of(byte)))).toEqual({ ok: 1 });
    expect(await send(Buffer.concat([whole, whole]))).toEqual({ ok: 1 });
  });

  it.each([
    ['a length below the header', message(PING, { length: 15 })],
    ['a negative length', message(PING, { length: -1 })],
    ['more than 48 MB', message(PING, { length: 48_000_001 })],
    ['an unknown operation', message(PING, { operation: 1 })],
    ['no body', message(Buffer.alloc(4))],
    ['a section longer than the message', message(section(Buffer.from([255, 0, 0, 0, 0])))],
    [
      'a section of an unknown kind',
      message(Buffer.concat([Buffer.from([0, 0, 0, 0, 9]), BSON.serialize({ a: 1 })])),
    ],
    ['a document with a broken string', message(section(Buffer.from('160000000261000900000078', 'hex')))],
    ['flags that must be understood', message(Buffer.concat([Buffer.from([4, 0, 0, 0]), PING.subarray(4)]))],
  ])('closes the connection on %s', async (_what, bytes) => {
    expect(await send(bytes)).toBe('closed');
  });

  it('survives any bytes and any damage to a good message', async () => {
    const good = message(PING);
    const damaged = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const copy = Buffer.from(good);
      copy[at] = byte;
      return copy;
    });
    const random = fc
      .uint8Array({ minLength: 16, maxLength: 80 })
      .map((bytes) => message(Buffer.from(bytes)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, random), async (bytes) => {
        const socket = connect(socketPath);
        socket.on('error', () => undefined);
        socket.end(bytes);
        socket.resume();
        await once(socket, 'close');
      }),
      { numRuns: 150 },
    );
    expect(await send(good)).toEqual({ ok: 1 });
  });

  it('finishes a running command before it stops', async () => {
    const own = await mkdtemp(join(tmpdir(), 'listener-'));
    const short = await startEmbeddedStore(own);
    const server = await ServerUnderTest.connect(`${short.uri}/?serverSelectionTimeoutMS=300`, 'app');
    const writes = Array.from({ length: 50 }, (_, i) => server.db.collection('rows').insertOne({ i }));
    await writes[0];
    await short.stop();
    const kept = (await Promise.allSettled(writes)).filter((write) => write.status === 'fulfilled').length;
    await server.connection.close();
    const again = await startEmbeddedStore(own);
    const check = await ServerUnderTest.connect(again.uri, 'app');
    expect(await check.db.collection('rows').countDocuments()).toBeGreaterThanOrEqual(kept);
    await check.connection.close();
    await again.stop();
    await rm(own, { recursive: true });
  });
});
