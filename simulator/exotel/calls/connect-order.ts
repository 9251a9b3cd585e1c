import type { Exophones } from '../numbers/exophones.js';
import type { Fields } from '../http/form.js';
import { toE164 } from '../numbers/phone-number.js';
import type { Settings } from '../options.js';
import type { CallbackOrder } from './call.js';
import { parseFlowUrl } from './flow-url.js';

export interface ConnectOrder {
  from: string;
  callee: string;
  exophone: string;
  flowId: string;
  customField: string;
  timeLimitMs: number;
  ringLimitMs: number;
  callback: CallbackOrder | null;
}

/** A field that stops the call; the message names it. */
export interface FieldFault {
  field: string;
  message: string;
}

const MAX_CUSTOM_FIELD = 128;
const MAX_TIME_LIMIT_S = 14_400;

interface Rules {
  settings: Settings;
  exophones: Exophones;
}

type Check = (fields: Fields, rules: Rules) => FieldFault | undefined;

/** In the order in which faults are reported: Exotel names the first only. */
const CHECKS: readonly Check[] = [
  (fields) => missing(fields, 'From'),
  (fields) => missing(fields, 'CallerId'),
  (fields) => missing(fields, 'Url'),
  (fields) => (toE164(text(fields, 'From')) ? undefined : fault('From', 'is not a phone number')),
  checkCallerId,
  (fields) => ('StreamUrl' in fields ? fault('StreamUrl', 'excludes Url') : undefined),
  checkUrl,
  (fields) =>
    'trans' === text(fields, 'CallType', 'trans') ? undefined : fault('CallType', 'must be trans'),
  (fields) => checkSeconds(fields, 'TimeLimit', MAX_TIME_LIMIT_S),
  (fields) => checkSeconds(fields, 'TimeOut', MAX_TIME_LIMIT_S),
  checkCustomField,
];

/** The order that the form gives, or the first field that is at fault. */
export function readConnectOrder(fields: Fields, rules: Rules): ConnectOrder | FieldFault {
  for (const check of CHECKS) {
    const found = check(fields, rules);
    if (found) return found;
  }
  const from = text(fields, 'From');
  return {
    from,
    callee: toE164(from) ?? from,
    exophone: rules.exophones.find(text(fields, 'CallerId'))?.e164 ?? '',
    flowId: parseFlowUrl(text(fields, 'Url'))?.flowId ?? '',
    customField: text(fields, 'CustomField').slice(0, MAX_CUSTOM_FIELD),
    timeLimitMs: secondsOf(fields, 'TimeLimit') * 1_000,
    ringLimitMs: secondsOf(fields, 'TimeOut') * 1_000,
    callback: readCallbackOrder(fields, rules.settings),
  };
}

/** The first value of a field, `fallback` when it is missing. */
function text(fields: Fields, name: string, fallback = ''): string {
  const value = fields[name] ?? fallback;
  return typeof value === 'string' ? value : (value[0] ?? fallback);
}

function fault(field: string, problem: string): FieldFault {
  return { field, message: `${field} ${problem}` };
}

function missing(fields: Fields, name: string): FieldFault | undefined {
  return text(fields, name).trim() === '' ? fault(name, 'is a mandatory parameter') : undefined;
}

function checkCallerId(fields: Fields, { exophones }: Rules): FieldFault | undefined {
  const exophone = exophones.find(text(fields, 'CallerId'));
  if (!exophone) return fault('CallerId', 'is not an ExoPhone of this account');
  return exophone.voice ? undefined : fault('CallerId', 'is an ExoPhone without voice');
}

function checkUrl(fields: Fields, { settings }: Rules): FieldFault | undefined {
  const flow = parseFlowUrl(text(fields, 'Url'));
  if (!flow) return fault('Url', 'is not a flow URL');
  const own = flow.accountSid === null || flow.accountSid === settings.accountSid;
  return own ? undefined : fault('Url', 'is not a flow of this account');
}

function checkSeconds(fields: Fields, name: string, most: number): FieldFault | undefined {
  const given = text(fields, name, '1');
  const fine = /^\d{1,6}$/.test(given) && Number(given) > 0 && Number(given) <= most;
  return fine ? undefined : fault(name, `must be a number of seconds up to ${most}`);
}

function secondsOf(fields: Fields, name: string): number {
  return Number(text(fields, name, String(MAX_TIME_LIMIT_S)));
}

function checkCustomField(fields: Fields, { settings }: Rules): FieldFault | undefined {
  const long = text(fields, 'CustomField').length > MAX_CUSTOM_FIELD;
  return long && settings.variants.longCustomField === 'refused'
    ? fault('CustomField', `is longer than ${MAX_CUSTOM_FIELD} characters`)
    : undefined;
}

function readCallbackOrder(fields: Fields, settings: Settings): CallbackOrder | null {
  const url = text(fields, 'StatusCallback');
  if (url === '') return null;
  const json = text(fields, 'StatusCallbackContentType').toLowerCase() === 'application/json';
  const events = Object.entries(fields)
    .filter(([name]) => /^StatusCallbackEvents(\[\d*\])?$/.test(name))
    .flatMap(([, value]) => [value].flat())
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
  return {
    url,
    contentType: json ? 'json' : settings.variants.callbackBody,
    events: new Set(settings.callEvents === 'off' ? [] : events),
  };
}
