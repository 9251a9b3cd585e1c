import { ACCOUNT } from './cast.js';
import type { Cast } from './cast.js';
import { textOf } from './story.js';
import type { Story } from './story.js';
import { EXOTEL_PATH } from './watch-call.js';

const FLOW_ID = '70001';
export const BOT_ID = 'echo';
const NUMBER = '+918047110001';

/** What the later chapters need of what was set up. */
export interface SetUp {
  readonly didId: string;
  readonly websocketUrl: string;
}

/** What a person does once before the first test call. */
export async function setUp(story: Story, cast: Cast): Promise<SetUp> {
  await story.step({
    title: 'Is the service ready?',
    request: { method: 'GET', path: '/health/ready' },
    expected: { status: 200, body: { status: 'ok' } },
    shown: ['status'],
    meaning: 'It runs, and its database (the embedded one, in a temporary folder) answers.',
  });
  await storeCredentials(story, cast);
  await story.step({
    title: 'Say where the bots run',
    request: {
      method: 'PUT',
      path: '/api/v1/settings/fleet',
      as: 'super_admin',
      body: { core_fleet: [cast.coreUrl] },
    },
    expected: { status: 200, body: { core_fleet: [cast.coreUrl] } },
    shown: ['core_fleet'],
    meaning:
      'The WebSocket address of every bot begins with the first host of this list. Here it is the Core stand-in.',
  });
  const did = await addNumber(story, cast);
  await pasteIntoFlow(story, 'exotel', did.websocketUrl);
  await listOptions(story, did.didId);
  return did;
}

async function storeCredentials(story: Story, cast: Cast): Promise<void> {
  const { sid, key, token } = ACCOUNT;
  await story.step({
    title: 'Store the Exotel credentials',
    request: {
      method: 'PUT',
      path: EXOTEL_PATH,
      as: 'super_admin',
      body: { account_sid: sid, api_key: key, api_token: token, api_base_url: cast.exotelUrl },
    },
    expected: {
      status: 200,
      body: { status: 'configured', api_base_url: cast.exotelUrl, api_key: undefined, api_token: undefined },
    },
    shown: ['status', 'account_sid', 'api_base_url'],
    meaning:
      'The service can ask Exotel now. It keeps key and token encrypted, and no answer ever shows them again.',
  });
}

async function addNumber(story: Story, cast: Cast): Promise<SetUp> {
  const websocketUrl = `${cast.coreUrl.replace(/^http/, 'ws')}/exotel/${BOT_ID}`;
  const added = await story.step({
    title: 'Add a number with its bot and its flow',
    request: {
      method: 'POST',
      path: `${EXOTEL_PATH}/dids`,
      as: 'super_admin',
      body: {
        number: NUMBER,
        label: 'Support line',
        bot_id: BOT_ID,
        flow_url: `http://my.exotel.com/${ACCOUNT.sid}/exoml/start_voice/${FLOW_ID}`,
      },
    },
    expected: { status: 201, body: { number: NUMBER, bot_id: BOT_ID, websocket_url: websocketUrl } },
    shown: ['id', 'websocket_url'],
    meaning: 'From fleet and bot the service derives the address that Exotel must dial to reach this bot.',
  });
  return { didId: textOf(added, 'id'), websocketUrl: textOf(added, 'websocket_url') };
}

/** What a person does in Exotel's App Bazaar. */
export async function pasteIntoFlow(
  story: Story,
  at: 'exotel' | 'fastExotel',
  websocketUrl: string,
): Promise<void> {
  await story.step({
    title: 'Paste that address into the flow',
    request: { at, method: 'PUT', path: `/sim/flows/${FLOW_ID}`, body: { voicebot_url: websocketUrl } },
    expected: { status: 204 },
    shown: [],
    meaning:
      'In the real world a person pastes it into the Voicebot applet of App Bazaar; here the stand-in takes it.',
  });
}

async function listOptions(story: Story, didId: string): Promise<void> {
  await story.step({
    title: 'Which numbers can place a test call?',
    request: { method: 'GET', path: `${EXOTEL_PATH}/test-call-options`, as: 'admin' },
    expected: {
      status: 200,
      body: { credentials_configured: true, dids: [{ id: didId, number: NUMBER, flow_url: undefined }] },
    },
    shown: ['credentials_configured', 'dids.0.number', 'dids.0.label', 'dids.0.bot_id'],
    meaning:
      'What the console offers to an admin for a test call; such a person sees no credentials and no addresses.',
  });
}
