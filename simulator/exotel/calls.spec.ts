import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import { toExotelDate } from './calls/exotel-date.js';
import { ACCOUNT, get, parsed, place, rawRequest, sidOf } from '../testing/raw-request.js';

type Shown = Record<string, unknown>;
interface Listed {
  Metadata: { Total: number; PageSize: number; PrevPageUri: string | null; NextPageUri: string | null };
  Calls: Shown[];
}

let exotel: ExotelStandIn;

beforeAll(async () => {
  exotel = await startExotelStandIn({ seed: 1, speed: 50, callsPerMinute: 0, detailsDelayMs: 10_000 });
});
afterAll(() => exotel.stop());
beforeEach(() => {
  exotel.reset();
});

async function details(sid: string, query = ''): Promise<Shown> {
  return (parsed(await get(exotel.url, `${ACCOUNT}/Calls/${sid}.json${query}`)) as { Call: Shown }).Call;
}

function ended(sid: string): Promise<unknown> {
  return exotel.until((standIn) => standIn.call(sid)?.ended);
}

describe('the account', () => {
  it('is there for the right credentials, in XML and JSON', async () => {
    const [xml, json] = [await get(exotel.url, ACCOUNT), await get(exotel.url, `${ACCOUNT}.json`)];

    expect(xml.body).toContain('<Account><Sid>cxbsim</Sid>');
    expect((parsed(json) as { Account: Shown }).Account['Sid']).toBe('cxbsim');
  });

  it('is 401 without them and 404 under another SID', async () => {
    const [anonymous, other] = [
      await rawRequest(exotel.url + ACCOUNT),
      await get(exotel.url, '/v1/Accounts/other'),
    ];

    expect([anonymous.status, other.status]).toEqual([401, 404]);
  });
});

describe('call details', () => {
  it('say in-progress while it rings and while they talk', async () => {
    const sid = sidOf(await place(exotel.url, '+919000000000'));

    const ringing = await details(sid);
    await exotel.until((standIn) => standIn.call(sid)?.answered_at);
    const talking = await details(sid);

    expect([ringing['Status'], talking['Status']]).toEqual(['in-progress', 'in-progress']);
  });

  it.each([
    ['0000', 'completed', '3', '0.600'],
    ['0001', 'busy', '0', '0.000'],
    ['0002', 'no-answer', '0', '0.000'],
    ['0003', 'failed', '0', '0.000'],
    ['0004', 'completed', '1', '0.600'],
  ])('of %s end as %s; Duration, Price and EndTime follow later', async (magic, status, duration, price) => {
    const sid = sidOf(await place(exotel.url, `+91900000${magic}`));
    await ended(sid);

    const atOnce = await details(sid);
    await exotel.until((standIn) => standIn.call(sid)?.details_known);
    const later = await details(sid);

    expect(atOnce).toMatchObject({ Status: status, Duration: null, Price: null, EndTime: null });
    expect(later).toMatchObject({ Status: status, Duration: duration, Price: price });
    expect(later['EndTime']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it('name a machine that answered', async () => {
    const sid = sidOf(await place(exotel.url, '+919000000005'));
    await ended(sid);

    expect((await details(sid))['AnsweredBy']).toBe('Machine');
  });

  it('of 0060 show a word nobody knows to the end, of 0061 only until then', async () => {
    const sids = [
      sidOf(await place(exotel.url, '+919000000060')),
      sidOf(await place(exotel.url, '+919000000061')),
    ];
    const before = await Promise.all(sids.map((sid) => details(sid)));
    await Promise.all(sids.map(ended));
    const after = await Promise.all(sids.map((sid) => details(sid)));

    expect(before.map(({ Status }) => Status)).toEqual(['transmogrified', 'transmogrified']);
    expect(after.map(({ Status }) => Status)).toEqual(['transmogrified', 'completed']);
  });

  it('end by TimeLimit, and as no-answer when TimeOut is shorter than the ringing', async () => {
    const short = sidOf(await place(exotel.url, '+919000000000', { TimeLimit: '1' }));
    const unanswered = sidOf(await place(exotel.url, '+919000000002', { TimeOut: '1' }));
    await Promise.all([ended(short), ended(unanswered)]);

    expect(exotel.call(short)).toMatchObject({ status: 'completed', talked_seconds: 1 });
    expect(exotel.call(unanswered)).toMatchObject({ status: 'no-answer', answered_at: null });
  });

  it('have one telephone leg with details=true', async () => {
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    await exotel.until((standIn) => standIn.call(sid)?.details_known);

    expect((await details(sid, '?details=true'))['Details']).toEqual({
      ConversationDuration: 3,
      Leg1Status: 'completed',
      Leg2Status: null,
      Legs: [{ Leg: { Id: 1, OnCallDuration: 3 } }],
    });
  });

  it('are 404 for an unknown SID, 400 for a wrong RecordingUrlValidity, and count as requests', async () => {
    const sid = sidOf(await place(exotel.url, '+919000000000'));

    const unknown = await get(exotel.url, `${ACCOUNT}/Calls/0000.json`);
    const wrong = await get(exotel.url, `${ACCOUNT}/Calls/${sid}.json?RecordingUrlValidity=61`);

    expect([unknown.status, wrong.status]).toEqual([404, 400]);
    expect(exotel.requests('call').map(({ call_sid }) => call_sid)).toEqual([null, sid]);
    expect(exotel.call(sid)?.requests.map(({ kind }) => kind)).toEqual(['connect', 'call']);
  });
});

describe('the call list', () => {
  async function list(query: Record<string, string>): Promise<Listed> {
    return parsed(
      await get(exotel.url, `${ACCOUNT}/Calls.json?${new URLSearchParams(query).toString()}`),
    ) as Listed;
  }

  async function placeMany(count: number): Promise<string[]> {
    const sids: string[] = [];
    for (let index = 0; index < count; index++) sids.push(sidOf(await place(exotel.url, '+919000000000')));
    return sids;
  }

  it.each(['+919000000001', '09000000001', '9000000001'])('finds by From spelled %s', async (from) => {
    await place(exotel.url, '+919000000000');
    const sid = sidOf(await place(exotel.url, '+919000000001'));

    const { Calls } = await list({ From: from });

    expect(Calls.map(({ Sid }) => Sid)).toEqual([sid]);
  });

  it('finds by DateCreated to the second', async () => {
    const sid = sidOf(await place(exotel.url, '+919000000000'));
    const at = toExotelDate(new Date(exotel.call(sid)?.created_at ?? ''), 'ist');

    const inside = await list({ DateCreated: `gte:${at};lte:${at}` });
    const before = await list({ DateCreated: 'gte:2026-01-01 00:00:00;lte:2026-01-02 00:00:00' }).catch(
      () => null,
    );

    expect(inside.Calls.map(({ Sid }) => Sid)).toEqual([sid]);
    expect(before?.Calls ?? []).toEqual([]);
  });

  it('holds a call whose connect request was never answered', async () => {
    await place(exotel.url, '+919000000031').catch(() => undefined);

    expect((await list({ From: '09000000031' })).Calls).toHaveLength(1);
  });

  it('leaves out calls under way where that variant is chosen', async () => {
    const variant = await startExotelStandIn({ speed: 50, variants: { listedCalls: 'ended' } });
    const sid = sidOf(await place(variant.url, '+919000000000'));

    const before = parsed(await get(variant.url, `${ACCOUNT}/Calls.json`)) as Listed;
    await variant.until((standIn) => standIn.call(sid)?.ended);
    const after = parsed(await get(variant.url, `${ACCOUNT}/Calls.json`)) as Listed;

    expect([before.Calls.length, after.Calls.length]).toEqual([0, 1]);
    await variant.stop();
  });

  it('pages by cursor, newest first, forwards and backwards, whatever comes in meanwhile', async () => {
    const sids = (await placeMany(5)).reverse();

    const first = await list({ PageSize: '2' });
    await place(exotel.url, '+919000000000');
    const second = parsed(await get(exotel.url, first.Metadata.NextPageUri ?? '')) as Listed;
    const third = parsed(await get(exotel.url, second.Metadata.NextPageUri ?? '')) as Listed;
    const back = parsed(await get(exotel.url, third.Metadata.PrevPageUri ?? '')) as Listed;

    expect([first, second, third].flatMap(({ Calls }) => Calls.map(({ Sid }) => Sid))).toEqual(sids);
    expect(third.Metadata.NextPageUri).toBeNull();
    // Their states go on meanwhile.
    expect(back.Calls.map(({ Sid }) => Sid)).toEqual(second.Calls.map(({ Sid }) => Sid));
  });

  it('sorts by DateCreated:asc, filters by Status and Sid', async () => {
    const sids = await placeMany(2);
    await ended(sids[0] ?? '');

    const sorted = await list({ SortBy: 'DateCreated:asc' });
    const done = await list({ Status: 'completed', Sid: sids[0] ?? '' });

    expect(sorted.Calls.map(({ Sid }) => Sid)).toEqual(sids);
    expect(done.Calls.map(({ Sid }) => Sid)).toEqual([sids[0]]);
  });

  it.each([
    { PageSize: '101' },
    { PageSize: '0' },
    { DateCreated: 'yesterday' },
    { DateCreated: 'gte:2020-01-01 00:00:00;lte:2020-01-02 00:00:00' },
    { DateCreated: 'gte:2026-01-01 00:00:00;lte:2026-12-01 00:00:00' },
    { Sid: Array.from({ length: 101 }, (_, index) => `s${index}`).join(',') },
  ])('refuses a query that Exotel does not take: %j', async (query) => {
    const answer = await get(exotel.url, `${ACCOUNT}/Calls.json?${new URLSearchParams(query).toString()}`);

    expect(answer.status).toBe(400);
  });

  it('is XML without .json', async () => {
    await place(exotel.url, '+919000000000');

    const answer = await get(exotel.url, `${ACCOUNT}/Calls`);

    expect(answer.body).toMatch(/<Metadata><Total>1<\/Total>.*<Calls><Call><Sid>/);
  });
});

describe('the numbers', () => {
  interface Page {
    page: number;
    page_size: number;
    next_page_uri: string | null;
    previous_page_uri: string | null;
    incoming_phone_numbers: Record<string, unknown>[];
  }
  const NUMBERS = '/v2_beta/Accounts/cxbsim/IncomingPhoneNumbers';

  async function page(query = ''): Promise<Page> {
    return parsed(await get(exotel.url, NUMBERS + query)) as Page;
  }

  it('come fifty a page, the link to the next on another host with plain http', async () => {
    const first = await page();
    const next = new URL(first.next_page_uri ?? '');
    const last = await page('?Page=2&PageSize=50');

    expect(first.incoming_phone_numbers).toHaveLength(50);
    expect([next.protocol, next.search]).toEqual(['http:', '?Page=1&PageSize=50']);
    expect(next.host).not.toBe(new URL(exotel.url).host);
    expect(last.incoming_phone_numbers).toHaveLength(20);
    expect(last.next_page_uri).toBeNull();
  });

  it('have both spellings, their capabilities and their flow', async () => {
    const { incoming_phone_numbers: numbers } = await page();

    expect(numbers[0]).toEqual({
      sid: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      phone_number: '+918047110001',
      friendly_name: '08047110001',
      capabilities: { voice: true, sms: false },
      country: 'IN',
      region: 'KA',
      voice_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
      sms_url: null,
    });
  });

  it('can lack voice, have no flow, or one of another account', async () => {
    const foreign = 'http://my.exotel.com/otheraccount/exoml/start_voice/9';
    exotel.replaceExophones([
      { number: '+918047110001', voice: false },
      { number: '+918047110002', voice_url: null },
      { number: '+918047110003', voice_url: foreign },
    ]);

    const { incoming_phone_numbers: numbers } = await page();

    expect(numbers.map(({ capabilities, voice_url }) => [capabilities, voice_url])).toEqual([
      [{ voice: false, sms: false }, expect.stringContaining('/cxbsim/')],
      [{ voice: true, sms: false }, null],
      [{ voice: true, sms: false }, foreign],
    ]);
  });

  it('take a flow by PUT', async () => {
    const { incoming_phone_numbers: numbers } = await page();
    const one = `${NUMBERS}/${String(numbers[0]?.['sid'])}`;
    const url = 'http://my.exotel.com/cxbsim/exoml/start_voice/70002';

    const put = await fetch(exotel.url + one, {
      method: 'PUT',
      headers: { Authorization: `Basic ${btoa('simkey:simtoken')}` },
      body: new URLSearchParams({ VoiceUrl: url }),
    });

    expect(put.status).toBe(200);
    expect((parsed(await get(exotel.url, one)) as Shown)['voice_url']).toBe(url);
  });

  it.each(['?PageSize=101', '?PageSize=0', '?Page=-1', '?Page=x'])('refuse %s', async (query) => {
    expect((await get(exotel.url, NUMBERS + query)).status).toBe(400);
  });
});
