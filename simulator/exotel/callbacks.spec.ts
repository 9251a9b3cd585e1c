import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';
import { parseForm } from './http/form.js';
import type { ExotelStandInOptions } from './options.js';
import { startCallbackReceiver, type CallbackReceiver, type Received } from '../testing/callback-receiver.js';
import { place, sidOf, type RawAnswer } from '../testing/raw-request.js';

const BOTH = { 'StatusCallbackEvents[0]': 'terminal', 'StatusCallbackEvents[1]': 'answered' };
const JSON_BODY = { StatusCallbackContentType: 'application/json' };

let receiver: CallbackReceiver;
let exotel: ExotelStandIn;

async function start(options: ExotelStandInOptions = {}): Promise<void> {
  exotel = await startExotelStandIn({ seed: 1, speed: 50, ...options });
}

beforeEach(async () => {
  receiver = await startCallbackReceiver();
});
afterEach(async () => {
  await exotel.stop();
  await receiver.stop();
});

function call(to: string, fields: Record<string, string> = {}): Promise<RawAnswer> {
  return place(exotel.url, to, { StatusCallback: `${receiver.url}/callbacks/secret`, ...fields });
}

function json(received: Received | undefined): Record<string, unknown> {
  return JSON.parse(received?.body ?? '{}') as Record<string, unknown>;
}

async function multipart(received: Received | undefined): Promise<Record<string, unknown>> {
  return (await parseForm(received?.contentType ?? '', Buffer.from(received?.body ?? ''))) ?? {};
}

it('sends the terminal report alone, with four fields, as multipart, when no events were asked for', async () => {
  await start();
  const sid = sidOf(await call('+919000000000', { CustomField: 'cxb-test:1' }));

  await exotel.until((standIn) => standIn.call(sid)?.callbacks.length);

  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]).toMatchObject({
    path: '/callbacks/secret',
    contentType: expect.stringMatching(/^multipart\/form-data; ?boundary=/) as string,
  });
  expect(await multipart(receiver.received[0])).toEqual({
    CallSid: sid,
    DateUpdated: expect.stringMatching(/^\d{4}-/) as string,
    Status: 'completed',
    RecordingUrl: '',
  });
});

it('sends answered, then terminal, with all fields, as JSON when asked for', async () => {
  await start();
  const sid = sidOf(await call('+919000000000', { ...BOTH, ...JSON_BODY, CustomField: 'cxb-test:1' }));

  const [answered, terminal] = await receiver.untilReceived(2);

  expect(answered?.contentType).toBe('application/json');
  expect(json(answered)).toMatchObject({ CallSid: sid, EventType: 'answered', Status: 'in-progress' });
  expect(json(answered)).not.toHaveProperty('CustomField');
  expect(json(terminal)).toMatchObject({
    CallSid: sid,
    EventType: 'terminal',
    Status: 'completed',
    From: '09000000000',
    To: '08047110001',
    PhoneNumberSid: '08047110001',
    Direction: 'outbound-api',
    ConversationDuration: '3',
    CustomField: 'cxb-test:1',
    Legs: [{ OnCallDuration: '3', Status: 'completed', AnsweredBy: 'Human' }],
  });
});

it('uses PHP-style keys for the legs of a form', async () => {
  await start();
  await call('+919000000005', { 'StatusCallbackEvents[0]': 'terminal' });

  const [terminal] = await receiver.untilReceived(1);

  expect(await multipart(terminal)).toMatchObject({ 'Legs[0][AnsweredBy]': 'Machine' });
});

it('can encode otherwise: urlencoded, legs in JSON, upper case, the placeholder for EndTime', async () => {
  await start({
    variants: {
      callbackBody: 'urlencoded',
      callbackLegs: 'json',
      answeredByCase: 'upper',
      callbackEndTime: 'placeholder',
    },
  });
  await call('+919000000000', { 'StatusCallbackEvents[0]': 'terminal' });

  const [terminal] = await receiver.untilReceived(1);
  const fields = new URLSearchParams(terminal?.body);

  expect(terminal?.contentType).toContain('application/x-www-form-urlencoded');
  expect(JSON.parse(fields.get('Legs') ?? '')).toMatchObject([{ AnsweredBy: 'HUMAN' }]);
  expect(fields.get('EndTime')).toBe('1970-01-01 05:30:00');
});

it('ignores the events when callEvents is off', async () => {
  await start({ callEvents: 'off' });
  await call('+919000000000', { ...BOTH, ...JSON_BODY });

  const [only] = await receiver.untilReceived(1);

  expect(Object.keys(json(only))).toEqual(['CallSid', 'DateUpdated', 'Status', 'RecordingUrl']);
});

it('sends nothing for a call that was not answered but its end', async () => {
  await start();
  await call('+919000000001', { ...BOTH, ...JSON_BODY });

  const [only] = await receiver.untilReceived(1);

  expect(json(only)).toMatchObject({ EventType: 'terminal', Status: 'busy', ConversationDuration: '0' });
});

it('tries twice more, 5 and 15 minutes later, until it is answered with 2xx', async () => {
  await start({ speed: 5_000 });
  receiver.answers.push(500, 302, 200);
  const sid = sidOf(await call('+919000000000'));

  const callbacks = await exotel.until(
    (standIn) => standIn.call(sid)?.callbacks.length === 3 && standIn.call(sid)?.callbacks,
  );

  expect(callbacks.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 302],
    [3, 200],
  ]);
  expect(callbacks[0]).toMatchObject({
    event: 'terminal',
    url: `${receiver.url}/callbacks/secret`,
    body: { CallSid: sid, Status: 'completed' },
  });
  const [first, second, third] = callbacks.map(({ at }) => Date.parse(at));
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(300_000 / 5_000);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(900_000 / 5_000);
});

it('gives up on a receiver that does not answer in time', async () => {
  await start({ callbackTimeoutMs: 50 });
  receiver.answers.push(null);
  const sid = sidOf(await call('+919000000000'));

  const [first] = await exotel.until(
    (standIn) => (standIn.call(sid)?.callbacks.length ?? 0) > 0 && standIn.call(sid)?.callbacks,
  );

  expect(first).toMatchObject({ status: null, error: 'no answer in time' });
});

describe('a magic number', () => {
  it('0040 loses its callbacks', async () => {
    await start({ speed: 1_000 });
    const sid = sidOf(await call('+919000000040', { ...BOTH, ...JSON_BODY }));

    await exotel.until((standIn) => standIn.call(sid)?.details_known);

    expect(receiver.received).toEqual([]);
  });

  it('0041 sends each three times', async () => {
    await start();
    await call('+919000000041', { ...BOTH, ...JSON_BODY });

    const received = await receiver.untilReceived(6);

    const events = received.map((one) => json(one)['EventType']);
    expect(events.filter((event) => event === 'answered')).toHaveLength(3);
    expect(events.filter((event) => event === 'terminal')).toHaveLength(3);
  });

  it('0042 sends them out of order', async () => {
    await start();
    await call('+919000000042', { ...BOTH, ...JSON_BODY });

    const received = await receiver.untilReceived(2);

    expect(received.map((one) => json(one)['EventType'])).toEqual(['terminal', 'answered']);
  });

  it('0043 reports the end before the connect answer', async () => {
    await start();

    const answer = await call('+919000000043', { ...BOTH, ...JSON_BODY });

    expect(receiver.received.map((one) => json(one)['EventType'])).toContain('terminal');
    expect(json(receiver.received[0])['CallSid']).toBe(sidOf(answer));
    expect(answer.body).toContain('"Status":"in-progress"');
  });

  it('0044 is half a minute late', async () => {
    await start({ speed: 200 });
    const sid = sidOf(await call('+919000000044', { ...JSON_BODY }));

    await receiver.untilReceived(1);

    const lateMs = Date.now() - Date.parse(exotel.call(sid)?.ended_at ?? '');
    expect(lateMs).toBeGreaterThanOrEqual(30_000 / 200 - 5);
  });
});

it('stops sending when it is reset', async () => {
  await start({ callbackTimeoutMs: 5_000 });
  receiver.answers.push(null);
  await call('+919000000000');
  await receiver.untilReceived(1);

  exotel.reset();

  expect(exotel.calls()).toEqual([]);
});
