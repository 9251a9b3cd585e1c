import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import type { Answer } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';

/** Magic number, HTTP answer, final status, its explanation, and how often Exotel was asked to ring. */
const LIVES: readonly (readonly [string, number, string, string | undefined])[] = [
  ['0000', 201, 'completed', undefined],
  ['0001', 201, 'busy', 'callee_busy'],
  ['0002', 201, 'no_answer', 'callee_did_not_answer'],
  ['0003', 201, 'failed', 'failed_no_answer_reported'],
  ['0004', 201, 'completed', undefined],
  ['0005', 201, 'completed', undefined],
  ['0010', 502, 'rejected', 'credentials_refused'],
  ['0011', 502, 'rejected', 'balance_or_plan'],
  ['0012', 502, 'rejected', 'kyc_incomplete'],
  ['0013', 502, 'rejected', 'number_on_dnd'],
  ['0014', 502, 'rejected', 'account_not_found'],
  ['0015', 502, 'rejected', 'too_many_calls'],
  ['0016', 502, 'unknown', 'exotel_failed'],
  ['0017', 502, 'unknown', 'exotel_failed'],
  ['0020', 201, 'completed', undefined],
  ['0021', 201, 'completed', undefined],
  ['0022', 502, 'completed', undefined],
  ['0023', 502, 'completed', undefined],
  ['0024', 502, 'rejected', 'request_not_accepted'],
  ['0030', 504, 'completed', undefined],
  ['0031', 504, 'completed', undefined],
  ['0032', 504, 'completed', undefined],
  ['0033', 502, 'unknown', 'answer_unreadable'],
  ['0040', 201, 'completed', undefined],
  ['0041', 201, 'completed', undefined],
  ['0042', 201, 'completed', undefined],
  ['0043', 201, 'completed', undefined],
  ['0044', 201, 'completed', undefined],
  ['0050', 201, 'completed', undefined],
  ['0051', 201, 'completed', undefined],
  ['0052', 201, 'completed', undefined],
  ['0053', 201, 'completed', undefined],
  ['0060', 201, 'unknown', 'end_not_reported'],
  ['0061', 201, 'completed', undefined],
];

describe('the life of a test call', () => {
  let world: CallWorld;
  let core: Awaited<ReturnType<typeof startCoreStandIn>>;
  /** What became of each number; all of them were called at once. */
  let lives: Map<string, { readonly placed: Answer; readonly id: string; readonly call: any }>;

  beforeAll(async () => {
    core = await startCoreStandIn({ port: 0, capacity: 100 });
    // All calls at once take a slow machine longer than one would.
    world = await CallWorld.start({
      polling: { giveUpAfterMs: 8_000 },
      env: { EXOTEL_TIMEOUT_MS: '6000' },
    });
    // Only the calls about bots have one: the others keep the times of their numbers.
    world.exotel.setFlow('70002', `${core.wsUrl}/exotel/echo`);
    const withBot = await world.app.api.addDid({
      number: '+918047110002',
      flow_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70002',
    });
    const entries = await Promise.all(
      LIVES.map(async ([magic]) => {
        const didId = magic.startsWith('005') ? withBot : world.didId;
        const placed = await world.app.api.placeTestCall(didId, `+91900000${magic}`);
        const id: string = placed.body.id ?? placed.body.test_call_id;
        await world.follow(id);
        return [magic, { placed, id, call: await world.read(id) }] as const;
      }),
    );
    lives = new Map(entries);
  }, 120_000);

  afterAll(async () => {
    await world.stop();
    await core.stop();
  });

  it.each(LIVES)(
    'of …%s is answered with %i and ends as %s (%s), after one request',
    (magic, http, status, code) => {
      const life = lives.get(magic);
      const rung = world.exotel.requests().filter(({ fields }) => fields['From'] === `+91900000${magic}`);

      expect({
        http: life?.placed.status,
        status: life?.call.status,
        code: life?.call.explanation?.code,
      }).toEqual({
        http,
        status,
        code,
      });
      expect(rung).toHaveLength(1);
    },
  );

  it.each(LIVES)('of …%s is told in events that never go back', (magic) => {
    const statuses = lives.get(magic)?.call.events.map((event: any) => event.status);

    expect(statuses[0]).toBe('requested');
    expect(new Set(statuses.filter((status: string) => status !== 'unknown')).size).toBe(
      statuses.filter((status: string) => status !== 'unknown').length,
    );
    expect(statuses.at(-1)).toBe(lives.get(magic)?.call.status);
  });

  it('rings nobody twice', () => {
    const perNumber = world.exotel.calls().map(({ callee }) => callee);

    expect(new Set(perNumber).size).toBe(perNumber.length);
  });

  it('is known from the answer, the callbacks and nothing else where all of them come', async () => {
    const id = await world.place('+919123400000');
    await world.follow(id);

    const { events } = await world.read(id);
    expect(events.map(({ status }: any) => status)).toEqual(['requested', 'placed', 'answered', 'completed']);
    expect(events.map(({ source }: any) => source).slice(0, 3)).toEqual(['request', 'request', 'callback']);
  });

  it('of …0043 has its end and its SID before Exotel has answered the request', () => {
    const life = lives.get('0043');

    expect(life?.placed.body).toMatchObject({ status: 'completed', call_sid: life?.call.call_sid });
    expect(life?.call.events.map(({ status }: any) => status)).toEqual(
      expect.not.arrayContaining(['placed']),
    );
    expect(life?.call.call_sid).toBe(world.exotel.calls().find(({ magic }) => magic === '0043')?.sid);
  });

  it('of …0060 keeps the word that nobody knows', () => {
    expect(lives.get('0060')?.call.provider_status).toBe('transmogrified');
  });
});
