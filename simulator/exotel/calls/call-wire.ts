import { toNational } from '../numbers/phone-number.js';
import type { Format, Tree } from '../http/render.js';
import type { Variants } from '../variants.js';
import { hasEnded, type Call } from './call.js';
import { toExotelDate } from './exotel-date.js';

const PRICE_PER_MINUTE = 0.6;

/** The call as Exotel shows it. What is not known yet is null. */
export function toCallTree(call: Call, format: Format, variants: Variants): Record<string, string | null> {
  const date = (at: Date | null): string | null => (at === null ? null : toExotelDate(at, variants.dateZone));
  const exophone = toNational(call.exophone);
  return {
    Sid: call.sid,
    ParentCallSid: null,
    DateCreated: date(call.createdAt),
    DateUpdated: date(call.updatedAt),
    AccountSid: call.accountSid,
    To: variants.connectTo === 'null' ? null : exophone,
    From: toNational(call.callee),
    PhoneNumberSid: exophone,
    Status: call.status,
    StartTime: date(call.createdAt),
    EndTime: call.detailsKnown ? date(call.endedAt) : null,
    Duration: call.detailsKnown ? String(call.talkedSeconds) : null,
    Price: call.detailsKnown ? priceOf(call) : null,
    Direction: 'outbound-api',
    AnsweredBy: hasEnded(call) && call.answeredAt !== null ? answeredByOf(call, variants) : null,
    ForwardedFrom: null,
    CallerName: null,
    Uri: uriOf(call, format),
    RecordingUrl: null,
  };
}

/** The connect answer: the same object, with the word that only says "dialling". */
export function toConnectTree(call: Call, format: Format, variants: Variants): Tree {
  const word = call.fate.liveStatus === 'in-progress' ? variants.connectStatus : call.fate.liveStatus;
  return { Call: { ...toCallTree(call, format, variants), Status: word } };
}

/** `Details`, sent with `details=true` only. A flow call has one telephone leg. */
export function toDetailsTree(call: Call): Tree {
  const known = call.detailsKnown;
  return {
    ConversationDuration: known ? call.talkedSeconds : null,
    Leg1Status: known ? call.status : null,
    Leg2Status: null,
    Legs: known ? [{ Leg: { Id: 1, OnCallDuration: call.talkedSeconds } }] : null,
  };
}

export function answeredByOf(call: Call, variants: Variants): string {
  const { answeredBy } = call.fate;
  return variants.answeredByCase === 'upper' ? answeredBy.toUpperCase() : answeredBy;
}

function priceOf(call: Call): string {
  return (Math.ceil(call.talkedSeconds / 60) * PRICE_PER_MINUTE).toFixed(3);
}

function uriOf(call: Call, format: Format): string {
  return `/v1/Accounts/${call.accountSid}/Calls${format === 'json' ? '.json' : ''}/${call.sid}`;
}
