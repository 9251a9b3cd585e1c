import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';
import { tokenFor } from '../support/sign-in.js';

describe('a stop while a call is asked for', () => {
  let world: CallWorld;
  let socket: Socket;
  let stopped: Promise<void>;
  /** What was answered by the time at which nobody could connect any more. */
  let answeredBefore: string;
  let answers: string;

  beforeAll(async () => {
    world = await CallWorld.start({ env: { EXOTEL_TIMEOUT_MS: '4000' } });
    world.exotel.setFault({ answer: 'hang', routes: ['connect'] });
    socket = connect(Number(new URL(world.app.url).port), '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    const ended = once(socket, 'close');
    socket.write(request('POST', `${ROOT}/dids/${world.didId}/test-call`, '{"to_number":"+919000000000"}'));
    await world.exotel.until(() => world.exotel.requests('connect').length > 0);

    stopped = world.app.stop();
    while (await canConnect(Number(new URL(world.app.url).port))) await sleep(20);
    answeredBefore = Buffer.concat(received).toString();
    socket.write(request('GET', ROOT));
    await Promise.all([ended, stopped]);
    answers = Buffer.concat(received).toString();
  });

  afterAll(async () => {
    await world.exotel.stop();
    await world.database.stop();
  });

  function request(method: string, path: string, body = ''): string {
    return [
      `${method} ${path} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${tokenFor({ role: 'super_admin' })}`,
      ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]),
      '',
      body,
    ].join('\r\n');
  }

  async function canConnect(port: number): Promise<boolean> {
    const another = connect(port, '127.0.0.1');
    const isConnected = await once(another, 'connect').then(
      () => true,
      () => false,
    );
    another.destroy();
    return isConnected;
  }

  it('takes no new connection, long before the answer', () => {
    expect(answeredBefore).toBe('');
  });

  it('answers the request under way', () => {
    expect(answers).toMatch(/^HTTP\/1\.1 504 /);
    expect(answers).toContain('"provider_timeout"');
  });

  it('refuses what is asked behind it, as a problem that says when to come back', () => {
    const [, refusal = ''] = answers.split('HTTP/1.1 503');

    expect(refusal).toMatch(/content-type: application\/problem\+json/i);
    expect(refusal).toMatch(/retry-after: 2\r/i);
    expect(refusal).toContain('"not_ready"');
  });
});
