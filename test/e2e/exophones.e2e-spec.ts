import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { closedAddress, startBareServer } from '../support/bare-server.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const EXOPHONES = `${ROOT}/exophones`;
const IMPORT = `${ROOT}/dids/import`;
const FLOW = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';
const MAX_DIDS = 8;

const numberOf = (index: number): string => `+91${8047110000 + index}`;

describe("the account's numbers", () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;

  beforeAll(async () => {
    exotel = await startExotelStandIn();
    app = await startApp({ env: { EXOTEL_TIMEOUT_MS: '800', MAX_DIDS: String(MAX_DIDS) } });
    await app.api.storeCredentials(exotel.url);
  });

  afterEach(async () => {
    expect(exotel.requests()).toHaveLength(0);
    exotel.reset();
    for (const { id } of await dids()) await app.api.delete(`${ROOT}/dids/${id}`);
    await app.api.storeCredentials(exotel.url);
  });

  afterAll(async () => {
    await app.stop();
    await exotel.stop();
  });

  const dids = async (): Promise<any[]> => (await app.api.get(ROOT)).body.dids;
  const list = (): Promise<Answer> => app.api.get(EXOPHONES);
  const importThem = (numbers: unknown, more: object = {}): Promise<Answer> =>
    app.api.post(IMPORT, { numbers, ...more });
  const outcomes = (answer: Answer): string[] => answer.body.results.map(({ outcome }: any) => outcome);

  describe('listed', () => {
    it('are all of them, over all pages', async () => {
      const { body } = await list();

      expect(body.items.map(({ number }: any) => number)).toEqual(
        Array.from({ length: 120 }, (_, index) => numberOf(index + 1)),
      );
      expect(exotel.requests('numbers').map(({ query }) => query)).toEqual([
        { Page: '0', PageSize: '50' },
        { Page: '1', PageSize: '50' },
        { Page: '2', PageSize: '50' },
      ]);
    });

    it('say what they can, where calls go, and which of ours they are', async () => {
      exotel.replaceExophones([
        { number: numberOf(1), friendly_name: 'Support', voice_url: FLOW },
        { number: numberOf(2), voice: false, sms: true, voice_url: null },
      ]);
      const didId = await app.api.addDid({ number: '080-4711-0001' });

      expect((await list()).body).toEqual({
        items: [
          { number: numberOf(1), friendly_name: 'Support', voice: true, flow_url: FLOW, did_id: didId },
          { number: numberOf(2), friendly_name: '08047110002', voice: false, flow_url: '', did_id: '' },
        ],
      });
    });

    it('repeat no secret, and store none by an import', async () => {
      const voice_url = `${FLOW}?key=simtoken`;
      exotel.replaceExophones([{ number: numberOf(1), friendly_name: 'simkey:simtoken', voice_url }]);

      expect((await list()).body.items).toEqual([
        { number: numberOf(1), friendly_name: '***', voice: true, flow_url: '', did_id: '' },
      ]);
      expect(outcomes(await importThem([numberOf(1)]))).toEqual(['added']);
      expect((await dids())[0].flow_url).toBe('');
    });

    it('keep the flow URLs of an old account, whose key is its SID', async () => {
      const old = await startExotelStandIn({ apiKey: 'cxbsim' });
      await app.api.storeCredentials(old.url);
      await app.api.put(ROOT, { api_key: 'cxbsim' });
      old.replaceExophones([{ number: numberOf(1), friendly_name: 'Support', voice_url: FLOW }]);

      expect((await list()).body.items).toEqual([
        { number: numberOf(1), friendly_name: 'Support', voice: true, flow_url: FLOW, did_id: '' },
      ]);
      await old.stop();
    });

    it('are none of an account without any', async () => {
      exotel.replaceExophones([]);

      expect((await list()).body).toEqual({ items: [] });
    });

    describe('by an Exotel that sends to another host', () => {
      const page = (next: string | null, ...numbers: string[]): string =>
        JSON.stringify({
          next_page_uri: next,
          incoming_phone_numbers: numbers.map((phone_number) => ({
            phone_number,
            capabilities: { voice: true },
          })),
        });

      async function listAt(
        pages: (query: string, elsewhere: string) => string,
      ): Promise<{ answer: Answer; asked: number }> {
        const elsewhere = await startBareServer((response) => void response.end(page(null, numberOf(9))));
        const configured = await startBareServer((response, { url }) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(pages(url.split('?')[1] ?? '', elsewhere.url));
        });
        await app.api.put(ROOT, { api_base_url: configured.url });
        const answer = await list();
        const foreign = elsewhere.connections();
        await Promise.all([configured.stop(), elsewhere.stop()]);
        expect(foreign).toBe(0);
        return { answer, asked: configured.requests.length };
      }

      it('use the query of the next page alone, on the configured host', async () => {
        const { answer, asked } = await listAt((query, elsewhere) =>
          query.includes('Page=1')
            ? page(null, numberOf(2))
            : page(`${elsewhere}/v2_beta/Accounts/evil/IncomingPhoneNumbers?Page=1&PageSize=50`, numberOf(1)),
        );

        expect(answer.body.items.map(({ number }: any) => number)).toEqual([numberOf(1), numberOf(2)]);
        expect(asked).toBe(2);
      });

      it('are no list when its pages go round in a circle', async () => {
        const { answer, asked } = await listAt((_query, elsewhere) =>
          page(`${elsewhere}/?Page=1`, numberOf(1)),
        );

        expect([answer.status, answer.body.code]).toEqual([502, 'provider_bad_response']);
        expect(asked).toBe(2);
      });

      it('are no list when two pages name each other, which is seen at once', async () => {
        const { answer, asked } = await listAt((query, elsewhere) =>
          page(`${elsewhere}/?Page=${query.includes('Page=1') ? 2 : 1}`, numberOf(1)),
        );

        expect([answer.status, answer.body.code]).toEqual([502, 'provider_bad_response']);
        expect(asked).toBe(3);
      });

      it('name a number once that stands on two pages', async () => {
        const { answer } = await listAt((query, elsewhere) =>
          query.includes('Page=1')
            ? page(null, numberOf(1), numberOf(2))
            : page(`${elsewhere}/?Page=1`, numberOf(1)),
        );

        expect(answer.body.items.map(({ number }: any) => number)).toEqual([numberOf(1), numberOf(2)]);
      });

      it('are no list when its pages never end', async () => {
        let next = 1;
        const { answer, asked } = await listAt((_query, elsewhere) => {
          next += 1;
          return page(`${elsewhere}/?Page=${next}`, numberOf(1));
        });

        expect([answer.status, answer.body.code]).toEqual([502, 'provider_bad_response']);
        expect(asked).toBe(200);
      });

      it('are no list when there are more of them than anybody has, which is seen before they are read', async () => {
        const { answer, asked } = await listAt((query, elsewhere) => {
          const from = Number(/Page=(\d+)/.exec(query)?.[1] ?? 0);
          const numbers = Array.from({ length: 4_000 }, (_, index) => numberOf(from * 4_000 + index));
          return page(`${elsewhere}/?Page=${from + 1}`, ...numbers);
        });

        expect([answer.status, answer.body.code]).toEqual([502, 'provider_bad_response']);
        expect(answer.body.detail).toContain('more than 10000 numbers');
        expect(asked).toBe(3);
      });

      it('have names and numbers of a bounded length', async () => {
        const { answer } = await listAt(() =>
          JSON.stringify({
            incoming_phone_numbers: [{ phone_number: '1'.repeat(9_000), friendly_name: 'n'.repeat(9_000) }],
          }),
        );

        expect(answer.body.items).toEqual([
          expect.objectContaining({ number: '1'.repeat(64), friendly_name: 'n'.repeat(256) }),
        ]);
      });

      it('leave out what is no number, and read what is half there', async () => {
        const { answer } = await listAt(() =>
          JSON.stringify({
            incoming_phone_numbers: [null, 7, {}, { phone_number: numberOf(1) }, { phone_number: [] }],
          }),
        );

        expect(answer.body.items).toEqual([
          { number: numberOf(1), friendly_name: '', voice: false, flow_url: '', did_id: '' },
        ]);
      });
    });
  });

  describe('imported', () => {
    it.each([
      '+918047110005',
      '08047110005',
      '8047110005',
      '918047110005',
      '00918047110005',
      '080-4711-0005',
      ' +91 (80) 4711.0005 ',
    ])('are found as %j, and stored as E.164 with their flow', async (spelling) => {
      const answer = await importThem([spelling]);

      const [did] = await dids();
      expect(answer.body).toEqual({
        dry_run: false,
        results: [{ number: spelling, outcome: 'added', did_id: did.id }],
      });
      expect(did).toMatchObject({ number: numberOf(5), flow_url: FLOW, bot_id: '', label: '' });
    });

    it('say of each what happened, in the order given', async () => {
      const didId = await app.api.addDid({ number: '08047110001' });

      const answer = await importThem([
        numberOf(1),
        numberOf(2),
        '02',
        '+918047119999',
        'abc',
        '0' + numberOf(2).slice(3),
      ]);

      const added = (await dids()).find(({ number }) => number === numberOf(2)).id;
      expect(answer.body.results.map(({ outcome, did_id }: any) => [outcome, did_id])).toEqual([
        ['exists', didId],
        ['added', added],
        ['invalid', ''],
        ['not_in_account', ''],
        ['invalid', ''],
        ['exists', added],
      ]);
    });

    it('change nothing by a dry run, which says the same', async () => {
      const numbers = [
        numberOf(1),
        numberOf(1).replace('+91', '0'),
        '+918047119999',
        'x',
        ...Array.from({ length: 10 }, (_, index) => numberOf(20 + index)),
      ];

      const dry = await importThem(numbers, { dry_run: true });
      const before = await dids();
      const done = await importThem(numbers);

      expect(dry.body.dry_run).toBe(true);
      expect(dry.body.results.every(({ did_id }: any) => did_id === '')).toBe(true);
      expect(before).toEqual([]);
      expect(outcomes(dry)).toEqual(outcomes(done));
      expect(outcomes(done).filter((outcome) => outcome === 'added')).toHaveLength(MAX_DIDS);
      expect(outcomes(done).slice(-3)).toEqual(['limit_reached', 'limit_reached', 'limit_reached']);
    });

    it('are added once by two imports at once, and both know the id', async () => {
      const numbers = Array.from({ length: 6 }, (_, index) => numberOf(30 + index));

      const answers = await Promise.all([importThem(numbers), importThem(numbers)]);

      const ids = new Map((await dids()).map(({ number, id }) => [number, id]));
      expect(ids.size).toBe(6);
      for (const [index, number] of numbers.entries()) {
        const results = answers.map(({ body }) => body.results[index]);
        expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'exists']);
        expect(results.map(({ did_id }) => did_id)).toEqual([ids.get(number), ids.get(number)]);
      }
    });

    it.each([
      null,
      'ftp://my.exotel.com/x',
      'javascript:alert(1)',
      `http://my.exotel.com/${'x'.repeat(2_048)}`,
    ])('bring no flow of the form %j', async (voice_url) => {
      exotel.changeExophones([{ number: numberOf(6), voice_url }]);

      expect(outcomes(await importThem([numberOf(6)]))).toEqual(['added']);
      expect((await dids())[0].flow_url).toBe('');
    });

    it.each([
      ['nothing', undefined],
      ['null', null],
      ['no number', []],
      ['501 numbers', Array.from({ length: 501 }, (_, index) => numberOf(index))],
      ['a text', numberOf(1)],
      ['a number', [8047110001]],
      ['a control character', [`${numberOf(1)}\n`]],
      ['a text of 65 characters', ['1'.repeat(65)]],
    ])('are refused when there is %s in the list', async (_what, numbers) => {
      const answer = await importThem(numbers);

      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.body.errors).toEqual([{ field: 'numbers', message: expect.any(String) }]);
      expect(exotel.requests('all')).toHaveLength(0);
    });

    it('are called what Exotel calls them, where that is not the number', async () => {
      exotel.changeExophones([
        { number: numberOf(1), friendly_name: 'Line 0' },
        { number: numberOf(2), friendly_name: '+91 80 4711 0002' },
      ]);

      await importThem([numberOf(1), numberOf(2)]);

      expect((await dids()).map(({ label }) => label)).toEqual(['Line 0', '']);
    });

    it('are refused with a dry_run that is no yes or no', async () => {
      const answer = await importThem([numberOf(1)], { dry_run: 'yes' });

      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'dry_run']);
    });

    it('may be 500 at once', async () => {
      const answer = await importThem(
        Array.from({ length: 500 }, (_, index) => numberOf(index + 1)),
        { dry_run: true },
      );

      expect(answer.status).toBe(200);
      expect(outcomes(answer).filter((outcome) => outcome === 'not_in_account')).toHaveLength(380);
    });
  });

  describe.each([
    ['GET', EXOPHONES, undefined],
    ['POST', IMPORT, { numbers: [numberOf(1)] }],
  ] as const)('%s %s', (method, path, json) => {
    const ask = (as: 'admin' | 'super_admin' | undefined = 'super_admin'): Promise<Answer> =>
      app.api.request(method, path, { as, ...(json && { json }) });

    it.each([
      ['401', 502, 'provider_rejected'],
      ['403', 502, 'provider_rejected'],
      ['404', 502, 'provider_rejected'],
      ['429', 502, 'provider_rejected'],
      ['500', 502, 'provider_rejected'],
      ['503', 502, 'provider_rejected'],
      ['html', 502, 'provider_bad_response'],
      ['empty', 502, 'provider_bad_response'],
      ['json_null', 502, 'provider_bad_response'],
      ['redirect', 502, 'provider_bad_response'],
      ['big', 502, 'provider_bad_response'],
      ['hang', 504, 'provider_timeout'],
      ['down', 504, 'provider_timeout'],
    ] as const)('answers an Exotel that answers %s with %i %s', async (answer, status, code) => {
      exotel.setFault({ answer, routes: ['numbers'] });

      const { body, ...rest } = await ask();

      expect([rest.status, body.code]).toEqual([status, code]);
      expect(body.detail).not.toMatch(/call/);
      expect(await dids()).toEqual([]);
    });

    it('answers with 502 when nothing listens there', async () => {
      await app.api.put(ROOT, { api_base_url: await closedAddress() });

      expect((await ask()).body.code).toBe('provider_unreachable');
    });

    it('answers with 409 without credentials', async () => {
      await app.api.put(ROOT, { api_token: '' });

      const { status, body } = await ask();

      expect([status, body.code]).toEqual([409, 'not_configured']);
    });

    it('lets nobody below super_admin ask', async () => {
      expect((await ask('admin')).status).toBe(403);
      expect((await app.api.request(method, path, { as: undefined, ...(json && { json }) })).status).toBe(
        401,
      );
    });
  });
});
