/** What is to come of a call to one of the stand-in's magic numbers. */
export interface Fate {
  /** The last four digits of the number, after +91 90000 0. */
  readonly digits: string;
  /** What happens at Exotel's side. */
  readonly what: string;
  /** HTTP status and code of the answer to whoever placed it; no code for one that was accepted. */
  readonly http: number;
  readonly code: string;
  /** Where the call stands at the end, or for as long as nobody tells more. */
  readonly status: string;
  /** Code of the service's explanation; empty where there is nothing to explain. */
  readonly why: string;
  /** What Exotel has to do with the bot: it hears the caller, is never reached, or is not asked for. */
  readonly bot: 'hears' | 'unreachable' | 'none';
}

export interface FateGroup {
  readonly title: string;
  readonly fates: readonly Fate[];
}

/** Statuses in which a call may still change, although here nothing will come. */
const OPEN_STATUSES = ['placed', 'answered', 'unknown'];

export function isToEnd({ status }: Fate): boolean {
  return !OPEN_STATUSES.includes(status);
}

export const FATE_GROUPS: readonly FateGroup[] = [
  {
    title: 'Exotel accepts the call, and the phone decides',
    fates: [
      unanswered('0001', 'the person is busy', 'busy', 'callee_busy'),
      unanswered('0002', 'nobody picks up', 'no_answer', 'callee_did_not_answer'),
      unanswered('0003', 'the call cannot be put through', 'failed', 'failed_no_answer_reported'),
      completed('0004', 'answered, hangs up after a second'),
      completed('0005', 'an answering machine picks up'),
    ],
  },
  {
    title: 'Exotel refuses the call: nobody is rung',
    fates: [
      refused('0010', '401: wrong credentials', 'credentials_refused'),
      refused('0011', '402: no balance', 'balance_or_plan'),
      refused('0012', '403: KYC is not complete', 'kyc_incomplete'),
      refused('0013', '403: the person is on the do-not-disturb list', 'number_on_dnd'),
      refused('0014', '404: no such account', 'account_not_found'),
      refused('0015', '429: too many calls', 'too_many_calls'),
      refused('0024', 'an error hidden in a 200', 'request_not_accepted'),
    ],
  },
  {
    title: 'Exotel fails: nobody can say whether it rings, so the service does not pretend to know',
    fates: [
      unsettled('0016', '500 with an error in it', 'provider_rejected', 'exotel_failed'),
      unsettled('0017', '502 with a page of HTML', 'provider_rejected', 'exotel_failed'),
      unsettled('0033', 'a redirect to another host', 'provider_bad_response', 'answer_unreadable'),
    ],
  },
  {
    title: 'Strange answers that can still be read',
    fates: [completed('0020', 'JSON labelled as XML'), completed('0021', 'XML labelled as JSON')],
  },
  {
    title: 'No usable answer, yet it rings: the callback settles what the request could not',
    fates: [
      completed('0022', 'an empty 200', 502, 'provider_bad_response'),
      completed('0023', 'a 200 that names no call', 502, 'provider_bad_response'),
      completed('0030', 'no answer at all', 504, 'provider_timeout'),
      completed('0031', 'the connection breaks after sending', 504, 'provider_timeout'),
      completed('0032', 'the answer drips, a byte a second', 504, 'provider_timeout'),
    ],
  },
  {
    title: 'Callbacks go wrong: the status comes out right all the same',
    fates: [
      completed('0040', 'callbacks get lost'),
      completed('0041', 'each callback comes three times'),
      completed('0042', 'the end is reported before the answer'),
      completed('0043', 'the end is reported before the request is answered'),
      completed('0044', 'callbacks come half a minute late'),
      { ...completed('0060', 'ends with a word nobody knows: stays open'), status: 'answered' },
      completed('0061', 'a word nobody knows, then an ordinary end'),
    ],
  },
  {
    title: 'The bot cannot be reached, or dies: Exotel calls that completed, and only the stand-in can tell',
    fates: [
      { ...completed('0050', "the bot's address refuses"), bot: 'unreachable' },
      { ...completed('0051', 'the handshake is answered with 403'), bot: 'unreachable' },
      { ...completed('0052', 'the handshake takes too long'), bot: 'unreachable' },
      completed('0053', "the bot's socket dies in mid-call"),
    ],
  },
];

function unanswered(digits: string, what: string, status: string, why: string): Fate {
  return { digits, what, http: 201, code: '', status, why, bot: 'none' };
}

function refused(digits: string, what: string, why: string): Fate {
  return { digits, what, http: 502, code: 'provider_rejected', status: 'rejected', why, bot: 'none' };
}

function unsettled(digits: string, what: string, code: string, why: string): Fate {
  return { digits, what, http: 502, code, status: 'unknown', why, bot: 'none' };
}

function completed(digits: string, what: string, http = 201, code = ''): Fate {
  return { digits, what, http, code, status: 'completed', why: '', bot: 'hears' };
}
