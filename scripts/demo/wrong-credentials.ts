import { ACCOUNT } from './cast.js';
import type { Cast } from './cast.js';
import { pasteIntoFlow } from './set-up.js';
import type { SetUp } from './set-up.js';
import { textOf } from './story.js';
import type { Story } from './story.js';
import { EXOTEL_PATH } from './watch-call.js';

/** A call that Exotel refuses because of the stored credentials, and how that is found out and put right. */
export async function wrongCredentials(
  story: Story,
  cast: Cast,
  { didId, websocketUrl }: SetUp,
): Promise<void> {
  await putAccount(story, 'Store a wrong token', { api_token: 'mistyped' }, cast.exotelUrl, [
    'Only what is given changes; the rest stays as it was.',
    'Nobody notices yet: it looks configured.',
  ]);
  const refused = await story.step({
    title: 'Place a test call with it',
    request: {
      method: 'POST',
      path: `${EXOTEL_PATH}/dids/${didId}/test-call`,
      as: 'admin',
      body: { to_number: '+919000000000' },
    },
    expected: { status: 502, body: { code: 'provider_rejected', provider: { http_status: 401 } } },
    shown: ['code', 'detail', 'provider.http_status'],
    meaning: 'A 401 of Exotel is not one of ours: whoever is signed in here stays so. Nobody was rung.',
  });
  const id = textOf(refused, 'test_call_id');
  await story.step({
    title: 'Why did it not work?',
    request: { method: 'GET', path: `${EXOTEL_PATH}/test-calls/${id}`, as: 'admin' },
    expected: { status: 200, body: { status: 'rejected', explanation: { code: 'credentials_refused' } } },
    shown: ['status', 'explanation.code', 'explanation.summary'],
    meaning: 'The refused call is in the history too, with an explanation and what to do next.',
  });
  const right = { api_token: ACCOUNT.token, api_base_url: cast.fastExotelUrl };
  await putAccount(story, 'Put it right', right, cast.fastExotelUrl, [
    'The right token, and another Exotel for the next chapter: one whose clock runs faster.',
  ]);
  await pasteIntoFlow(story, 'fastExotel', websocketUrl);
  story.closeTable();
}

/** So that whoever goes on by hand has an Exotel at the pace of a real one. */
export async function backToRealTime(story: Story, cast: Cast): Promise<void> {
  story.chapter('Ready for whoever wants to go on by hand');
  await putAccount(story, 'Back to the first Exotel', { api_base_url: cast.exotelUrl }, cast.exotelUrl, [
    'Whoever goes on by hand places calls at the pace of real ones.',
  ]);
  story.closeTable();
}

async function putAccount(
  story: Story,
  title: string,
  body: Readonly<Record<string, string>>,
  apiBaseUrl: string,
  meaning: readonly string[],
): Promise<void> {
  await story.step({
    title,
    request: { method: 'PUT', path: EXOTEL_PATH, as: 'super_admin', body },
    expected: { status: 200, body: { status: 'configured', api_base_url: apiBaseUrl } },
    shown: ['status', 'api_base_url'],
    meaning: meaning.join(' '),
  });
}
