import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import { explain, EXPLANATION_CODES } from './explanation.js';
import type { ExplanationCode } from './explanation.js';
import type { CallFailure, TestCall } from './test-call.model.js';

const AT = new Date(0);

function aCall(statuses: readonly CallStatus[], failure: Partial<CallFailure> | null = null): TestCall {
  return {
    id: 'call',
    didId: 'did',
    didNumber: '+918047110001',
    botId: 'echo',
    toNumber: '+919000000000',
    callSid: '',
    providerStatus: '',
    status: statuses.at(-1) ?? 'requested',
    requestedBy: 'ops@example.com',
    createdAt: AT,
    updatedAt: AT,
    events: statuses.map((status) => ({ at: AT, source: 'poll', status, providerStatus: '' })),
    failure: failure && {
      code: 'provider_rejected',
      detail: '',
      httpStatus: null,
      providerCode: '',
      message: '',
      ...failure,
    },
    isAskedFor: false,
    hasCallback: false,
  };
}

const refused = (httpStatus: number, message = ''): TestCall =>
  aCall(['requested', 'rejected'], { httpStatus, message });
const refusedUnder200 = (statedStatus: number, message = ''): TestCall =>
  aCall(['requested', 'rejected'], { httpStatus: 200, statedStatus, message });
const unsure = (failure: Partial<CallFailure>): TestCall => aCall(['requested', 'unknown'], failure);

const CASES: readonly [string, ExplanationCode, TestCall][] = [
  ['a 401', 'credentials_refused', refused(401, 'Authentication is required to view this page')],
  ['a 402', 'balance_or_plan', refused(402)],
  ['a 403 on KYC', 'kyc_incomplete', refused(403, 'Your account is not yet KYC compliant.')],
  [
    'a 403 on NDNC',
    'number_on_dnd',
    refused(403, 'Call to …00 can not be made because of TRAI NDNC regulations'),
  ],
  ['a 403 on DND', 'number_on_dnd', refused(403, 'number is in DND')],
  [
    'a 403 on a trial',
    'trial_number_not_verified',
    refused(403, 'Trial accounts can call verified numbers only'),
  ],
  ['a 403 on the whitelist', 'trial_number_not_verified', refused(403, 'Number is not whitelisted')],
  ['a 403 on the address', 'address_not_allowed', refused(403, 'IP not allowed')],
  [
    'a 403 on the whitelist of addresses',
    'address_not_allowed',
    refused(403, 'Your IP address is not whitelisted for API access'),
  ],
  [
    'a 403 that names the address',
    'address_not_allowed',
    refused(403, 'Request from IP 1.2.3.4 is not in the whitelist'),
  ],
  ['a 403 on the allow-list', 'address_not_allowed', refused(403, 'The request is not in the allow-list')],
  ['a 403 on the allowlist', 'address_not_allowed', refused(403, 'Not in the Allowlist of the API')],
  ['a 403 whose words hold "ip" by chance', 'refused_by_exotel', refused(403, 'Recipient suspended')],
  ['any other 403', 'refused_by_exotel', refused(403)],
  ['a 400', 'request_not_accepted', refused(400, 'Invalid CallerId')],
  ['an error under 200', 'request_not_accepted', refused(200)],
  ['an error under 200 on KYC', 'kyc_incomplete', refused(200, 'Your account is not yet KYC compliant.')],
  ['a 400 whose words hold "trial"', 'request_not_accepted', refused(400, 'Invalid trial')],
  ['an error under 200 that speaks of 401', 'credentials_refused', refusedUnder200(401, 'Not for this IP')],
  ['an error under 200 that speaks of 402', 'balance_or_plan', refusedUnder200(402)],
  ['an error under 200 that speaks of 403', 'refused_by_exotel', refusedUnder200(403)],
  ['an error under 200 that speaks of 403 and KYC', 'kyc_incomplete', refusedUnder200(403, 'No KYC yet')],
  ['an error under 200 that speaks of 400 and KYC', 'kyc_incomplete', refusedUnder200(400, 'No KYC yet')],
  ['an error under 200 that speaks of 404', 'account_not_found', refusedUnder200(404)],
  ['an error under 200 that speaks of 429', 'too_many_calls', refusedUnder200(429)],
  ['a 404', 'account_not_found', refused(404)],
  ['a 429', 'too_many_calls', refused(429)],
  ['a 408, which is no proof', 'exotel_failed', refused(408)],
  ['a 500', 'exotel_failed', unsure({ httpStatus: 500 })],
  ['a 503', 'exotel_failed', unsure({ httpStatus: 503 })],
  ['an answer without a SID', 'answer_unreadable', unsure({ code: 'provider_bad_response' })],
  ['a timeout', 'no_answer_from_exotel', unsure({ code: 'provider_timeout' })],
  ['no connection', 'exotel_unreachable', aCall(['requested', 'not_sent'], { code: 'provider_unreachable' })],
  ['a request that was never sent', 'not_asked', aCall(['requested', 'not_sent'], { code: 'not_ready' })],
  [
    'a host that is not allowed',
    'address_no_longer_allowed',
    aCall(['requested', 'not_sent'], { code: 'base_url_not_allowed' }),
  ],
  ['a process that died', 'outcome_lost', aCall(['requested', 'unknown'])],
  ['a placed call without an end', 'end_not_reported', aCall(['requested', 'placed', 'unknown'])],
  [
    'an answered call without an end',
    'end_not_reported',
    aCall(['requested', 'placed', 'answered', 'unknown']),
  ],
  [
    'a timeout whose call Exotel lists',
    'end_not_reported',
    aCall(['requested', 'unknown', 'placed', 'unknown'], { code: 'provider_timeout' }),
  ],
  [
    'a timeout whose call was answered',
    'end_not_reported',
    aCall(['requested', 'unknown', 'answered', 'unknown'], { code: 'provider_timeout' }),
  ],
  ['busy', 'callee_busy', aCall(['requested', 'placed', 'busy'])],
  ['no answer', 'callee_did_not_answer', aCall(['requested', 'placed', 'no_answer'])],
  [
    'failed without a report of an answer',
    'failed_no_answer_reported',
    aCall(['requested', 'placed', 'failed']),
  ],
  [
    'failed after it was answered',
    'failed_after_answer',
    aCall(['requested', 'placed', 'answered', 'failed']),
  ],
  ['canceled', 'canceled', aCall(['requested', 'placed', 'canceled'])],
  ['a defect of ours', 'not_known', unsure({ code: 'internal_error' })],
  ['a refusal without a reason', 'not_known', aCall(['requested', 'rejected'])],
  ['a refusal of what is reported after all', 'refused_yet_reported', { ...refused(429), callSid: 'sid' }],
];

describe('why a call did not complete', () => {
  it.each(CASES)('%s is %s', (_title, code, call) => {
    expect(explain(call)?.code).toBe(code);
  });

  it.each(['requested', 'placed', 'answered', 'completed'] as const)(
    'a call that is %s needs none',
    (status) => {
      expect(explain(aCall([status]))).toBeNull();
    },
  );

  it.each(CALL_STATUSES)('%s is never left without an answer', (status) => {
    const isFine = ['requested', 'placed', 'answered', 'completed'].includes(status);

    expect(explain(aCall([status])) === null).toBe(isFine);
  });

  it('each entry of the catalogue can be reached', () => {
    expect(new Set(CASES.map(([, code]) => code))).toEqual(new Set(EXPLANATION_CODES));
  });

  it.each(CASES)('%s is told in sentences, with a next step', (_title, _code, call) => {
    const explanation = explain(call);

    expect(explanation?.summary).toMatch(/^[A-Z].+\.$/);
    expect(explanation?.nextStep).toMatch(/^[A-Z].+\.|https:\S+$/);
  });

  it.each(CASES)('%s is told without a phone number', (_title, _code, call) => {
    const { summary, nextStep } = explain(call) ?? { summary: '', nextStep: '' };
    const withoutLinks = `${summary} ${nextStep}`.replace(/https:\S+/g, '');

    expect(withoutLinks).not.toMatch(/\d{4}/);
  });

  it.each([
    [{ isAskedFor: true }, 'goes on asking Exotel until'],
    [{ isAskedFor: false, hasCallback: true }, 'Should Exotel still report on it'],
    [{ isAskedFor: false, hasCallback: false }, 'asks Exotel no more'],
  ])('a call in doubt that is %j is said to settle by what may still come', (state, told) => {
    for (const call of [
      unsure({ code: 'provider_timeout' }),
      aCall(['requested', 'unknown']),
      aCall(['requested', 'placed', 'unknown']),
    ]) {
      expect(explain({ ...call, ...state })?.nextStep).toContain(told);
    }
  });

  it.each([
    [{ isAskedFor: true }, 'has not said yet how it ended'],
    [{ isAskedFor: false }, 'did not say within 15 minutes'],
    [{ isAskedFor: false, providerStatus: 'in-progress' }, 'did not say within 15 minutes'],
    [{ isAskedFor: true, providerStatus: 'transmogrified' }, 'a word that this service does not know'],
  ])('an end that is not known is told of a call that is %j', (state, told) => {
    expect(explain({ ...aCall(['requested', 'placed', 'unknown']), ...state })?.summary).toContain(told);
  });

  it('a call that nobody answered for is not said to be missing in a list that nobody may have asked', () => {
    expect(explain(unsure({ code: 'provider_timeout' }))?.summary).not.toMatch(/list/);
  });

  it.each([
    [0, '0 seconds after'],
    [1, '1 second after'],
    [42, '42 seconds after'],
    [undefined, 'broke off after'],
  ])('%p s that Exotel told of are told as "%s", whenever its reports came', (talkedS, told) => {
    const call = aCall(['requested', 'placed', 'answered', 'failed']);
    const events = call.events.map((event, index) => ({ ...event, at: new Date(index * 7_000), talkedS }));

    expect(explain({ ...call, events })?.summary).toContain(`${told} it was answered.`);
  });

  it.each([
    [
      403,
      'Calls are paused: ticket EX-4711',
      '34099',
      'Exotel says: "Calls are paused: ticket EX-4711" (34099).',
    ],
    [400, 'Invalid CallerId.', '', 'Exotel says: "Invalid CallerId".'],
    [400, 'Not "valid" $&{later}', '', `Exotel says: "Not 'valid' $&{later}".`],
    [403, 'No\u202egnihton', '', 'Exotel says: "Nognihton".'],
    [403, 'No', 'your password', 'Exotel says: "No".'],
    [403, '', '34099', 'Exotel gives the code 34099 alone.'],
    [400, '', '', 'Exotel gives no reason.'],
  ])('a refusal of %i quotes Exotel: %s', (httpStatus, message, providerCode, told) => {
    const call = aCall(['requested', 'rejected'], { httpStatus, message, providerCode });

    expect(explain(call)?.summary).toContain(` ${told}`);
  });

  it.each([
    ['reported', ['requested', 'placed', 'answered', 'failed']],
    ['not reported', ['requested', 'placed', 'failed']],
  ] as const)(
    'a WebSocket is said to be out of sight, and the check named, with an answer %s',
    (_t, told) => {
      const explanation = explain(aCall(told));

      expect(explanation?.summary).toMatch(/WebSocket cannot be seen/);
      expect(explanation?.nextStep).toMatch(/check/i);
    },
  );
});
