import { toE164 } from './numbers/phone-number.js';

/** How the HTTP request that places the call is answered. */
export type ConnectAnswer =
  | 'call'
  | 'unauthorized'
  | 'payment_required'
  | 'kyc'
  | 'ndnc'
  | 'not_found'
  | 'too_many'
  | 'server_error'
  | 'bad_gateway'
  | 'json_as_xml'
  | 'xml_as_json'
  | 'empty'
  | 'no_sid'
  | 'exception_as_success'
  | 'never'
  | 'reset'
  | 'drip'
  | 'redirect'
  | 'after_callback';

export type CallbackFault = 'none' | 'lost' | 'tripled' | 'out_of_order' | 'late';
export type BotFault = 'none' | 'refused' | 'forbidden' | 'slow_handshake' | 'dies';
export type AnsweredBy = 'Human' | 'Machine' | 'NA';

/** What becomes of a call to one number. Times are simulated milliseconds. */
export interface Fate {
  summary: string;
  answer: ConnectAnswer;
  /** Whether a call exists: it is listed and goes through its life, whatever the HTTP answer was. */
  rings: boolean;
  ringMs: number;
  answered: boolean;
  answeredBy: AnsweredBy;
  /** How long the callee stays on the line. */
  talkMs: number;
  /** Exotel's word for the call while it lives, instead of `in-progress`. */
  liveStatus: string;
  endStatus: string;
  callback: CallbackFault;
  bot: BotFault;
}

const ORDINARY: Fate = {
  summary: 'rings 1 s, answered, talks 3 s, completed',
  answer: 'call',
  rings: true,
  ringMs: 1_000,
  answered: true,
  answeredBy: 'Human',
  talkMs: 3_000,
  liveStatus: 'in-progress',
  endStatus: 'completed',
  callback: 'none',
  bot: 'none',
};

const UNANSWERED: Partial<Fate> = { answered: false, answeredBy: 'NA', talkMs: 0 };
const UNKNOWN_WORD = 'transmogrified';

function refused(answer: ConnectAnswer, summary: string): Partial<Fate> {
  return { answer, summary, rings: false };
}

/** By the last four digits of a +9190000 0xxxx number. Data only: what the words do is written where they act. */
export const MAGIC_NUMBERS: Readonly<Record<string, Partial<Fate>>> = {
  '0000': {},
  '0001': { ...UNANSWERED, summary: 'busy', endStatus: 'busy' },
  '0002': { ...UNANSWERED, summary: 'no answer', endStatus: 'no-answer', ringMs: 5_000 },
  '0003': { ...UNANSWERED, summary: 'failed', endStatus: 'failed', ringMs: 500 },
  '0004': { summary: 'answered, the callee hangs up after 1 s', talkMs: 1_000 },
  '0005': { summary: 'answered by a machine', answeredBy: 'Machine' },
  '0010': refused('unauthorized', '401 in plain text'),
  '0011': refused('payment_required', '402'),
  '0012': refused('kyc', '403 KYC, code 340030'),
  '0013': refused('ndnc', '403 NDNC, the full number in the message'),
  '0014': refused('not_found', '404'),
  '0015': refused('too_many', '429'),
  '0016': refused('server_error', '500 RestException'),
  '0017': refused('bad_gateway', '502 HTML page'),
  '0020': { answer: 'json_as_xml', summary: 'JSON labelled as XML' },
  '0021': { answer: 'xml_as_json', summary: 'XML labelled as JSON' },
  '0022': { answer: 'empty', summary: 'empty 200, but it rings' },
  '0023': { answer: 'no_sid', summary: '200 without a SID, but it rings' },
  '0024': refused('exception_as_success', '200 with a RestException'),
  '0030': { answer: 'never', summary: 'no answer to the request, but it rings' },
  '0031': { answer: 'reset', summary: 'request read, connection reset, but it rings' },
  '0032': { answer: 'drip', summary: 'answer drips a byte each second, but it rings' },
  '0033': refused('redirect', 'redirect to another host'),
  '0040': { callback: 'lost', summary: 'callback lost' },
  '0041': { callback: 'tripled', summary: 'callback sent three times' },
  '0042': { callback: 'out_of_order', summary: 'callbacks out of order' },
  '0043': {
    answer: 'after_callback',
    summary: 'callback before the connect answer',
    ringMs: 200,
    talkMs: 500,
  },
  '0044': { callback: 'late', summary: 'callback 30 s late' },
  '0050': { bot: 'refused', summary: 'Voicebot URL refuses the connection' },
  '0051': { bot: 'forbidden', summary: 'Voicebot URL answers the handshake with 403' },
  '0052': { bot: 'slow_handshake', summary: 'handshake takes 12 s' },
  '0053': { bot: 'dies', summary: 'socket dies mid-call (1006)' },
  '0060': {
    summary: 'a status word nobody knows, to the very end',
    liveStatus: UNKNOWN_WORD,
    endStatus: UNKNOWN_WORD,
  },
  '0061': { summary: 'a status word nobody knows, then completed', liveStatus: UNKNOWN_WORD },
};

/** The magic part of a number, `0000` for any other. */
export function magicOf(number: string): string {
  const digits = /^\+91900000(\d{4})$/.exec(toE164(number) ?? '')?.[1];
  return digits !== undefined && digits in MAGIC_NUMBERS ? digits : '0000';
}

export function fateOf(magic: string): Fate {
  return { ...ORDINARY, ...MAGIC_NUMBERS[magic] };
}
