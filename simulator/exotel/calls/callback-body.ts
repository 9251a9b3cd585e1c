import { toNational } from '../numbers/phone-number.js';
import type { Variants } from '../variants.js';
import type { Call, CallbackRecord } from './call.js';
import { answeredByOf } from './call-wire.js';
import { toExotelDate } from './exotel-date.js';

export type CallbackEvent = CallbackRecord['event'];

/** The epoch in IST, which stands for a time that is not there. */
const PLACEHOLDER = '1970-01-01 05:30:00';

interface Leg {
  OnCallDuration: string;
  Status: string;
  AnsweredBy: string;
}

export type CallbackFields = Record<string, string | null | Leg[]>;

/** What one report says: four basic fields, and the others when events were asked for. */
export function toCallbackFields(call: Call, event: CallbackEvent, variants: Variants): CallbackFields {
  const date = (at: Date | null): string | null => (at === null ? null : toExotelDate(at, variants.dateZone));
  const status = event === 'terminal' ? call.status : 'in-progress';
  const basic = { CallSid: call.sid, DateUpdated: date(call.updatedAt), Status: status, RecordingUrl: null };
  if (!call.callbackOrder?.events.size) return basic;
  const duration = event === 'terminal' ? String(call.talkedSeconds) : '0';
  return {
    ...basic,
    EventType: event,
    DateCreated: date(call.createdAt),
    To: toNational(call.exophone),
    From: toNational(call.callee),
    PhoneNumberSid: toNational(call.exophone),
    StartTime: date(call.createdAt),
    EndTime: variants.callbackEndTime === 'placeholder' ? PLACEHOLDER : date(call.endedAt),
    ConversationDuration: duration,
    Direction: 'outbound-api',
    ...(event === 'terminal' && call.customField !== '' ? { CustomField: call.customField } : {}),
    Legs: [{ OnCallDuration: duration, Status: status, AnsweredBy: answeredByOf(call, variants) }],
  };
}

/** The same as the fields of a form, where null is empty and `Legs` has PHP-style keys or is one JSON text. */
export function toFormPairs(fields: CallbackFields, legs: Variants['callbackLegs']): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (!Array.isArray(value)) return [[name, value ?? '']];
    if (legs === 'json') return [[name, JSON.stringify(value)]];
    return value.flatMap((leg, index) =>
      Object.entries(leg).map(([key, text]): [string, string] => [
        `${name}[${index}][${key}]`,
        text as string,
      ]),
    );
  });
}
