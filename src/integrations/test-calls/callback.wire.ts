import { toCallSid, toProviderStatus } from '../exotel/exotel.wire.js';
import { toCallStatus } from './call-status.js';
import type { CallReport } from './test-call.model.js';

/**
 * A StatusCallback, whatever spelling its keys have. Only the call's SID, its state and how long the conversation
 * lasted are used; a flow call may bring no more than the first two. Null when it names no state. https://developer.exotel.com/api/statuscallback
 */
export function parseCallback(body: unknown): CallReport | null {
  const fields = fieldsOf(body);
  const word = fields.get('status') ?? fields.get('callstatus') ?? '';
  const event = (fields.get('eventtype') ?? '').toLowerCase();
  if (word === '' && event === '') return null;
  return {
    source: 'callback',
    status: event === 'answered' ? 'answered' : toCallStatus(word),
    providerStatus: toProviderStatus(word),
    callSid: toCallSid(fields.get('callsid') ?? fields.get('sid') ?? ''),
    talkedS: toSeconds(fields.get('conversationduration') ?? ''),
  };
}

/** Whole seconds of less than twelve days; undefined for any other text. */
function toSeconds(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Texts and numbers under their names in lower case, without `_` and `-`. */
function fieldsOf(body: unknown): ReadonlyMap<string, string> {
  if (typeof body !== 'object' || body === null) return new Map();
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return new Map(texts.map(([name, text]) => [name.toLowerCase().replace(/[_-]/g, ''), String(text).trim()]));
}
