import { inspect } from 'node:util';
import { closedAddress, PLACED, startBareServer } from '../../../test/support/bare-server.js';
import type { Answerer, BareServer } from '../../../test/support/bare-server.js';
import type { AppConfig } from '../../config/config.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { Tracing } from '../../tracing/tracing.js';
import { ExotelHttp } from './exotel-http.client.js';
import type { ExotelAnswer } from './exotel-http.client.js';

const TOKEN = 'a-callback-token-of-forty-three-characters.';
const KEY = 'the-api-key';
const SECRET = 'the-api-token';
/** As the `Authorization` header has them. */
const HEADER = Buffer.from(`${KEY}:${SECRET}`).toString('base64');

const CALL = {
  operation: 'connect',
  method: 'POST',
  path: 'Calls/connect',
  form: new URLSearchParams({ StatusCallback: `https://cxb.example.com/callbacks/${TOKEN}` }),
} as const;

describe('ExotelHttp', () => {
  let servers: BareServer[] = [];

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    servers = [];
  });

  /** Asks for a call at a server that answers like this, or at `url`. */
  async function ask(
    answerer: Answerer,
    change: Partial<AppConfig> = {},
    url?: string,
  ): Promise<ExotelAnswer> {
    const server = await startBareServer(answerer);
    servers.push(server);
    const exotel = new ExotelHttp(
      {
        exotelTimeoutMs: 200,
        exotelAllowLoopback: true,
        exotelAllowedHosts: [],
        ...change,
      } as unknown as AppConfig,
      { exotelRequests: { startTimer: () => () => undefined } } as unknown as Metrics,
      { beginQuestion: () => ({ end: () => undefined }) } as unknown as Tracing,
    );
    const credentials = { accountSid: 'acme', apiKey: KEY, apiToken: SECRET, version: '' };
    return exotel
      .ask({ ...credentials, apiBaseUrl: url ?? server.url }, CALL, (answer) => answer)
      .finally(() => {
        exotel.onApplicationShutdown();
      });
  }

  const failure = async (...given: Parameters<typeof ask>): Promise<Error> =>
    ask(...given).then(
      () => new Error('it was answered'),
      (error: unknown) => error as Error,
    );

  it('asks nobody at an address that is not allowed, whoever hands it in', async () => {
    expect(await failure(PLACED, { exotelAllowLoopback: false })).toMatchObject({
      code: 'base_url_not_allowed',
    });
    expect(servers.map((server) => server.connections())).toEqual([0]);
  });

  it('hides the token of the callback in what Exotel says, and in what is read of it', async () => {
    const echo: Answerer = (response) => {
      response
        .writeHead(403)
        .end(JSON.stringify({ RestException: { Message: `cannot report to ${TOKEN}` } }));
    };

    expect(await failure(echo)).toMatchObject({ provider: { message: 'cannot report to ***' } });
    expect((await ask(PLACED)).secrets.hideIn(`at ${TOKEN}`)).toBe('at ***');
  });

  it.each<[string, Answerer, string | undefined, string]>([
    ['nobody answers', () => undefined, undefined, 'provider_timeout'],
    ['the connection breaks', (response) => response.destroy(), undefined, 'provider_timeout'],
    ['nothing listens there', PLACED, 'closed', 'provider_unreachable'],
    [
      'it is no HTTP',
      (response) => response.socket?.end('nonsense\r\n\r\n'),
      undefined,
      'provider_bad_response',
    ],
    [
      'it is too large',
      (response) => response.writeHead(200).end('x'.repeat(1_048_577)),
      undefined,
      'provider_bad_response',
    ],
  ])(
    'carries no secret in its error, however a log writes it down: %s',
    async (_what, answerer, to, code) => {
      const error = await failure(answerer, {}, to && (await closedAddress()));

      expect(error).toMatchObject({ code, cause: expect.any(Error) as Error });
      const written = inspect(error, { depth: null, showHidden: true });
      for (const secret of [KEY, SECRET, HEADER, TOKEN]) expect(written).not.toContain(secret);
    },
  );
});
