import { z } from 'zod';
import { FAST } from './cast.js';
import { DemoError } from './demo-error.js';
import { above, valueAt } from './expectation.js';
import type { Expected } from './expectation.js';
import { FATE_GROUPS, isToEnd } from './fates.js';
import type { Fate, FateGroup } from './fates.js';
import type { Answer, Operator } from './operator.js';
import type { Story } from './story.js';
import { LiveTable } from './table.js';
import type { Cell } from './table.js';
import { EXOTEL_PATH, fetchCall, watchCall } from './watch-call.js';
import type { CallDetail } from './watch-call.js';

const ENDS_WITHIN_MS = 25_000;

/** What came of one of the calls, as the service and as Exotel have it. */
interface Outcome {
  readonly fate: Fate;
  readonly http: number;
  readonly code: string;
  readonly call: CallDetail;
  /** How often Exotel was asked to place it. */
  readonly asked: number;
  /** Frames that the bot was sent; undefined where Exotel never looked for it. */
  readonly framesToBot: number | undefined;
}

/** Places a call to every magic number at once, and shows in one table what came of each. */
export async function failingCalls(story: Story, operator: Operator, didId: string): Promise<number> {
  const fates = FATE_GROUPS.flatMap((group) => group.fates);
  story.chapter(
    `Everything that can go wrong: ${fates.length} calls at once`,
    'What happens is chosen by the number called: +91 90000 0 and the four digits of the table. Every call is watched',
    `until it has ended, which takes some seconds although the clock of this Exotel runs ${FAST} times as fast.`,
  );
  const placed = await Promise.all(fates.map((fate) => place(operator, didId, fate)));
  // What is to end is watched to its end; by then everything else has had the time to change.
  await Promise.all(placed.filter(({ fate }) => isToEnd(fate)).map(({ id }) => untilEnded(operator, id)));
  const outcomes = await lookAtAll(operator, placed);
  showOutcomes(story, outcomes);
  showWhy(story, outcomes);
  return outcomes.length;
}

interface Placed {
  readonly fate: Fate;
  readonly answer: Answer;
  readonly id: string;
}

async function place(operator: Operator, didId: string, fate: Fate): Promise<Placed> {
  const answer = await operator.ask({
    method: 'POST',
    path: `${EXOTEL_PATH}/dids/${didId}/test-call`,
    as: 'admin',
    body: { to_number: numberOf(fate) },
  });
  const id = valueAt(answer.body, answer.status === 201 ? 'id' : 'test_call_id');
  if (typeof id === 'string') return { fate, answer, id };
  throw new DemoError(`The call to ${numberOf(fate)} was answered with ${answer.status} and left no trace.`);
}

async function untilEnded(operator: Operator, id: string): Promise<void> {
  const changes = watchCall(operator, id, ENDS_WITHIN_MS);
  let change = await changes.next();
  while (change.done !== true) change = await changes.next();
}

const SimCalls = z.object({
  calls: z.array(z.object({ from: z.string(), stream: z.object({ frames_sent: z.number() }).nullable() })),
});
const SimRequests = z.object({ requests: z.array(z.object({ fields: z.object({ From: z.string() }) })) });

async function lookAtAll(operator: Operator, placed: readonly Placed[]): Promise<Outcome[]> {
  const sim = await operator.ask({ at: 'fastExotel', method: 'GET', path: '/sim/calls' });
  const { calls } = SimCalls.parse(sim.body);
  const asked = await operator.ask({ at: 'fastExotel', method: 'GET', path: '/sim/requests' });
  const { requests } = SimRequests.parse(asked.body);
  return Promise.all(
    placed.map(async ({ fate, answer, id }) => ({
      fate,
      http: answer.status,
      code: answer.status === 201 ? '' : String(valueAt(answer.body, 'code')),
      call: await fetchCall(operator, id),
      asked: requests.filter(({ fields }) => fields.From === numberOf(fate)).length,
      framesToBot: calls.find(({ from }) => from === numberOf(fate))?.stream?.frames_sent,
    })),
  );
}

const LEGEND = [
  'answer       HTTP status and error code that whoever placed the call got at once',
  'told by      who brought the last change: the answer to the request, a callback from Exotel, or a poll (our question)',
  'explanation  what the service says of a call that did not complete; below in words',
  'to bot       pieces of sound that Exotel sent to the bot; - where it did not look for the bot',
  '',
];

function showOutcomes(story: Story, outcomes: readonly Outcome[]): void {
  const table = new LiveTable(
    story.screen,
    [
      { title: 'no.', width: 4 },
      { title: 'what happens at Exotel', width: 33 },
      { title: 'answer', width: 25 },
      { title: 'status', width: 9 },
      { title: 'told by', width: 8 },
      { title: 'explanation', width: 21 },
      { title: 'to bot', width: 6 },
    ],
    false,
  );
  for (const group of FATE_GROUPS) showGroup(story, table, group, outcomes);
  table.end();
  for (const line of LEGEND) story.say(line);
  if (outcomes.every(({ asked }) => asked === 1)) {
    story.say(
      'Exotel was asked exactly once for each of these calls: whatever goes wrong, nobody is rung twice.',
    );
  }
  story.say('');
}

function showGroup(story: Story, table: LiveTable, group: FateGroup, outcomes: readonly Outcome[]): void {
  table.title(group.title);
  for (const outcome of outcomes.filter(({ fate }) => group.fates.includes(fate))) {
    const isRight = story.check(
      `The call to ${numberOf(outcome.fate)}`,
      expectedOf(outcome.fate),
      seenOf(outcome),
    );
    table.row(rowOf(outcome, isRight));
  }
}

/** A name for each value, so that a difference can be read as a sentence. */
function expectedOf({ http, code, status, why, bot }: Fate): Expected {
  const frames = { hears: above(0), unreachable: 0, none: undefined }[bot];
  return { http, code, status, explanation: why, 'requests to Exotel': 1, 'frames to the bot': frames };
}

function seenOf({ http, code, call, asked, framesToBot }: Outcome): unknown {
  return {
    http,
    code,
    status: call.status,
    explanation: call.explanation?.code ?? '',
    'requests to Exotel': asked,
    'frames to the bot': framesToBot,
  };
}

function rowOf({ fate, http, code, call, framesToBot }: Outcome, isRight: boolean): Cell[] {
  const what = isRight
    ? [{ text: fate.what }]
    : [{ text: fate.what }, { text: 'NOT AS EXPECTED', style: 'red' as const }];
  return [
    fate.digits,
    what,
    `${http} ${code}`.trimEnd(),
    [{ text: call.status, style: call.status === 'completed' ? 'green' : 'yellow' }],
    call.events.at(-1)?.source ?? '',
    call.explanation?.code ?? '-',
    String(framesToBot ?? '-'),
  ];
}

function showWhy(story: Story, outcomes: readonly Outcome[]): void {
  const table = new LiveTable(
    story.screen,
    [
      { title: 'explanation', width: 21 },
      { title: 'what the service says', width: 46 },
      { title: 'and what to do about it', width: 49 },
    ],
    true,
  );
  const known = new Map(
    outcomes.flatMap(({ call }) => (call.explanation ? [[call.explanation.code, call.explanation]] : [])),
  );
  story.say(
    'The explanations in words, as the person with the phone in hand reads them (GET .../test-calls/{id}):',
  );
  story.say('');
  for (const { code, summary, next_step: nextStep } of known.values()) table.row([code, summary, nextStep]);
  table.end();
}

function numberOf({ digits }: Fate): string {
  return `+91900000${digits}`;
}
