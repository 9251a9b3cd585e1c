import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { selfSigned } from '../../simulator/tls/self-signed.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { closedAddress, PLACED, startBareServer } from '../support/bare-server.js';
import type { Answerer, BareServer } from '../support/bare-server.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const TIMEOUT_MS = 400;
const MAX_MS = TIMEOUT_MS + 600;

describe('an Exotel that misbehaves', () => {
  let app: RunningApp;
  let didId: string;

  beforeAll(async () => {
    app = await startApp({
      env: { EXOTEL_TIMEOUT_MS: String(TIMEOUT_MS), EXOTEL_ALLOWED_HOSTS: 'no-such-host.invalid' },
    });
    await app.api.storeCredentials('http://127.0.0.1:1');
    didId = await app.api.addDid();
  });

  afterAll(async () => {
    await app.stop();
  });

  beforeEach(async () => {
    await app.connection.collection('test_calls').deleteMany({});
  });

  /** Places a call at this address; gives the answer, what was stored, and how long it took. */
  async function placeAt(url: string): Promise<{ answer: Answer; status: string; tookMs: number }> {
    await app.api.put(ROOT, { api_base_url: url });
    const startedAt = Date.now();
    const answer = await app.api.placeTestCall(didId, '9000000000');
    const tookMs = Date.now() - startedAt;
    const calls = await app.connection.collection('test_calls').find({}).toArray();
    expect(calls).toHaveLength(1);
    return { answer, status: calls[0]?.['status'] as string, tookMs };
  }

  async function withServer<T>(answerer: Answerer, act: (server: BareServer) => Promise<T>): Promise<T> {
    const server = await startBareServer(answerer);
    try {
      return await act(server);
    } finally {
      await server.stop();
    }
  }

  it('is not asked on a connection that lay idle: what is between may have forgotten it', async () => {
    const answerer: Answerer = (response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ Account: { Sid: 'cxbsim' } }));
    };
    await withServer(answerer, async (exotel) => {
      await app.api.put(ROOT, { api_base_url: exotel.url });
      const verify = async (): Promise<unknown> => (await app.api.post(`${ROOT}/verify`, {})).body.outcome;

      expect([await verify(), await verify(), exotel.connections()]).toEqual(['valid', 'valid', 1]);
      await sleep(4_500);
      expect([await verify(), exotel.connections()]).toEqual(['valid', 2]);
    });
  });

  describe('as a whole', () => {
    let exotel: ExotelStandIn;

    beforeAll(async () => {
      exotel = await startExotelStandIn({ port: 0 });
    });

    afterAll(async () => {
      await exotel.stop();
    });

    it.each([
      ['big', 502, 'provider_bad_response', 'unknown'],
      ['entity_bomb', 502, 'provider_bad_response', 'unknown'],
      ['drip', 504, 'provider_timeout', 'unknown'],
      ['redirect', 502, 'provider_bad_response', 'unknown'],
      ['hang', 504, 'provider_timeout', 'unknown'],
      ['down', 504, 'provider_timeout', 'unknown'],
      ['truncated', 504, 'provider_timeout', 'unknown'],
      ['html', 502, 'provider_bad_response', 'unknown'],
      ['empty', 502, 'provider_bad_response', 'unknown'],
      ['text', 502, 'provider_bad_response', 'unknown'],
      ['binary', 502, 'provider_bad_response', 'unknown'],
      ['json_null', 502, 'provider_bad_response', 'unknown'],
      ['400', 502, 'provider_rejected', 'rejected'],
      ['503', 502, 'provider_rejected', 'unknown'],
    ] as const)(
      '%s: %d %s, stored as %s, after one request and in time',
      async (fault, httpStatus, code, stored) => {
        exotel.reset();
        exotel.setFault({ answer: fault });

        const { answer, status, tookMs } = await placeAt(exotel.url);

        expect([answer.status, answer.body.code, status]).toEqual([httpStatus, code, stored]);
        expect(exotel.requests('all')).toHaveLength(1);
        expect(tookMs).toBeLessThan(MAX_MS);
      },
    );
  });

  describe('over many megabytes', () => {
    const CHUNK = Buffer.alloc(256 * 1_024, 'x');

    /** 50 MB as fast as they are read. */
    const flood: Answerer = (response) => {
      let left = 200;
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = (): void => {
        while (left > 0 && !response.destroyed) {
          left -= 1;
          if (!response.write(CHUNK)) return;
        }
        response.end();
      };
      response.on('drain', pour);
      pour();
    };

    it('is hung up on after the first', async () => {
      await withServer(flood, async (server) => {
        const { answer } = await placeAt(server.url);

        expect(answer.body.code).toBe('provider_bad_response');
        expect(server.bytesSent()).toBeLessThan(16 * 1_048_576);
      });
    });

    it('leaves memory flat', async () => {
      await withServer(flood, async (server) => {
        await placeAt(server.url);
        const before = process.memoryUsage.rss();
        for (let round = 0; round < 5; round += 1) {
          await app.connection.collection('test_calls').deleteMany({});
          await placeAt(server.url);
        }

        expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1_048_576);
      });
    });

    it('is read up to one MiB, and not a byte more', async () => {
      const ofSize =
        (size: number): Answerer =>
        (response) => {
          const call = '{"Call":{"Sid":"s","Status":"queued"},"x":"';
          response.writeHead(200).end(`${call}${'x'.repeat(size - call.length - 2)}"}`);
        };

      await withServer(ofSize(1_048_576), async (server) => {
        expect((await placeAt(server.url)).answer.status).toBe(201);
      });
      await app.connection.collection('test_calls').deleteMany({});
      await withServer(ofSize(1_048_577), async (server) => {
        expect((await placeAt(server.url)).answer.body.code).toBe('provider_bad_response');
      });
    });

    it('is not unpacked', async () => {
      const { gzipSync } = await import('node:zlib');
      const bomb = gzipSync(Buffer.alloc(50 * 1_048_576, ' '));

      await withServer(
        (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
        async (server) => {
          const { answer } = await placeAt(server.url);

          expect(answer.body.code).toBe('provider_bad_response');
          expect(server.requests[0]?.headers['accept-encoding']).toBe('identity');
        },
      );
    });
  });

  describe('with odd answers', () => {
    const json =
      (body: unknown, status = 200): Answerer =>
      (response) => {
        response.writeHead(status, { 'content-type': 'text/html' }).end(JSON.stringify(body));
      };
    const xml =
      (body: string): Answerer =>
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      };

    const cases: [string, Answerer, number, string | undefined][] = [
      ['JSON, whatever its type', json({ Call: { Sid: 's1', Status: 'queued' } }), 201, undefined],
      [
        'XML, whatever its type',
        xml('<TwilioResponse><Call><Sid>s1</Sid></Call></TwilioResponse>'),
        201,
        undefined,
      ],
      [
        'XML with a declaration',
        xml('<?xml version="1.0"?>\n<R><Call><Sid>s1</Sid></Call></R>'),
        201,
        undefined,
      ],
      ['a call without a status', json({ Call: { Sid: 's1' } }), 201, undefined],
      ['a top-level Message', json({ Message: 'No' }), 502, 'provider_rejected'],
      [
        'a call beside a RestException',
        json({ Call: { Sid: 's' }, RestException: {} }),
        502,
        'provider_rejected',
      ],
      ['an empty SID', json({ Call: { Sid: '' } }), 502, 'provider_bad_response'],
      ['a SID that is an object', json({ Call: { Sid: { $gt: '' } } }), 502, 'provider_bad_response'],
      ['a SID of a kilobyte', json({ Call: { Sid: 'x'.repeat(1_024) } }), 502, 'provider_bad_response'],
      ['a call that is null', json({ Call: null }), 502, 'provider_bad_response'],
      ['a list', json([{ Call: { Sid: 's' } }]), 502, 'provider_bad_response'],
      ['broken XML', xml('<TwilioResponse><Call>'), 502, 'provider_bad_response'],
      ['201 with a call', json({ Call: { Sid: 's1' } }, 201), 201, undefined],
      ['204', (response) => response.writeHead(204).end(), 502, 'provider_bad_response'],
      ['403 with a call', json({ Call: { Sid: 's1' } }, 403), 502, 'provider_rejected'],
      ['404 with nothing', (response) => response.writeHead(404).end(), 502, 'provider_rejected'],
      ['500 with nothing', (response) => response.writeHead(500).end(), 502, 'provider_rejected'],
      ['301 without a Location', (response) => response.writeHead(301).end(), 502, 'provider_bad_response'],
      [
        '307 with a call in it',
        (response) => response.writeHead(307, { location: '/x' }).end('{"Call":{"Sid":"s"}}'),
        502,
        'provider_bad_response',
      ],
      [
        'no HTTP',
        (response) => response.socket?.end('SSH-2.0-OpenSSH_9\r\n\r\n'),
        502,
        'provider_bad_response',
      ],
      ['a closed connection', (response) => response.socket?.destroy(), 504, 'provider_timeout'],
      [
        'prototypes to pollute',
        (response) => response.end('{"__proto__":{"polluted":1},"Call":{"Sid":"s","Status":"queued"}}'),
        201,
        undefined,
      ],
    ];

    it.each(cases)('%s', async (_title, answerer, httpStatus, code) => {
      await withServer(answerer, async (server) => {
        const { answer } = await placeAt(server.url);

        expect([answer.status, answer.body.code]).toEqual([httpStatus, code]);
        expect(server.requests).toHaveLength(1);
      });
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('explains a refusal under 200 by the status that it speaks of, and shows that of HTTP', async () => {
      await withServer(json({ RestException: { Status: 401, Message: 'No' } }), async (server) => {
        const { answer, status } = await placeAt(server.url);
        const { body } = await app.api.get(`${ROOT}/test-calls/${answer.body.test_call_id}`);

        expect([answer.status, answer.body.provider.http_status, status]).toEqual([502, 200, 'rejected']);
        expect(body.explanation.code).toBe('credentials_refused');
      });
    });

    it.each([400, 403])(
      'quotes the words of a refusal with %d, without number and secret',
      async (status) => {
        const Message = 'Calls to +91 90000 00000 are paused for simtoken: ticket EX-4711';
        await withServer(json({ RestException: { Code: 34099, Message } }, status), async (server) => {
          const { answer } = await placeAt(server.url);
          const { body } = await app.api.get(`${ROOT}/test-calls/${answer.body.test_call_id}`);

          expect(body.explanation.summary).toContain(
            'Exotel says: "Calls to \u20260000 are paused for ***: ticket EX-4711" (34099).',
          );
        });
      },
    );

    it('says of a 408 that the call may have been placed, in the answer and in its explanation', async () => {
      await withServer(
        (response) => response.writeHead(408).end(),
        async (server) => {
          const { answer, status } = await placeAt(server.url);
          const { body } = await app.api.get(`${ROOT}/test-calls/${answer.body.test_call_id}`);

          expect([answer.body.code, status]).toEqual(['provider_rejected', 'rejected']);
          expect(answer.body.detail).toContain('The call may have been placed');
          expect(body.explanation.code).toBe('exotel_failed');
        },
      );
    });

    it('keeps a status word that nobody knows', async () => {
      await withServer(json({ Call: { Sid: 's', Status: 'transmogrified' } }), async (server) => {
        const { answer } = await placeAt(server.url);

        expect(answer.body).toMatchObject({ status: 'placed', provider_status: 'transmogrified' });
      });
    });

    it('shows an overlong message of Exotel\u2019s in one short line', async () => {
      await withServer(
        json({ RestException: { Message: 'very\n\u0007'.repeat(1_000) } }, 400),
        async (server) => {
          const { answer } = await placeAt(server.url);

          expect(answer.body.provider.message.length).toBeLessThanOrEqual(300);
          expect(answer.body.provider.message).not.toMatch(/\p{Cc}/u);
        },
      );
    });

    it('follows no redirect, to wherever it leads', async () => {
      await withServer(PLACED, async (elsewhere) => {
        await withServer(
          (response) => response.writeHead(302, { location: `${elsewhere.url}/v1/` }).end(),
          async (server) => {
            await placeAt(server.url);

            expect([server.requests.length, elsewhere.connections()]).toEqual([1, 0]);
          },
        );
      });
    });
  });

  describe('that cannot be reached', () => {
    async function unreachable(url: string): Promise<void> {
      const { answer, status, tookMs } = await placeAt(url);

      expect([answer.status, answer.body.code, status]).toEqual([502, 'provider_unreachable', 'not_sent']);
      expect(answer.body.detail).toMatch(/no call was placed/);
      expect(tookMs).toBeLessThan(MAX_MS);
    }

    it('is told from one that may have been: a closed port', async () => {
      await unreachable(await closedAddress());
    });

    it('a name that does not exist', async () => {
      await unreachable('https://no-such-host.invalid');
    });

    it.each([
      ['a certificate that nobody vouches for', {}],
      ['a certificate for another host', { hosts: ['elsewhere.example.com'] }],
      [
        'a certificate that has expired',
        { notAfter: new Date(Date.now() - 86_400_000), notBefore: new Date(0) },
      ],
    ])('%s', async (_title, setup) => {
      const server = await startBareServer(PLACED, selfSigned(setup));

      await unreachable(server.url);

      expect(server.requests).toHaveLength(0);
      await server.stop();
    });

    it('plain HTTP where TLS was expected', async () => {
      await withServer(PLACED, async (server) => {
        await unreachable(server.url.replace('http:', 'https:'));

        expect(server.requests).toHaveLength(0);
      });
    });

    it('a server that never begins TLS', async () => {
      const silent = createServer((socket) => socket.on('error', () => socket.destroy()));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));

      await unreachable(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`);

      silent.close();
    });
  });

  it('is reached without the proxy that the environment names', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    await withServer(PLACED, async (proxy) => {
      for (const name of names) process.env[name] = proxy.url;
      try {
        await withServer(PLACED, async (server) => {
          const { answer } = await placeAt(server.url);

          expect(answer.status).toBe(201);
          expect([server.requests.length, proxy.connections()]).toEqual([1, 0]);
        });
      } finally {
        for (const name of names) Reflect.deleteProperty(process.env, name);
      }
    });
  });

  it('is not asked on a connection that was used before', async () => {
    await withServer(PLACED, async (server) => {
      for (let round = 0; round < 3; round += 1) {
        await app.connection.collection('test_calls').deleteMany({});
        await placeAt(server.url);
      }

      expect([server.requests.length, server.connections()]).toEqual([3, 3]);
    });
  });
});
