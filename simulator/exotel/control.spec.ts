import { control, parsed, place, sidOf } from '../testing/raw-request.js';
import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import type { CallView, RequestView } from './http/sim-view.js';

let exotel: ExotelStandIn;

beforeAll(async () => {
  exotel = await startExotelStandIn({ speed: 50, callsPerMinute: 0 });
});
afterAll(() => exotel.stop());
beforeEach(() => {
  exotel.reset();
});

it('shows every call with its states and times', async () => {
  const sid = sidOf(await place(exotel.url, '+919000000000'));
  await exotel.until((standIn) => standIn.call(sid)?.ended);

  const { calls } = parsed(await control(exotel.url, 'GET', '/calls')) as { calls: CallView[] };
  const one = parsed(await control(exotel.url, 'GET', `/calls/${sid}`)) as CallView;

  expect(calls).toEqual([one]);
  expect(one.states.map(({ state }) => state)).toEqual(['dialling', 'answered', 'completed']);
  expect(one.states.every(({ at }) => new Date(at).toISOString() === at)).toBe(true);
});

it('shows every connect request, and on demand those of any kind', async () => {
  await place(exotel.url, '+919000000010');
  await place(exotel.url, '+919000000000', { Url: null });
  await place(exotel.url, '+919000000031').catch(() => undefined);

  const { requests } = parsed(await control(exotel.url, 'GET', '/requests')) as { requests: RequestView[] };
  const polls = parsed(await control(exotel.url, 'GET', '/requests?kind=call')) as {
    requests: RequestView[];
  };

  expect(
    requests.map(({ fields, status, outcome, rang }) => [fields['From'], status, outcome, rang]),
  ).toEqual([
    ['+919000000010', 401, 'unauthorized', false],
    ['+919000000000', 400, 'invalid_Url', false],
    ['+919000000031', null, 'reset', true],
  ]);
  expect(polls.requests).toEqual([]);
});

it('changes some numbers by PATCH and all of them by PUT', async () => {
  await control(exotel.url, 'PATCH', '/exophones', {
    exophones: [{ number: '08047110002', voice: false }],
  });
  const patched = (parsed(await control(exotel.url, 'GET', '/exophones')) as { exophones: object[] })
    .exophones;
  await control(exotel.url, 'PUT', '/exophones', { exophones: [{ number: '+911140001111' }] });
  const put = (parsed(await control(exotel.url, 'GET', '/exophones')) as { exophones: object[] }).exophones;

  expect(patched).toHaveLength(120);
  expect(patched[1]).toMatchObject({ number: '+918047110002', voice: false });
  expect(put).toEqual([expect.objectContaining({ number: '+911140001111', voice: true })]);
});

it('forgets everything on reset', async () => {
  await place(exotel.url, '+919000000000');
  exotel.setFlow('70001', 'ws://127.0.0.1:9/');
  exotel.replaceExophones([]);

  const answer = await control(exotel.url, 'POST', '/reset');

  expect(answer.status).toBe(204);
  expect([exotel.calls(), exotel.requests('all')]).toEqual([[], []]);
  expect((await place(exotel.url, '+919000000000')).status).toBe(200);
});

it('declines a ringing call by hangup, and says so when a call has ended', async () => {
  const sid = sidOf(await place(exotel.url, '+919000000002'));

  const first = await control(exotel.url, 'POST', `/calls/${sid}/hangup`);
  const second = await control(exotel.url, 'POST', `/calls/${sid}/hangup`);

  expect([first.status, second.status]).toEqual([204, 409]);
  expect(exotel.call(sid)?.status).toBe('busy');
});

it.each([
  ['GET', '/calls/none', undefined, 404],
  ['POST', '/calls/none/hangup', undefined, 404],
  ['GET', '/calls/none/audio', undefined, 404],
  ['GET', '/nothing', undefined, 404],
  ['PUT', '/flows/70001', { voicebot_url: 'ftp://bot' }, 400],
  ['PUT', '/flows/70001', undefined, 400],
  ['POST', '/calls/none/dtmf', { digits: 'x' }, 400],
  ['PUT', '/exophones', { exophones: [{ number: 'nobody' }] }, 400],
])('%s %s with %j is %i', async (method, path, body, status) => {
  expect((await control(exotel.url, method, path, body)).status).toBe(status);
});

it('fails to wait for what does not come', async () => {
  await expect(exotel.until(() => false, 20)).rejects.toThrow('within 20 ms');
});

it('cannot listen where somebody else does', async () => {
  await expect(startExotelStandIn({ port: exotel.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
