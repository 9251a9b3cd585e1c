import { isDoubt } from '../exotel/exotel.errors.js';
import { livedFor, silenceOn, whatMayCome } from './explanation-parts.js';
import { quoteExotel } from './quote-exotel.js';
import type { CallFailure, TestCall } from './test-call.model.js';

/** Why a call did not complete, and what to do about it. */
export interface Explanation {
  readonly code: string;
  readonly summary: string;
  readonly nextStep: string;
}

interface CatalogueEntry {
  /** What we know it from. */
  readonly evidence: string;
  readonly summary: string;
  readonly nextStep: string;
  /** Exotel's own page on it. */
  readonly link?: string;
}

const HTTP_STATUS_PAGE = 'https://developer.exotel.com/api/http-status-codes';
const CONNECT_PAGE = 'https://developer.exotel.com/api/outgoing-call-to-connect-number-to-a-call-flow';
const CALL_DETAILS_PAGE = 'https://developer.exotel.com/api/call-details';
const RUN_CHECK =
  'Run the check of this number: it shows which link of the chain is broken, and rings nobody.';

/** Everything that we can say of a call that did not complete; where nobody can tell, it says so. */
const CATALOGUE = {
  credentials_refused: {
    evidence: 'HTTP 401 to the request',
    summary:
      'Exotel did not accept the credentials. It does not say which part: the API key, the API token, the account SID, or the region.',
    nextStep:
      'Compare key, token and SID with API settings in the Exotel dashboard. A dashboard at my.exotel.com belongs to https://api.exotel.com, one at my.in.exotel.com or my.mum1.exotel.com to https://api.in.exotel.com.',
    link: 'https://support.exotel.com/support/solutions/articles/3000023019',
  },
  balance_or_plan: {
    evidence: 'HTTP 402 to the request',
    summary: 'The Exotel account has no balance left, or its plan does not include such calls.',
    nextStep: 'Recharge the account, or ask Exotel to add outgoing calls to its plan.',
    link: HTTP_STATUS_PAGE,
  },
  kyc_incomplete: {
    evidence: 'HTTP 403, or an error under HTTP 2xx, whose message speaks of KYC',
    summary: 'Exotel places no calls for this account until its KYC is complete.',
    nextStep:
      'Complete the KYC in the Exotel dashboard; Exotel enables calls after it has checked the papers.',
    link: HTTP_STATUS_PAGE,
  },
  number_on_dnd: {
    evidence: 'HTTP 403, or an error under HTTP 2xx, whose message speaks of NDNC or DND',
    summary: 'The number that was to be rung is on the do-not-disturb register, so Exotel may not call it.',
    nextStep:
      'Use another number, or call the ExoPhone from this one first: that allows calls back for six months.',
    link: 'https://support.exotel.com/support/solutions/articles/3000106361',
  },
  trial_number_not_verified: {
    evidence: 'HTTP 403, or an error under HTTP 2xx, whose message speaks of a trial account or a whitelist',
    summary: 'A trial account may ring only numbers that were verified in the Exotel dashboard.',
    nextStep: 'Add the number to the whitelist in the Exotel dashboard, or leave the trial.',
    link: 'https://support.exotel.com/support/solutions/articles/3000004699',
  },
  address_not_allowed: {
    evidence: 'HTTP 403, or an error under HTTP 2xx, whose message speaks of an IP address or an allow-list',
    summary:
      "Exotel accepts this account's requests from listed IP addresses only, and ours is not among them.",
    nextStep: "Add this service's public IP address to the account's API allow-list.",
    link: HTTP_STATUS_PAGE,
  },
  refused_by_exotel: {
    evidence: 'HTTP 403 with another message',
    summary: 'Exotel refused the call although the credentials are right. {words}',
    nextStep: 'Where its own words do not say what to do, ask Exotel support with the time of the call.',
    link: HTTP_STATUS_PAGE,
  },
  request_not_accepted: {
    evidence: 'HTTP 400, or an error under HTTP 2xx with another message',
    summary:
      "Exotel did not accept a field of the request. {words} Most often the number is not one of the account's ExoPhones, or the flow does not belong to the account.",
    nextStep: RUN_CHECK,
    link: CONNECT_PAGE,
  },
  account_not_found: {
    evidence: 'HTTP 404 to the request',
    summary: 'Exotel knows no account with the stored account SID at this address.',
    nextStep: 'Compare the account SID, and check that the API base URL is that of its region.',
    link: HTTP_STATUS_PAGE,
  },
  too_many_calls: {
    evidence: 'HTTP 429 to the request',
    summary: 'The account placed more calls in the last minute than Exotel allows.',
    nextStep: 'Wait a minute, then try again.',
    link: 'https://developer.exotel.com/api/rate-limits',
  },
  exotel_failed: {
    evidence: 'HTTP 5xx or 408 to the request',
    summary: 'Exotel failed while it took the request, so it is not known whether the phone rang.',
    nextStep:
      'Ask the person whether it rang before you try again, and look at the call report in the Exotel dashboard.',
    link: HTTP_STATUS_PAGE,
  },
  refused_yet_reported: {
    evidence: 'an error below HTTP 500 to the request, and a report that names the call all the same',
    summary:
      'The answer to the request was a refusal, and yet Exotel reported a call for it: the phone may have rung.',
    nextStep:
      'Look the call SID up in the Exotel dashboard, which has the last word, before you try again: something between this service and Exotel may have answered in its place.',
    link: CALL_DETAILS_PAGE,
  },
  answer_unreadable: {
    evidence: 'a redirect, an answer that is neither JSON nor XML, or one without a call SID',
    summary:
      'Something answered in the place of Exotel, or Exotel answered what we cannot read; the phone may have rung.',
    nextStep: 'Check the API base URL, and any proxy between this service and Exotel.',
    link: CONNECT_PAGE,
  },
  no_answer_from_exotel: {
    evidence: 'no answer within the time limit, or a connection that broke after the request was sent',
    summary: 'No answer of Exotel came, so it is not known whether the phone rang.',
    nextStep: 'Ask the person whether it rang before you try again. {later}',
    link: CONNECT_PAGE,
  },
  exotel_unreachable: {
    evidence: 'DNS, TCP or TLS failed before the request was sent',
    summary: 'Exotel could not be reached from this service; nobody was rung.',
    nextStep:
      'Check the API base URL, DNS and the firewall of the host this service runs on, then try again.',
    link: 'https://status.exotel.com',
  },
  not_asked: {
    evidence: 'our process stood still, or the caller left, before Exotel was asked',
    summary:
      'This service was held up before it could ask Exotel, or whoever placed the call left by then; nobody was rung.',
    nextStep: 'Place the call again.',
  },
  address_no_longer_allowed: {
    evidence: 'the stored API base URL failed our own check',
    summary: 'The stored API base URL is not an allowed Exotel host any more; nothing was sent.',
    nextStep: 'Store one of the Exotel hosts as API base URL.',
  },
  outcome_lost: {
    evidence: 'our process ended between asking Exotel and storing the answer',
    summary:
      'This service stopped while the call was being requested, so it is not known whether the phone rang.',
    nextStep: 'Ask the person whether it rang before you try again. {later}',
  },
  end_not_reported: {
    evidence:
      'no final state in a callback, nor at Exotel within 15 minutes, or one in a word that we do not know',
    summary: 'Exotel accepted the call, but {silence}.',
    nextStep: 'Look the call SID up in the Exotel dashboard. {later}',
    link: CALL_DETAILS_PAGE,
  },
  callee_busy: {
    evidence: 'final state busy',
    summary: 'The person was on another call, or declined.',
    nextStep: 'Try again later.',
    link: CALL_DETAILS_PAGE,
  },
  callee_did_not_answer: {
    evidence: 'final state no-answer',
    summary: 'It rang, and nobody answered.',
    nextStep: 'Try again when the person has the phone at hand.',
    link: CALL_DETAILS_PAGE,
  },
  failed_after_answer: {
    evidence:
      'final state failed after the call was answered; how long it lived, where Exotel told it with the end',
    summary:
      "The call broke off {lived}after it was answered. What happened on the bot's WebSocket cannot be seen from here, but a flow that does not reach its bot may end like this, or as completed.",
    nextStep: RUN_CHECK,
    link: 'https://support.exotel.com/support/solutions/articles/3000108630',
  },
  failed_no_answer_reported: {
    evidence: 'final state failed, and no report of an answer, which may have got lost',
    summary:
      "The call failed, and no answer was reported. Exotel gives no reason: the number may be switched off or wrong, the flow could not start, or it did not reach its bot, since what happened on the bot's WebSocket cannot be seen from here.",
    nextStep: `Check the number that was rung. ${RUN_CHECK}`,
    link: CALL_DETAILS_PAGE,
  },
  canceled: {
    evidence: 'final state canceled',
    summary: 'Exotel says that the call was canceled; it does not say by whom.',
    nextStep: 'Place it again if it was not meant to end.',
    link: CALL_DETAILS_PAGE,
  },
  not_known: {
    evidence: 'none of the above',
    summary: 'It is not known why this call did not complete.',
    nextStep: RUN_CHECK,
  },
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type ExplanationCode = keyof typeof CATALOGUE;

export const EXPLANATION_CODES = Object.keys(CATALOGUE) as ExplanationCode[];

/** Why a call ended badly or is not known to have ended; null for one that completed or goes on. */
export function explain(call: TestCall): Explanation | null {
  const code = codeOf(call);
  if (code === null) return null;
  const { summary, nextStep, link }: CatalogueEntry = CATALOGUE[code];
  const told = summary
    .replace('{lived}', livedFor(call))
    .replace('{silence}', silenceOn(call))
    .replace('{words}', () => quoteExotel(call.failure));
  const next = nextStep.replace('{later}', whatMayCome(call));
  return { code, summary: told, nextStep: link === undefined ? next : `${next} See ${link}` };
}

function codeOf(call: TestCall): ExplanationCode | null {
  switch (call.status) {
    case 'busy':
      return 'callee_busy';
    case 'no_answer':
      return 'callee_did_not_answer';
    case 'canceled':
      return 'canceled';
    case 'failed':
      return wasAnswered(call) ? 'failed_after_answer' : 'failed_no_answer_reported';
    case 'rejected':
      return call.callSid === '' ? codeOfNoCall(call) : 'refused_yet_reported';
    case 'not_sent':
      return codeOfNoCall(call);
    case 'unknown':
      return codeOfUnknown(call);
    default:
      return null;
  }
}

function wasAnswered({ events }: TestCall): boolean {
  return events.some(({ status }) => status === 'answered');
}

function codeOfNoCall({ failure }: TestCall): ExplanationCode {
  return failure ? codeOfFailure(failure) : 'not_known';
}

function codeOfUnknown(call: TestCall): ExplanationCode {
  const wasPlaced = call.events.some(({ status }) => status === 'placed' || status === 'answered');
  if (wasPlaced) return 'end_not_reported';
  return call.failure ? codeOfFailure(call.failure) : 'outcome_lost';
}

const BY_PROBLEM: Readonly<Record<string, ExplanationCode>> = {
  provider_bad_response: 'answer_unreadable',
  provider_timeout: 'no_answer_from_exotel',
  provider_unreachable: 'exotel_unreachable',
  not_ready: 'not_asked',
  base_url_not_allowed: 'address_no_longer_allowed',
};

const BY_STATUS: Readonly<Record<number, ExplanationCode>> = {
  401: 'credentials_refused',
  402: 'balance_or_plan',
  403: 'refused_by_exotel',
  404: 'account_not_found',
  429: 'too_many_calls',
};

/**
 * By message, never by Exotel's code alone: the codes are not documented. The first that fits counts: there is a
 * whitelist of numbers and one of IP addresses, so the word alone does not tell which.
 */
const BY_MESSAGE: readonly (readonly [RegExp, ExplanationCode])[] = [
  [/kyc/i, 'kyc_incomplete'],
  [/ndnc|dnd/i, 'number_on_dnd'],
  [/\bips?\b|allow[- ]?list/i, 'address_not_allowed'],
  [/trial|whitelist/i, 'trial_number_not_verified'],
];

function codeOfFailure({ code, httpStatus, statedStatus, message }: CallFailure): ExplanationCode {
  const known = BY_PROBLEM[code];
  if (known) return known;
  const status = statedStatus ?? httpStatus;
  if (status === null) return 'not_known';
  if (isDoubt(status)) return 'exotel_failed';
  return (isToldByMessage(status, httpStatus) ? codeOfMessage(message) : undefined) ?? codeOfStatus(status);
}

/** Of an error under 2xx the message is all that there is, unless the error names a status that says more. */
function isToldByMessage(status: number, httpStatus: number | null): boolean {
  return status === 403 || (httpStatus !== null && httpStatus < 300 && BY_STATUS[status] === undefined);
}

function codeOfMessage(message: string): ExplanationCode | undefined {
  return BY_MESSAGE.find(([words]) => words.test(message))?.[1];
}

function codeOfStatus(status: number): ExplanationCode {
  return BY_STATUS[status] ?? 'request_not_accepted';
}
