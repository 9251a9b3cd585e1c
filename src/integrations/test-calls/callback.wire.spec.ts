import fc from 'fast-check';
import { parseCallback } from './callback.wire.js';

const SID = '9f3c1d5e7a2b4c6d8e0f1a2b3c4d194m';

describe('a report of Exotel', () => {
  it.each([
    ['the four basic fields', { CallSid: SID, DateUpdated: 'x', Status: 'completed', RecordingUrl: null }],
    ['lower case', { callsid: SID, status: 'completed' }],
    ['underscores', { call_sid: SID, call_status: 'completed' }],
    ['Twilio’s names', { CallSid: SID, CallStatus: 'completed' }],
    ['dashes', { 'Call-Sid': SID, STATUS: 'Completed' }],
    ['spaces around', { CallSid: ` ${SID} `, Status: ' completed\n' }],
  ])('is read with %s', (_title, body) => {
    expect(parseCallback(body)).toMatchObject({ source: 'callback', status: 'completed', callSid: SID });
  });

  it('keeps Exotel’s own word', () => {
    expect(parseCallback({ Status: 'No-Answer' })).toMatchObject({
      status: 'no_answer',
      providerStatus: 'No-Answer',
      callSid: '',
    });
  });

  it.each(['answered', 'Answered', ' ANSWERED '])('takes the event %j for an answered call', (event) => {
    expect(parseCallback({ Status: 'in-progress', EventType: event })?.status).toBe('answered');
  });

  it('takes the event of an answer without a state for an answered call', () => {
    expect(parseCallback({ CallSid: SID, EventType: 'answered' })).toMatchObject({
      status: 'answered',
      providerStatus: '',
    });
  });

  it('does not take in-progress for answered', () => {
    expect(parseCallback({ Status: 'in-progress' })?.status).toBe('placed');
  });

  it('does not know a strange word, and keeps it', () => {
    expect(parseCallback({ Status: 'transmogrified' })).toMatchObject({
      status: null,
      providerStatus: 'transmogrified',
    });
  });

  it('keeps of a word 64 characters at most', () => {
    expect(parseCallback({ Status: 'x'.repeat(65) })?.providerStatus).toBe('x'.repeat(64));
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Status=completed'],
    ['a list', []],
    ['no state', { CallSid: SID }],
    ['a state that is no text', { Status: { a: 1 } }],
    ['an empty state', { Status: '' }],
  ])('is none when it is %s', (_title, body) => {
    expect(parseCallback(body)).toBeNull();
  });

  it.each([['a\u0000b'], ['x'.repeat(129)], ['with space'], ['é']])('takes %j for no SID', (sid) => {
    expect(parseCallback({ Status: 'completed', CallSid: sid })?.callSid).toBe('');
  });

  it.each([['42'], [42], [' 42 ']])('is read with a conversation of %j', (ConversationDuration) => {
    const body = { Status: 'failed', EventType: 'terminal', ConversationDuration };

    expect(parseCallback(body)?.talkedS).toBe(42);
  });

  it.each([[''], ['-1'], ['4.2'], ['00:42'], ['1234567'], [null], [NaN]])(
    'takes %j for no length of a conversation',
    (ConversationDuration) => {
      expect(parseCallback({ Status: 'failed', ConversationDuration })?.talkedS).toBeUndefined();
    },
  );

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const report = parseCallback(body);
        return report === null || report.providerStatus.length <= 64;
      }),
    );
  });
});
