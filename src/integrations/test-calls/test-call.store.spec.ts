import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { aTestCallRecord } from '../../../test/support/a-test-call-record.js';
import { startEmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { EmbeddedDatabase } from '../../../test/support/embedded-database.js';
import type { AuditTrail } from '../../audit/audit-trail.js';
import type { Database } from '../../database/database.js';
import { hasEnded } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { CallOutcome, ReportEffect, TestCall } from './test-call.model.js';
import { TestCallRecord, TestCallSchema } from './test-call.schema.js';
import { TestCallStore } from './test-call.store.js';

const SID = 'the-sid';
const AT = new Date('2026-03-04T05:50:05.000Z');

let database: EmbeddedDatabase;
let connections: Connection[];
/** As many as there are instances of the service, each with a connection of its own. */
let stores: TestCallStore[];

beforeAll(async () => {
  database = await startEmbeddedDatabase();
  connections = await Promise.all([0, 1, 2].map(() => database.connect()));
  stores = connections.map(storeOn);
});

afterAll(() => database.stop());

/** No audit entry is written here, and nothing waits until the database is ready. */
function storeOn(connection: Connection): TestCallStore {
  const calls = connection.model(TestCallRecord.name, TestCallSchema);
  return new TestCallStore(calls, {} as AuditTrail, {} as Database);
}

async function addRequested(changes: Partial<TestCallRecord> = {}): Promise<string> {
  const record = aTestCallRecord({ created_at: AT, ...changes });
  await connections[0]?.collection<TestCallRecord>('test_calls').insertOne(record);
  return record._id;
}

async function recordOf(id: string): Promise<TestCallRecord | null | undefined> {
  return connections[0]?.collection<TestCallRecord>('test_calls').findOne({ _id: id });
}

async function found(id: string): Promise<TestCall> {
  const call = await stores[0]?.findCall(id);
  if (!call) throw new Error('no such call');
  return call;
}

/** One thing that happens to a call in one of the processes. */
type Happening =
  | { readonly kind: 'outcome'; readonly status: CallStatus; readonly sid: string }
  | {
      readonly kind: 'report';
      readonly source: 'callback' | 'poll';
      readonly status: CallStatus | null;
      readonly sid: string;
    }
  | { readonly kind: 'doubt' }
  | { readonly kind: 'give up' };

async function happen(store: TestCallStore, id: string, what: Happening): Promise<ReportEffect | undefined> {
  switch (what.kind) {
    case 'outcome':
      await store.settleRequest(id, outcome(what.status, what.sid), AT, AT);
      return undefined;
    case 'report': {
      const { source, status, sid: callSid } = what;
      return store.applyReport(id, { source, status, providerStatus: status ?? 'odd', callSid }, AT);
    }
    case 'doubt':
      await store.doubtUnsettled(AT);
      return undefined;
    case 'give up':
      await store.giveUp(await found(id), AT);
      return undefined;
  }
}

function outcome(status: CallStatus, callSid: string): CallOutcome {
  const failure = { code: 'x', detail: '', httpStatus: null, providerCode: '', message: '' };
  return { status, callSid, providerStatus: '', failure: status === 'placed' ? null : failure };
}

const END = fc.constantFrom<CallStatus>('completed', 'busy', 'no_answer', 'failed', 'canceled');
const SIDS = fc.constantFrom(SID, '');

/** Everything that Exotel may say of one call, each of it any number of times, and what its request came to. */
const FACTS = fc
  .record({
    outcome: fc.constantFrom<CallStatus>('placed', 'unknown'),
    end: fc.option(END),
    isAnswered: fc.boolean(),
    repeats: fc.integer({ min: 1, max: 3 }),
    sid: SIDS,
    strays: fc.array(fc.constantFrom<CallStatus | null>('placed', null), { maxLength: 3 }),
    isDoubted: fc.boolean(),
  })
  .map(({ outcome: status, end, isAnswered, repeats, sid, strays, isDoubted }) => {
    const report = (said: CallStatus | null, source: 'callback' | 'poll' = 'callback'): Happening => ({
      kind: 'report',
      source,
      status: said,
      sid,
    });
    const ends = end === null ? [] : [report(end), report(end, 'poll')];
    const reports = [
      ...ends,
      ...(isAnswered ? [report('answered')] : []),
      ...strays.map((word) => report(word, 'poll')),
    ];
    const happenings: Happening[] = [
      { kind: 'outcome', status, sid: status === 'placed' ? SID : '' },
      ...Array.from({ length: repeats }, () => reports).flat(),
      ...(isDoubted ? [{ kind: 'doubt' } as const] : []),
    ];
    const isPlaced = status === 'placed' || strays.includes('placed');
    const open: CallStatus = isAnswered ? 'answered' : isPlaced ? 'placed' : 'unknown';
    return { happenings, expected: end ?? open };
  });

/** The same facts in some order, told to the processes in turn or all at once. */
const INTERLEAVED = FACTS.chain(({ happenings, expected }) =>
  fc.record({
    order: fc.shuffledSubarray(happenings, { minLength: happenings.length }),
    expected: fc.constant(expected),
    isAtOnce: fc.boolean(),
  }),
);

/** At one instance after the other. */
function happenAt(index: number, id: string, what: Happening): Promise<unknown> {
  const store = stores[index % stores.length];
  return store ? happen(store, id, what) : Promise.resolve();
}

async function play(id: string, order: readonly Happening[], isAtOnce: boolean): Promise<void> {
  const work = (what: Happening, index: number): Promise<unknown> => happenAt(index, id, what);
  if (isAtOnce) await Promise.all(order.map(work));
  else for (const [index, what] of order.entries()) await work(what, index);
}

function expectSound({ status, events }: TestCall): void {
  const statuses = events.map((event) => event.status);
  const certain = statuses.filter((one) => one !== 'unknown');
  expect(statuses.at(-1)).toBe(status);
  expect(statuses.every((one, index) => one !== statuses[index + 1])).toBe(true);
  expect(new Set(certain).size).toBe(certain.length);
  expect(statuses.slice(0, -1).some(hasEnded)).toBe(false);
  const rank: CallStatus[] = ['requested', 'placed', 'answered'];
  const ranks = certain.map((one) => (hasEnded(one) ? rank.length : rank.indexOf(one)));
  expect(ranks).toEqual([...ranks].sort((one, two) => one - two));
}

describe('the reports of one call, told by three processes', () => {
  it('come to the same status in any order, with one event for each change and none without', async () => {
    await fc.assert(
      fc.asyncProperty(INTERLEAVED, async ({ order, expected, isAtOnce }) => {
        const id = await addRequested();

        await play(id, order, isAtOnce);

        const call = await found(id);
        expect(call.status).toBe(expected);
        expectSound(call);
      }),
      { numRuns: 120 },
    );
  });

  it('come to the end that Exotel said, whenever the questions were given up', async () => {
    await fc.assert(
      fc.asyncProperty(INTERLEAVED, fc.nat(12), async ({ order, expected, isAtOnce }, place) => {
        const id = await addRequested();
        const [settled, ...reports] = [...order].sort((one) => (one.kind === 'outcome' ? -1 : 0));
        reports.splice(place, 0, { kind: 'give up' });

        await play(id, settled ? [settled] : [], false);
        await play(id, reports, isAtOnce);

        const call = await found(id);
        expect(call.status).toBe(hasEnded(expected) ? expected : 'unknown');
        expect(call.isAskedFor).toBe(false);
        expectSound(call);
      }),
      { numRuns: 60 },
    );
  });

  it('keep the first of two conflicting ends, and count each of the others as a conflict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(END, { minLength: 2 }), fc.boolean(), async (ends, isAtOnce) => {
        const id = await addRequested({ status: 'placed', call_sid: SID });
        const reports = ends.map(
          (status) => ({ kind: 'report', source: 'callback', status, sid: SID }) as const,
        );
        const tell = (report: Happening, index: number): Promise<unknown> => happenAt(index, id, report);

        const effects: unknown[] = isAtOnce ? await Promise.all(reports.map(tell)) : [];
        if (!isAtOnce) {
          for (const [index, report] of reports.entries()) effects.push(await tell(report, index));
        }

        const call = await found(id);
        expect(effects.filter((effect) => effect === 'changed')).toHaveLength(1);
        expect(effects.filter((effect) => effect === 'conflict')).toHaveLength(ends.length - 1);
        expect(call.status).toBe(ends[effects.indexOf('changed')]);
        expectSound(call);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['the same end again', 'busy', SID],
    ['another end under another SID', 'completed', 'other'],
  ] as const)('are in no conflict by %s', async (_title, status, callSid) => {
    const id = await addRequested({ status: 'busy', call_sid: SID });

    const effect = await stores[0]?.applyReport(
      id,
      { source: 'callback', status, providerStatus: '', callSid },
      AT,
    );

    expect(effect).toBe('nothing');
  });
});

describe('watchers', () => {
  const poll = (status: CallStatus | null, sid: string): Happening => ({
    kind: 'report',
    source: 'poll',
    status,
    sid,
  });

  it.each<[string, Partial<TestCallRecord>, Happening]>([
    ['what the request came to', {}, { kind: 'outcome', status: 'placed', sid: SID }],
    ['a report', { status: 'placed' }, poll('completed', '')],
    ['a strange word', { status: 'placed' }, poll(null, '')],
    ['a SID alone', { status: 'answered' }, poll('answered', SID)],
    ['a doubt', {}, { kind: 'doubt' }],
    ['the doubt behind a report', { call_sid: SID }, { kind: 'outcome', status: 'rejected', sid: '' }],
    ['that it is given up', { status: 'placed' }, { kind: 'give up' }],
    ['that it is given up in doubt', { status: 'unknown' }, { kind: 'give up' }],
  ])('are told of %s', async (_title, changes, what) => {
    const id = await addRequested({ ...changes, changed_at: new Date(0) });

    await happenAt(0, id, what);

    expect((await recordOf(id))?.changed_at?.getTime()).toBeGreaterThan(0);
  });
});

describe('a call that is asked about', () => {
  const LATER = new Date(AT.getTime() + 5_000);

  it('is so from the answer to its request on', async () => {
    const id = await addRequested();

    await stores[0]?.settleRequest(id, outcome('placed', SID), AT, LATER);

    expect((await recordOf(id))?.next_poll_at).toEqual(LATER);
  });

  it.each(['rejected', 'not_sent'] as const)('is so no more once its request was %s', async (status) => {
    const id = await addRequested();

    await stores[0]?.settleRequest(id, outcome(status, ''), AT, LATER);

    expect(await found(id)).toMatchObject({ status, isAskedFor: false });
  });

  it('is in no doubt before its request must have been settled', async () => {
    const id = await addRequested({ next_poll_at: LATER });

    await stores[0]?.doubtUnsettled(AT);

    expect((await found(id)).status).toBe('requested');
  });

  it.each([
    ['placed', true],
    ['unknown', true],
    ['completed', false],
  ] as const)('and is %s can be given up: %s', async (status, can) => {
    const id = await addRequested({ status });

    expect(await stores[0]?.giveUp(await found(id), AT)).toBe(can);
  });
});

describe('the SID of a call', () => {
  const report = (callSid: string, status: CallStatus | null = 'answered') =>
    ({ source: 'callback', status, providerStatus: 'word', callSid }) as const;

  it('is taken from the first report that names one, with its status', async () => {
    const id = await addRequested();

    await stores[0]?.applyReport(id, report(SID), AT);

    expect(await found(id)).toMatchObject({ callSid: SID, status: 'answered' });
  });

  it.each([null, 'placed', 'answered'] as const)(
    'is taken from a report of %s that changes nothing else, and when',
    async (status) => {
      const id = await addRequested({ status: 'answered' });
      const later = new Date(AT.getTime() + 1_000);

      await stores[0]?.applyReport(id, report(SID, status), later);

      const call = await found(id);
      expect(call).toMatchObject({ callSid: SID, updatedAt: later });
      expect(call.events).toHaveLength(1);
    },
  );

  it.each([
    ['is known already', 'answered'],
    ['comes behind the end', 'completed'],
  ] as const)('is taken from a report whose word %s', async (_what, status) => {
    const id = await addRequested({ status, provider_status: 'word' });

    await stores[0]?.applyReport(id, report(SID, null), AT);

    expect(await found(id)).toMatchObject({ callSid: SID, status, providerStatus: 'word' });
  });

  it.each(['unknown', 'rejected', 'not_sent'] as const)(
    'that a report without a known word told leaves in doubt what the request came to: %s',
    async (status) => {
      const id = await addRequested();
      await stores[0]?.applyReport(id, report(SID, null), AT);

      await stores[0]?.settleRequest(id, outcome(status, ''), AT, AT);

      expect(await found(id)).toMatchObject({ callSid: SID, status: 'unknown', isAskedFor: true });
    },
  );

  it.each([null, 'answered', 'completed'] as const)(
    'is not changed by a report of %s under another one',
    async (status) => {
      const id = await addRequested({ call_sid: SID, status: 'placed' });

      const effect = await stores[0]?.applyReport(id, report('other', status), AT);

      expect(effect).toBe('nothing');
      expect(await found(id)).toMatchObject({ callSid: SID, status: 'placed', providerStatus: '' });
    },
  );
});

describe('the word of Exotel', () => {
  it('is kept where it is a strange one, without an event', async () => {
    const id = await addRequested({ status: 'placed', provider_status: 'in-progress' });

    await stores[0]?.applyReport(
      id,
      { source: 'poll', status: null, providerStatus: 'odd', callSid: '' },
      AT,
    );

    const call = await found(id);
    expect([call.status, call.providerStatus, call.events.length]).toEqual(['placed', 'odd', 1]);
  });

  it.each([null, 'answered'] as const)('is not lost to a report of %s without one', async (status) => {
    const id = await addRequested({ status: 'placed', provider_status: 'in-progress' });

    await stores[0]?.applyReport(id, { source: 'callback', status, providerStatus: '', callSid: '' }, AT);

    expect((await found(id)).providerStatus).toBe('in-progress');
  });

  it('is not changed once the call has ended', async () => {
    const id = await addRequested({ status: 'completed', provider_status: 'completed' });

    await stores[0]?.applyReport(
      id,
      { source: 'callback', status: null, providerStatus: 'odd', callSid: '' },
      AT,
    );

    expect((await found(id)).providerStatus).toBe('completed');
  });
});

describe('the length of a conversation', () => {
  it.each([
    ['the end', 'failed', 42],
    ['the answer, when nothing is known of it yet', 'answered', undefined],
  ] as const)('is kept with the event of %s', async (_title, status, kept) => {
    const id = await addRequested({ status: 'placed', call_sid: SID });

    await stores[0]?.applyReport(
      id,
      { source: 'callback', status, providerStatus: '', callSid: SID, talkedS: 42 },
      AT,
    );

    expect((await found(id)).events.at(-1)).toMatchObject({ status });
    expect((await found(id)).events.at(-1)?.talkedS).toBe(kept);
  });
});

describe('the answer to a request', () => {
  it('does not raise a call that was given up, but names it', async () => {
    const id = await addRequested({ status: 'answered', call_sid: '' });
    await stores[0]?.giveUp(await found(id), AT);

    await stores[0]?.settleRequest(id, outcome('placed', SID), AT, AT);

    const { status, callSid, events } = await found(id);
    expect({ status, callSid }).toEqual({ status: 'unknown', callSid: SID });
    expect(events.map((event) => event.status)).toEqual(['requested', 'unknown']);
  });

  it('is kept as it was first told, however often it is stored and whatever comes behind it', async () => {
    const id = await addRequested({ idempotency_hash: 'a key' });
    await stores[0]?.settleRequest(id, outcome('placed', SID), AT, AT);
    await happenAt(1, id, { kind: 'report', source: 'poll', status: 'busy', sid: SID });

    await stores[0]?.settleRequest(id, outcome('placed', SID), AT, AT);

    const earlier = await stores[0]?.findByIdempotencyKey('a key', AT);
    expect(earlier).toMatchObject({ call: { status: 'busy' }, firstAnswer: { status: 'placed' } });
  });

  it('keeps why it failed, behind a report too', async () => {
    const id = await addRequested({ status: 'answered', call_sid: SID });

    await stores[0]?.settleRequest(id, outcome('unknown', ''), AT, AT);

    expect(await found(id)).toMatchObject({ status: 'answered', failure: { code: 'x' } });
  });

  it('that adds the SID behind a report is a change that watchers are told of', async () => {
    const id = await addRequested({ status: 'answered', call_sid: '', changed_at: new Date(0) });

    await stores[0]?.settleRequest(id, outcome('placed', SID), AT, AT);

    const record = await recordOf(id);
    expect(record?.call_sid).toBe(SID);
    expect(record?.changed_at?.getTime()).toBeGreaterThan(0);
  });
});

describe('a listed call', () => {
  it.each([
    ['no other call', [], false],
    ['another one that has its SID', [{ call_sid: SID, to_number: '+919999999999' }], true],
    ['another one to the same number whose SID is not known', [{ status: 'unknown' }], true],
    ['another one to the same number that has a SID', [{ status: 'placed', call_sid: 'other' }], false],
    ['one to the same number that was refused', [{ status: 'rejected' }], false],
    [
      'one to the same number in another spelling',
      [{ to_number: '+9109000000000', to_e164: '+919000000000' }],
      true,
    ],
    ['one to another number', [{ status: 'unknown', to_number: '+919111111111' }], false],
    ['one of an hour before', [{ status: 'unknown', created_at: new Date(AT.getTime() - 3_600_000) }], false],
    [
      'one of four minutes before',
      [{ status: 'unknown', created_at: new Date(AT.getTime() - 240_000) }],
      true,
    ],
    [
      'one of four minutes later',
      [{ status: 'unknown', created_at: new Date(AT.getTime() + 240_000) }],
      true,
    ],
    ['one of an hour later', [{ status: 'unknown', created_at: new Date(AT.getTime() + 3_600_000) }], false],
  ] as [string, Partial<TestCallRecord>[], boolean][])(
    'beside %s may be another’s: %#',
    async (_title, others, may) => {
      await connections[0]?.collection('test_calls').deleteMany({});
      const id = await addRequested({ status: 'unknown' });
      for (const other of others) await addRequested(other);

      expect(await stores[0]?.mayBeOther(SID, await found(id))).toBe(may);
    },
  );
});
