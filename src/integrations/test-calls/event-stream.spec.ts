import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { EventStream } from './event-stream.js';

/** Of a reply, what a stream asks for. */
function aReply(response: ServerResponse): FastifyReply {
  const headers = { 'x-request-id': 'r-1' };
  return { raw: response, hijack: () => undefined, getHeaders: () => headers } as unknown as FastifyReply;
}

interface Opened {
  readonly stream: EventStream;
  readonly response: ServerResponse;
  /** What the caller holds; nobody reads it yet. */
  readonly read: IncomingMessage;
  closes(): number;
}

describe('an event stream', () => {
  let server: Server;

  beforeEach(async () => {
    jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'clearTimeout',
        'queueMicrotask',
        'Date',
        'hrtime',
        'performance',
      ],
    });
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    jest.useRealTimers();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(): Promise<Opened> {
    const { port } = server.address() as AddressInfo;
    const asked = get({ port, host: '127.0.0.1' });
    asked.on('error', () => undefined);
    const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
    let closes = 0;
    const stream = new EventStream(aReply(response), () => closes++);
    const [read] = (await once(asked, 'response')) as [IncomingMessage];
    read.on('error', () => undefined);
    return { stream, response, read, closes: () => closes };
  }

  /** Lets the machine pass on what was written. */
  function aMoment(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  async function textOf(read: IncomingMessage): Promise<string> {
    let text = '';
    for await (const chunk of read) text += String(chunk);
    return text;
  }

  it('carries the headers of the answer, and those of a stream', async () => {
    const { read } = await open();

    expect(read.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-request-id': 'r-1',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
  });

  it('sends events and ends', async () => {
    const { stream, read } = await open();

    stream.send('test_call', 2, '{"a":1}');
    stream.end();

    expect(await textOf(read)).toBe('event: test_call\nid: 2\ndata: {"a":1}\n\n');
  });

  it('says when to come back where it ends for now', async () => {
    const { stream, read } = await open();

    stream.endForNow();

    expect(await textOf(read)).toBe('retry: 2000\n\n');
  });

  it('is kept open by a comment every 15 s', async () => {
    const { read } = await open();
    const first = once(read, 'data');

    jest.advanceTimersByTime(14_999);
    expect(read.readableLength).toBe(0);
    jest.advanceTimersByTime(1);

    expect(String((await first)[0])).toBe(':\n\n');
  });

  it('is kept open by one comment at a time, after others have come and gone', async () => {
    const earlier = await open();
    earlier.stream.end();
    await textOf(earlier.read);
    const { stream, read } = await open();

    jest.advanceTimersByTime(15_000);
    stream.end();

    expect(await textOf(read)).toBe(':\n\n');
  });

  it('is not written to behind its end', async () => {
    const { stream, response, read } = await open();
    let failures = 0;
    response.on('error', () => failures++);

    stream.end();
    stream.send('test_call', 1, '{}');
    jest.advanceTimersByTime(15_000);

    expect(await textOf(read)).toBe('');
    expect(failures).toBe(0);
  });

  it('tells once that it is over, when the caller leaves', async () => {
    const opened = await open();
    const { response, read } = opened;

    read.destroy();
    await once(response, 'close');

    expect(opened.closes()).toBe(1);
  });

  it('tells so at once where the caller left before it began', async () => {
    const { response, read } = await open();
    read.destroy();
    await once(response, 'close');
    let closes = 0;

    const stream = new EventStream(aReply(response), () => closes++);
    stream.send('test_call', 1, '{}');

    expect(closes).toBe(1);
  });

  it('drops a caller who does not read, and holds at most 64 KiB and one event for them', async () => {
    const opened = await open();
    const { stream, response } = opened;
    const event = JSON.stringify({ text: 'x'.repeat(2_000) });
    let most = 0;

    for (let id = 1; !response.destroyed && id < 50_000; id++) {
      stream.send('test_call', id, event);
      most = Math.max(most, response.writableLength);
      if (id % 10 === 0) await aMoment();
    }
    await aMoment();
    await aMoment();

    expect(response.destroyed).toBe(true);
    expect(most).toBeLessThan(65_536 + 2 * event.length);
    expect(opened.closes()).toBe(1);
  });
});
