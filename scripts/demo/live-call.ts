import { above } from './expectation.js';
import type { Operator } from './operator.js';
import { BOT_ID } from './set-up.js';
import type { SetUp } from './set-up.js';
import { textOf } from './story.js';
import type { Story } from './story.js';
import { LiveTable } from './table.js';
import { EXOTEL_PATH, watchCall } from './watch-call.js';
import type { CallEvent } from './watch-call.js';

const CALLEE = '+919000000000';
const ENDS_WITHIN_MS = 20_000;

const STAGES = ['requested', 'placed', 'answered', 'completed'];

const MEANINGS: Readonly<Record<string, string>> = {
  requested: 'kept in the database before Exotel is asked, so that even a crash leaves a trace',
  placed: 'Exotel accepted the call and dials',
  answered: 'the person picked up; the flow at Exotel dials the bot',
  completed: 'both have hung up; nothing can change any more',
};

const TOLD_BY: Readonly<Record<string, string>> = {
  request: 'the request',
  callback: 'a callback',
  poll: 'a question of ours',
};

/** The call that goes well, at the pace of a real one. */
export async function liveCall(
  story: Story,
  operator: Operator,
  { didId, websocketUrl }: SetUp,
): Promise<void> {
  const placed = await story.step({
    title: 'Place a test call',
    request: {
      method: 'POST',
      path: `${EXOTEL_PATH}/dids/${didId}/test-call`,
      as: 'admin',
      body: { to_number: '90000 00000' },
    },
    expected: { status: 201, body: { status: 'placed', to_number: CALLEE, call_sid: /^\w{32}$/ } },
    shown: ['status', 'to_number', 'call_sid', 'provider_status', 'requested_by'],
    meaning: 'The service wrote the number as Exotel wants it, asked Exotel once, and the phone rings.',
  });
  await watch(story, operator, textOf(placed, 'id'));
  await showWhatTheBotHeard(story, textOf(placed, 'call_sid'), websocketUrl);
}

async function watch(story: Story, operator: Operator, id: string): Promise<void> {
  story.say(`Watching it live (GET ${EXOTEL_PATH}/test-calls/${id}/events, as admin):`);
  story.say('');
  const table = new LiveTable(
    story.screen,
    [
      { title: 'time', width: 9 },
      { title: 'status', width: 10 },
      { title: 'told by', width: 17 },
      { title: 'on the screen', width: 14 },
      { title: 'what it means', width: 60 },
    ],
    false,
  );
  let events: readonly CallEvent[] = [];
  for await (const call of watchCall(operator, id, ENDS_WITHIN_MS)) {
    for (const event of call.events.slice(events.length)) table.row(rowOf(event, call.events[0] ?? event));
    events = call.events;
  }
  table.end();
  const stages = events.map(({ status }) => status);
  if (!story.check('The stages of the live call', STAGES, stages)) {
    story.say(`NOT AS EXPECTED: the stages should be ${STAGES.join(', ')}.`);
  }
}

function rowOf(event: CallEvent, first: CallEvent): string[] {
  const at = Date.parse(event.at);
  const after = ((at - Date.parse(first.at)) / 1_000).toFixed(2);
  // The request itself was over before anybody could watch.
  const seen = event.source === 'request' ? 'when opened' : `after ${Date.now() - at} ms`;
  return [
    `+${after} s`,
    event.status,
    TOLD_BY[event.source] ?? event.source,
    seen,
    MEANINGS[event.status] ?? '',
  ];
}

async function showWhatTheBotHeard(story: Story, callSid: string, websocketUrl: string): Promise<void> {
  await story.step({
    title: 'What reached the bot?',
    request: { at: 'exotel', method: 'GET', path: `/sim/calls/${callSid}` },
    expected: {
      status: 200,
      body: {
        status: 'completed',
        stream: {
          attempts: [{ url: websocketUrl, outcome: 'open' }],
          frames_sent: above(10),
          frames_received: above(10),
          irregular_chunks: 0,
          unreadable_frames: 0,
          heard_seconds: above(2),
        },
      },
    },
    shown: [
      'status',
      'talked_seconds',
      'stream.attempts.0.url',
      'stream.frames_sent',
      'stream.frames_received',
      'stream.heard_seconds',
    ],
    meaning:
      'Exotel opened the derived address and sent what the person said, in pieces of a tenth of a second (frames_sent). ' +
      `The bot "${BOT_ID}" repeats what it hears, in larger pieces (frames_received), so the person heard themself.`,
  });
  story.closeTable();
}
