import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../support/api.js';
import { rawBytes } from '../support/raw-request.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const ENDS_WITHIN_MS = 8_000;
const SIGN_IN = '/api/v1/sign-in';
const HEAD = 'Host: a\r\nContent-Type: application/json\r\n';
/** A request that would be answered if anything before it were taken for less than it is. */
const SMUGGLED = 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n';

describe('connections that keep us waiting', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({
      config: {
        connections: { headersMs: 400, requestMs: 800, checkMs: 50, stillMs: 60_000, pipelined: 16 },
      },
    });
  });

  afterAll(async () => {
    await app.stop();
  });

  /** Opens a connection, says this, goes on with a letter every 40 ms if there are any; gives what came until its end. */
  async function drip(beginning: string, letters = ''): Promise<string> {
    const socket = open(app.url);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    const closed = once(socket, 'close');
    socket.write(beginning);
    for (let index = 0; index < ENDS_WITHIN_MS / 40 && !socket.destroyed && letters !== ''; index++) {
      socket.write(letters);
      await Promise.race([closed, pause(40, undefined, { ref: false })]);
    }
    await Promise.race([
      closed,
      pause(ENDS_WITHIN_MS, undefined, { ref: false }).then(() => socket.destroy(new Error('still open'))),
    ]);
    return text;
  }

  it.each([
    ['says nothing', '', ''],
    ['stops in its request line', 'GET /hea', ''],
    ['sends its headers a letter at a time', 'GET /health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'x'],
    ['never ends its headers', 'GET /health/live HTTP/1.1\r\nHost: a\r\n', 'X-More: 1\r\n'],
    [
      'sends its body a letter at a time',
      `POST ${SIGN_IN} HTTP/1.1\r\n${HEAD}Content-Length: 100000\r\n\r\n{"`,
      'x',
    ],
    ['never sends its body', `POST ${SIGN_IN} HTTP/1.1\r\n${HEAD}Content-Length: 10\r\n\r\n`, ''],
    [
      'sends its chunks a letter at a time',
      `POST ${SIGN_IN} HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
      '1\r\nx\r\n',
    ],
  ])('are ended with 408: one that %s', async (_title, beginning, letters) => {
    const text = await drip(beginning, letters);

    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('application/problem+json');
  });

  it('do not keep others from being served', async () => {
    const idle = Array.from({ length: 200 }, () => open(app.url));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    for (const socket of idle) socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ');

    const answer = await app.api.get(ROOT);

    expect(answer.status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it.each([
    ['a length and chunks', `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n`],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}'],
    ['a length twice', 'Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}'],
    ['a list of lengths', 'Content-Length: 2, 2\r\n\r\n{}'],
    ['a length with a sign', 'Content-Length: +2\r\n\r\n{}'],
    ['a hexadecimal length', 'Content-Length: 0x2\r\n\r\n{}'],
    ['a length beyond all numbers', 'Content-Length: 99999999999999999999\r\n\r\n{}'],
    ['a coding that is no coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunks that are not the last coding', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['two codings', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n'],
    ['a space before a colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a coding on a folded line', 'Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}'],
    ['a header that ends with LF alone', 'X-Bare: a\nContent-Length: 2\r\n\r\n{}'],
    ['a header with CR alone', 'X-Bare: a\rContent-Length: 2\r\n\r\n{}'],
    ['a header with NUL', 'X-Nul: a\0b\r\nContent-Length: 2\r\n\r\n{}'],
    ['a header without a name', ': b\r\nContent-Length: 2\r\n\r\n{}'],
    ['a chunk that ends with LF alone', 'Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n'],
    ['a chunk of a size that is none', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
    [
      'a chunk of a size beyond all numbers',
      'Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n',
    ],
  ])('ends %s with 400, and answers nothing behind it', async (_title, rest) => {
    const text = await rawBytes(app.url, `POST ${SIGN_IN} HTTP/1.1\r\n${HEAD}${rest}${SMUGGLED}`);

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it.each([
    ['lines that end with LF alone', 'GET /health/live HTTP/1.1\nHost: a\n\n'],
    ['a request without Host', 'GET /health/live HTTP/1.1\r\n\r\n'],
    ['a space before the first header', 'GET /health/live HTTP/1.1\r\n Host: a\r\n\r\n'],
    ["HTTP/2's first words", 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('ends %s with 400', async (_title, bytes) => {
    expect(await rawBytes(app.url, bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['Host', 'Host: a\r\nHost: b\r\n'],
    ['host, however it is spelled', 'Host: a\r\nhost: a\r\n'],
    ['Authorization', 'Host: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y\r\n'],
  ])('ends two headers %s with 400', async (_title, headers) => {
    const text = await rawBytes(app.url, `GET /health/live HTTP/1.1\r\n${headers}\r\n${SMUGGLED}`);

    expect(text).toMatch(/^HTTP\/1\.1 400 [^]*"code":"validation_failed"/);
    expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  });

  it('tunnels nothing', async () => {
    expect(await rawBytes(app.url, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')).toBe(
      '',
    );
  });
});

describe('connections that do not take their answers', () => {
  const STILL_MS = 600;
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({
      env: { EXOTEL_TIMEOUT_MS: '100' },
      config: {
        connections: {
          headersMs: 15_000,
          requestMs: 30_000,
          checkMs: 5_000,
          stillMs: STILL_MS,
          pipelined: 16,
        },
      },
    });
  });

  afterAll(async () => {
    await app.stop();
  });

  it('are ended before a few KB asked for fill the memory', async () => {
    const socket = open(app.url);
    socket.pause();
    socket.write('GET /api/docs-json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_500));

    await ended(socket, 50);

    expect((await app.api.get('/health/live')).status).toBe(200);
    const answered = app
      .log()
      .split('\n')
      .filter((line) => line.includes('"route":"/api/docs-json"'));
    expect(answered.length).toBeLessThanOrEqual(16);
  });

  it('may pipeline what they take', async () => {
    const answers = await rawBytes(
      app.url,
      'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(15) +
        'GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );

    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(16);
  });

  it('are ended once they have been still for long', async () => {
    const socket = open(app.url);
    const began = performance.now();
    socket.pause();
    // More than the system holds on the way.
    socket.write('GET /api/docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(10));

    await ended(socket, 4 * STILL_MS);

    expect(performance.now() - began).toBeLessThan(20 * STILL_MS);
  });
});

/** Who reads nothing hears of the end when they write. */
async function ended(socket: Socket, writeEveryMs: number): Promise<void> {
  const poke = setInterval(() => socket.write('\r\n'), writeEveryMs);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(poke);
}

function open(url: string): Socket {
  const { hostname, port } = new URL(url);
  // A connection that is cut off is what these tests wait for.
  return connect(Number(port), hostname).on('error', () => undefined);
}
