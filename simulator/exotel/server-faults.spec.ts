import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import { ACCOUNT, control, get, parsed, place, rawRequest } from '../testing/raw-request.js';

let exotel: ExotelStandIn;

beforeAll(async () => {
  exotel = await startExotelStandIn({ speed: 50, callsPerMinute: 0 });
});
afterAll(() => exotel.stop());
beforeEach(() => {
  exotel.reset();
});

it.each([
  ['400', 400, /RestException/],
  ['401', 401, /^Authentication is required/],
  ['402', 402, /RestException/],
  ['403', 403, /IP address/],
  ['404', 404, /RestException/],
  ['429', 429, /RestException/],
  ['500', 500, /RestException/],
  ['502', 502, /<h1>502 Bad Gateway/],
  ['503', 503, /"Code":35008/],
  ['entity_bomb', 200, /<!DOCTYPE TwilioResponse \[<!ENTITY e0 .*&e9;/],
  ['redirect', 302, /^$/],
  ['html', 200, /<!DOCTYPE html>/],
  ['empty', 200, /^$/],
  ['text', 200, /^OK$/],
  ['binary', 200, /./],
  ['json_null', 200, /^null$/],
] as const)('%s answers every request with %i, and rings nobody', async (answer, status, body) => {
  exotel.setFault({ answer });

  const answers = [
    await get(exotel.url, `${ACCOUNT}.json`),
    await get(exotel.url, `${ACCOUNT}/Calls.json`),
    await get(exotel.url, `${ACCOUNT}/Calls/some.json`),
    await get(exotel.url, '/v2_beta/Accounts/cxbsim/IncomingPhoneNumbers'),
    await place(exotel.url, '+919000000000'),
  ];

  for (const each of answers) {
    expect(each.status).toBe(status);
    expect(each.body).toMatch(body);
  }
  expect(exotel.calls()).toEqual([]);
  expect(exotel.requests()).toEqual([expect.objectContaining({ outcome: `fault_${answer}`, rang: false })]);
});

it('down breaks the connection', async () => {
  exotel.setFault({ answer: 'down' });

  await expect(get(exotel.url, ACCOUNT)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('hang never answers', async () => {
  exotel.setFault({ answer: 'hang' });

  const asked = rawRequest(exotel.url + ACCOUNT, { signal: AbortSignal.timeout(100) });

  await expect(asked).rejects.toThrow();
});

it('truncated promises more than it sends', async () => {
  exotel.setFault({ answer: 'truncated' });

  await expect(get(exotel.url, ACCOUNT)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('big sends 50 MB to who reads them', async () => {
  exotel.setFault({ answer: 'big' });

  const answer = await fetch(exotel.url + ACCOUNT);
  const bytes = (await answer.arrayBuffer()).byteLength;

  expect(bytes).toBe(50 * 1024 * 1024);
});

it('slow answers as usual after the delay', async () => {
  exotel.setFault({ answer: 'slow', delay_ms: 120 });
  const before = performance.now();

  const answer = await get(exotel.url, ACCOUNT);

  expect(answer.status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(115);
});

it('hits only the routes named, and only so many times', async () => {
  const set = await control(exotel.url, 'PUT', '/faults', { answer: '503', routes: ['account'], times: 1 });

  const statuses = [
    (await get(exotel.url, `${ACCOUNT}/Calls.json`)).status,
    (await get(exotel.url, ACCOUNT)).status,
    (await get(exotel.url, ACCOUNT)).status,
  ];

  expect(set.status).toBe(204);
  expect(statuses).toEqual([200, 503, 200]);
});

it('is shown and taken back by the control route', async () => {
  exotel.setFault({ answer: '503' });
  const shown = await control(exotel.url, 'GET', '/faults');
  await control(exotel.url, 'DELETE', '/faults');

  expect((parsed(shown) as { fault: { answer: string } }).fault.answer).toBe('503');
  expect((await get(exotel.url, ACCOUNT)).status).toBe(200);
});

it('refuses a fault that it does not know', async () => {
  const answer = await control(exotel.url, 'PUT', '/faults', { answer: 'earthquake' });

  expect(answer.status).toBe(400);
});
