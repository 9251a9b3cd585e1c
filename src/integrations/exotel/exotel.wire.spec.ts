import fc from 'fast-check';
import {
  parseAnswer,
  toAccountSid,
  toCall,
  toCallList,
  toConnectForm,
  toExophonePage,
} from './exotel.wire.js';
import type { Answer } from './exotel.wire.js';

const SEVEN_DIGITS = /\d(?:[\s().-]*\d){6}/;

/** Texts of any kind around the shapes that Exotel answers in. */
const bodies = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.stringMatching(/^[+\d ().-]{0,40}$/),
  fc
    .tuple(fc.string(), fc.string())
    .map(([Code, Message]) => JSON.stringify({ RestException: { Code, Message } })),
  fc
    .stringMatching(/^[+\d ().-]{0,40}$/)
    .map((Message) => JSON.stringify({ Message: `Call to ${Message} failed` })),
  fc.anything().map((Call) => JSON.stringify({ Call })),
  fc.string().map((text) => `<TwilioResponse><Call><Sid>${text}</Sid></Call></TwilioResponse>`),
);
const statuses = fc.constantFrom(200, 201, 204, 301, 400, 401, 403, 404, 429, 500, 502, 503);

const hideNothing = (text: string): string => text;

function said(answer: Answer): string {
  if (answer.kind === 'refused') return answer.message;
  return answer.kind === 'unreadable' ? answer.what : '';
}

describe('parseAnswer', () => {
  it('never throws, and lets no phone number through', async () => {
    await fc.assert(
      fc.asyncProperty(statuses, bodies, async (status, body) => {
        const answer = await parseAnswer(status, body, hideNothing);

        expect(said(answer)).not.toMatch(SEVEN_DIGITS);
        expect(said(answer).length).toBeLessThanOrEqual(300);
        if (answer.kind === 'document') expect(() => toCall(answer.document, hideNothing)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['JSON', '{"Call":{"Sid":"s1","Status":"in-progress"}}'],
    ['XML', '<TwilioResponse><Call><Sid>s1</Sid><Status>in-progress</Status></Call></TwilioResponse>'],
    ['XML after spaces', '\n <R><Call><Sid>s1</Sid><Status>in-progress</Status></Call></R>'],
  ])('reads the call in %s', async (_title, body) => {
    const answer = await parseAnswer(200, body, hideNothing);

    expect(answer.kind === 'document' && toCall(answer.document, hideNothing)).toEqual({
      callSid: 's1',
      status: 'in-progress',
    });
  });

  it.each([
    [200, '{"RestException":{"Code":340030,"Message":"KYC"}}', { code: '340030', message: 'KYC' }],
    [
      403,
      '<R><RestException><Code>1</Code><Message>No</Message></RestException></R>',
      { code: '1', message: 'No' },
    ],
    [200, '{"Message":"No"}', { code: '', message: 'No' }],
    [401, 'Unauthorized', { code: '', message: 'Unauthorized' }],
    [502, '<html><body>Bad gateway</body></html>', { code: '', message: '' }],
    [500, '', { code: '', message: '' }],
    [401, '<p>Unauthorized', { code: '', message: '' }],
    [404, '{"Call":{"Sid":"s1"}}', { code: '', message: '' }],
  ])('calls %d %s a refusal', async (status, body, expected) => {
    expect(await parseAnswer(status, body, hideNothing)).toEqual({
      kind: 'refused',
      httpStatus: status,
      ...expected,
    });
  });

  it.each([
    [200, '{"RestException":{"Status":503,"Message":"Service Unavailable"}}', 503],
    [200, '<R><RestException><Status>500</Status></RestException></R>', 500],
    [200, '{"RestException":{"Status":400,"Message":"No"}}', 200],
    [403, '{"RestException":{"Status":"5xx"}}', 403],
    [503, '{"RestException":{"Status":500}}', 503],
  ])('reads %d %s as status %d: what is broken has refused nothing', async (status, body, read) => {
    expect(await parseAnswer(status, body, hideNothing)).toMatchObject({ kind: 'refused', httpStatus: read });
  });

  it.each([
    [200, '{"RestException":{"Status":401,"Message":"No"}}', 401],
    [200, '<R><RestException><Status>429</Status></RestException></R>', 429],
    [200, '{"RestException":{"Status":200}}', undefined],
    [200, '{"Message":"No"}', undefined],
    [403, '{"RestException":{"Status":401}}', undefined],
    [200, '{"http_code":401,"response":{"code":401,"status":"failure"}}', 401],
    [200, '{"response":[{"code":"404","status":"failure"}]}', 404],
    [200, '{"response":{"code":1007}}', undefined],
  ])('keeps of %d %s its real status, and %s as stated', async (status, body, statedStatus) => {
    expect(await parseAnswer(status, body, hideNothing)).toMatchObject({
      kind: 'refused',
      httpStatus: status,
      statedStatus,
    });
  });

  it('reads the error of an envelope of v2', async () => {
    const error_data = { code: 1010, message: 'Authorization failed', description: '' };
    const body = JSON.stringify({ http_code: 503, response: { code: 503, error_data, status: 'failure' } });

    expect(await parseAnswer(200, body, hideNothing)).toEqual({
      kind: 'refused',
      httpStatus: 503,
      code: '1010',
      message: 'Authorization failed',
    });
  });

  it('takes an envelope of v2 without an error for what it is', async () => {
    const body = '{"http_code":200,"response":{"code":200,"status":"success"}}';

    expect((await parseAnswer(200, body, hideNothing)).kind).toBe('document');
  });

  it('hides a secret before it masks digits in it', async () => {
    const hide = (text: string): string => text.replaceAll('ab12345678cd', '***');

    expect(await parseAnswer(400, '{"Message":"Key ab12345678cd is bad"}', hide)).toMatchObject({
      message: 'Key *** is bad',
    });
  });

  it.each([
    [200, ''],
    [200, 'OK'],
    [200, 'null'],
    [200, '[]'],
    [200, '<R><Call>'],
    [300, '{"Call":{"Sid":"s1"}}'],
    [302, '{"Call":{"Sid":"s1"}}'],
  ])('calls %d %j unreadable', async (status, body) => {
    expect((await parseAnswer(status, body, hideNothing)).kind).toBe('unreadable');
  });

  it('expands no entity of a document\u2019s own', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><r><Call><Sid>&b;</Sid></Call></r>';

    const answer = await parseAnswer(200, bomb, hideNothing);

    expect(JSON.stringify(answer)).not.toContain('boom');
  });

  it('keeps of a message 300 characters at most', async () => {
    const answer = await parseAnswer(400, JSON.stringify({ Message: 'x'.repeat(301) }), hideNothing);

    expect(said(answer)).toBe('x'.repeat(300));
  });

  it('hides what must not be repeated before it cuts a message off', async () => {
    const hide = (text: string): string => text.replaceAll('secret', '***');

    const answer = await parseAnswer(400, JSON.stringify({ Message: `${'x'.repeat(297)}secret` }), hide);

    expect(said(answer)).not.toContain('sec');
  });
});

describe('a call', () => {
  it.each(['', 'with space', 'x'.repeat(129), '\u{1f4de}'])('is none under the SID %j', (Sid) => {
    expect(toCall({ Call: { Sid, Status: 'in-progress' } }, hideNothing)).toBeUndefined();
  });
});

describe('the state of a call', () => {
  const hide = (text: string): string => text.replaceAll('token-e83d92c4', '***');
  const call = { Sid: 's1', Status: `${'x'.repeat(58)}token-e83d92c4` };

  it('has no part of a secret that was cut through', () => {
    expect(toCall({ Call: call }, hide)?.status).toBe(`${'x'.repeat(58)}***`);
  });

  it('has none in a list either', () => {
    expect(toCallList({ Calls: [call] }, hide)?.map(({ status }) => status)).toEqual([
      `${'x'.repeat(58)}***`,
    ]);
  });

  it('is cut after 64 characters', () => {
    expect(toCall({ Call: { Sid: 's1', Status: 'x'.repeat(70) } }, hide)?.status).toBe('x'.repeat(64));
  });
});

describe('toAccountSid', () => {
  it.each([
    ['JSON', '{"Account":{"Sid":"acme1","Status":"active"}}'],
    ['XML', '<TwilioResponse><Account><Sid>acme1</Sid></Account></TwilioResponse>'],
  ])('reads the account in %s', async (_title, body) => {
    const answer = await parseAnswer(200, body, hideNothing);

    expect(answer.kind === 'document' && toAccountSid(answer.document)).toBe('acme1');
  });

  it.each(['{}', '{"Account":"acme1"}', '{"Account":{}}'])('finds no name in %s', async (body) => {
    const answer = await parseAnswer(200, body, hideNothing);

    expect(answer.kind === 'document' && toAccountSid(answer.document)).toBe('');
  });

  it.each(['{"error":"unauthorized"}', '<html><head><title>Log in</title></head><body>acme1</body></html>'])(
    'finds none in %s',
    async (body) => {
      const answer = await parseAnswer(200, body, hideNothing);

      expect(answer.kind === 'document' && toAccountSid(answer.document)).toBeUndefined();
    },
  );
});

describe('a page of numbers', () => {
  const entry = (fields: object): object => ({ phone_number: '+918047110001', ...fields });

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    ['false', false],
    [undefined, undefined],
    [null, undefined],
    ['perhaps', undefined],
  ])('reads voice %j as %s', (voice, hasVoice) => {
    const page = toExophonePage(
      { incoming_phone_numbers: [entry({ capabilities: { voice } })] },
      hideNothing,
    );

    expect(page?.exophones[0]?.hasVoice).toBe(hasVoice);
  });

  it('does not know what a number without capabilities can do', () => {
    const page = toExophonePage({ incoming_phone_numbers: [entry({})] }, hideNothing);

    expect(page?.exophones[0]?.hasVoice).toBeUndefined();
  });

  it.each(['http://twilix.exotel.in/next', 'http://twilix.exotel.in/next?', 7, {}])(
    'is none when the next one cannot be asked for: %j',
    (next_page_uri) => {
      expect(toExophonePage({ incoming_phone_numbers: [], next_page_uri }, hideNothing)).toBeUndefined();
    },
  );

  it('repeats no secret, and gives a flow that holds one as none', () => {
    const hide = (text: string): string => text.replaceAll('token-e83d92c4', '***');
    const entry = {
      phone_number: '+918047110001',
      friendly_name: 'Support token-e83d92c4',
      voice_url: 'http://my.exotel.com/acme/exoml/start_voice/1?t=token-e83d92c4',
    };
    const odd = { phone_number: 'token-e83d92c4' };

    expect(toExophonePage({ incoming_phone_numbers: [entry, odd] }, hide)?.exophones).toMatchObject([
      { number: '+918047110001', friendlyName: 'Support ***', flowUrl: '' },
      { number: '***' },
    ]);
  });
});

describe('a number and its name', () => {
  it('have no part of a secret that was cut through', () => {
    const hide = (text: string): string => text.replaceAll('token-e83d92c4', '***');
    const entry = {
      phone_number: `${'1'.repeat(58)}token-e83d92c4`,
      friendly_name: `${'x'.repeat(250)}token-e83d92c4`,
    };

    expect(toExophonePage({ incoming_phone_numbers: [entry] }, hide)?.exophones).toMatchObject([
      { number: `${'1'.repeat(58)}***`, friendlyName: `${'x'.repeat(250)}***` },
    ]);
  });
});

describe('toConnectForm', () => {
  const call = {
    toNumber: '+919123456789',
    callerId: '08047112345',
    flowUrl: 'http://x/y?a=b',
    customField: 'c',
  };

  it('has what a call needs and nothing more', () => {
    expect([...toConnectForm(call)]).toEqual([
      ['From', '+919123456789'],
      ['CallerId', '08047112345'],
      ['Url', 'http://x/y?a=b'],
      ['CallType', 'trans'],
      ['CustomField', 'c'],
    ]);
  });

  it('cuts CustomField to 128 characters and no character in half', () => {
    const customField =
      toConnectForm({ ...call, customField: '\u{1f4de}'.repeat(200) }).get('CustomField') ?? '';

    expect(Array.from(customField)).toHaveLength(128);
    expect(customField.isWellFormed()).toBe(true);
  });
});
