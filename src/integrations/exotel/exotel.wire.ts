import { parseStringPromise } from 'xml2js';
import { parseJson } from '../../common/parse-json.js';
import { maskNumbersIn } from '../../common/phone/mask-number.js';
import type { ProviderFault } from '../../common/errors/app-error.js';
import type { CallRequest, Exophone, ListedCall, ProviderCall } from './exotel.model.js';

/** Exotel's limit on CustomField. https://github.com/exotel/Agent-Stream docs/openapi */
const MAX_CUSTOM_FIELD = 128;
const MAX_MESSAGE = 300;
const MAX_STATUS = 64;
/** Longer than any spelling of a number, and than the names that Exotel's dashboard takes. */
const MAX_NUMBER = 64;
const MAX_NAME = 256;
const SID = /^[\x21-\x7e]{1,128}$/;

/** A call SID has 32 characters that are not strictly hexadecimal; we only bound it. `""` for what is none. */
export function toCallSid(text: string): string {
  return SID.test(text) ? text : '';
}

/** Exotel's word for the state of a call, kept as it is up to 64 characters. */
export function toProviderStatus(text: string): string {
  return text.slice(0, MAX_STATUS);
}

/** The form of `Calls/connect`. `From` is the person to ring, the reverse of other carriers. */
export function toConnectForm(call: CallRequest): URLSearchParams {
  const form = new URLSearchParams({
    From: call.toNumber,
    CallerId: call.callerId,
    Url: call.flowUrl,
    CallType: 'trans',
    CustomField: Array.from(call.customField).slice(0, MAX_CUSTOM_FIELD).join(''),
  });
  if (call.timeLimitS !== undefined) form.set('TimeLimit', String(call.timeLimitS));
  if (call.statusCallbackUrl !== undefined) {
    form.set('StatusCallback', call.statusCallbackUrl);
    form.set('StatusCallbackContentType', 'application/json');
    form.set('StatusCallbackEvents[0]', 'terminal');
    form.set('StatusCallbackEvents[1]', 'answered');
  }
  return form;
}

/** A document of Exotel's, as JSON or XML had it. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an answer of Exotel's says once its body is understood. */
export type Answer =
  | { readonly kind: 'document'; readonly document: Fields }
  | ({ readonly kind: 'refused' } & ProviderFault)
  | { readonly kind: 'unreadable'; readonly what: string };

/** Takes out of a provider's words what must not be repeated. */
export type Hide = (text: string) => string;

/** Reads an answer as JSON first, then as XML, whatever its Content-Type says. */
export async function parseAnswer(httpStatus: number, body: string, hide: Hide): Promise<Answer> {
  if (httpStatus >= 300 && httpStatus < 400) return { kind: 'unreadable', what: 'it redirects' };
  const value = parseJson(body);
  const document = isFields(value) ? value : await parseXml(body);
  const refusal = document && findRefusal(document, hide);
  if (refusal) {
    return { kind: 'refused', ...refusal, ...statusOf(httpStatus, refusal.statedStatus) };
  }
  if (httpStatus >= 400) {
    return { kind: 'refused', httpStatus, code: '', message: document ? '' : plainSentence(body, hide) };
  }
  return document
    ? { kind: 'document', document }
    : { kind: 'unreadable', what: 'it is neither JSON nor XML' };
}

/** The call of a document; undefined when it has no SID. */
export function toCall(document: Fields, hide: Hide): ProviderCall | undefined {
  const call = first(document['Call']);
  if (!isFields(call)) return undefined;
  const callSid = toCallSid(text(call['Sid']));
  // Hidden before it is cut: the first half of a secret is not found any more.
  return callSid === '' ? undefined : { callSid, status: toProviderStatus(hide(text(call['Status']))) };
}

/** The entries of `Calls.json`; undefined when it is not such a list. */
export function toCallList(document: Fields, hide: Hide): ListedCall[] | undefined {
  const calls = document['Calls'];
  return Array.isArray(calls)
    ? calls.filter(isFields).flatMap((entry) => toListedCall(entry, hide))
    : undefined;
}

function toListedCall(entry: Fields, hide: Hide): ListedCall[] {
  const call = toCall({ Call: entry }, hide);
  if (!call) return [];
  return [
    {
      ...call,
      from: text(entry['From']),
      exophone: text(entry['PhoneNumberSid']),
      direction: text(entry['Direction']),
      dateCreated: text(entry['DateCreated']),
    },
  ];
}

/** What an error or somebody's page begins with. */
const NO_ACCOUNT = ['error', 'errors', 'head', 'body'];

/**
 * The SID of the account that a document tells of, `""` when it names none, undefined when it is about something else.
 * Exotel says that 200 is good, and not what the answer looks like. https://developer.exotel.com/api
 */
export function toAccountSid(document: Fields): string | undefined {
  if (NO_ACCOUNT.some((name) => name in document)) return undefined;
  const account = first(document['Account']);
  return isFields(account) ? text(account['Sid']) : '';
}

/** One page of the account's numbers, and the query of the next one. */
export interface ExophonePage {
  readonly exophones: readonly Exophone[];
  readonly next: Record<string, string> | undefined;
}

/** Undefined when it is not such a list. */
export function toExophonePage(document: Fields, hide: Hide): ExophonePage | undefined {
  const numbers = document['incoming_phone_numbers'];
  if (!Array.isArray(numbers)) return undefined;
  const next = toNextQuery(document['next_page_uri']);
  if (next === 'unreadable') return undefined;
  return { exophones: numbers.filter(isFields).flatMap((entry) => toExophone(entry, hide)), next };
}

/** A next page that cannot be asked for is not the end of the list. */
function toNextQuery(uri: unknown): Record<string, string> | 'unreadable' | undefined {
  if (uri === undefined || uri === null || uri === '') return undefined;
  const next = text(uri);
  const query = new URLSearchParams(next.includes('?') ? next.slice(next.indexOf('?') + 1) : '');
  return query.size === 0 ? 'unreadable' : Object.fromEntries(query);
}

function toExophone(entry: Fields, hide: Hide): Exophone[] {
  const number = hide(text(entry['phone_number'])).slice(0, MAX_NUMBER);
  if (number === '') return [];
  const flowUrl = text(entry['voice_url']);
  const { capabilities } = entry;
  return [
    {
      number,
      friendlyName: hide(text(entry['friendly_name'])).slice(0, MAX_NAME),
      hasVoice: isFields(capabilities) ? toYesOrNo(capabilities['voice']) : undefined,
      // An address with a hole in it would be none, and an import would store it.
      flowUrl: hide(flowUrl) === flowUrl ? flowUrl : '',
    },
  ];
}

/** Undefined for what is neither. */
function toYesOrNo(value: unknown): boolean | undefined {
  const word = String(value).toLowerCase();
  if (['true', '1'].includes(word)) return true;
  return ['false', '0'].includes(word) ? false : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The content of an XML document's root. sax, underneath, knows no entities but XML's own, so none can swell. */
async function parseXml(body: string): Promise<Fields | undefined> {
  if (!body.trimStart().startsWith('<')) return undefined;
  try {
    const parsed: unknown = await parseStringPromise(body, {
      explicitArray: false,
      ignoreAttrs: true,
      explicitRoot: false,
    });
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The status of 4xx or 5xx that it speaks of itself, whatever HTTP said. */
  readonly statedStatus: number | undefined;
}

/** A stated 5xx counts as Exotel's status: what is broken has refused nothing. A 4xx tells more where HTTP tells none. */
function statusOf(httpStatus: number, stated = 0): Pick<ProviderFault, 'httpStatus' | 'statedStatus'> {
  if (stated >= 500) return { httpStatus: Math.max(httpStatus, stated), statedStatus: undefined };
  return { httpStatus, statedStatus: httpStatus < 300 && stated > 0 ? stated : undefined };
}

function findRefusal(document: Fields, hide: Hide): Refusal | undefined {
  const exception = first(document['RestException']);
  if (isFields(exception)) {
    const { Code, Message, Status } = exception;
    return toRefusal(Code, Message, [Status], hide);
  }
  const message = text(document['Message']);
  return message === ''
    ? findRefusalInEnvelope(document, hide)
    : toRefusal(document['Code'], message, [], hide);
}

/** v2 and v3 wrap what they say: `{http_code, response: {code, status, error_data: {code, message, description}}}`. */
function findRefusalInEnvelope(document: Fields, hide: Hide): Refusal | undefined {
  const response = toFields(first(document['response']));
  const statuses = [document['http_code'], response['code']];
  if (!statuses.some((status) => Number(text(status)) >= 400)) return undefined;
  const error = toFields(response['error_data']);
  return toRefusal(error['code'], text(error['message']) || error['description'], statuses, hide);
}

function toRefusal(code: unknown, message: unknown, statuses: readonly unknown[], hide: Hide): Refusal {
  const stated = statuses.map(text).find((status) => /^[45]\d\d$/.test(status));
  return {
    code: sentence(text(code), hide),
    message: sentence(text(message), hide),
    statedStatus: stated === undefined ? undefined : Number(stated),
  };
}

function toFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value;
}

function text(value: unknown): string {
  const one = first(value);
  return typeof one === 'string' || typeof one === 'number' ? String(one).trim() : '';
}

/** A provider's message fit to be shown: one line, bounded, secrets and phone numbers out, before anything is cut off. */
function sentence(message: string, hide: Hide): string {
  return maskNumbersIn(
    hide(message)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  ).slice(0, MAX_MESSAGE);
}

/** A short plain text, as Exotel's 401 has; a page of HTML says nothing. */
function plainSentence(body: string, hide: Hide): string {
  return body.length > MAX_MESSAGE || body.includes('<') ? '' : sentence(body, hide);
}
