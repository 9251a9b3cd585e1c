import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Exotel is an Indian carrier: a number without a country code is read as an Indian one. */
const HOME_COUNTRY = 'IN';

/** Numbers as people write them, for the API document; rarer dashes and spaces are understood too. */
export const NUMBER_SPELLING =
  /^[ .()[\]\u2010-\u2015-]*\+?(?:[ .()[\]\u2010-\u2015-]*\d){3,15}[ .()[\]\u2010-\u2015-]*$/;

/** Removes what people put between digits: spaces, dashes of any kind, dots and brackets. */
export function stripSeparators(text: string): string {
  return text.replace(/[\s\p{Pd}.()[\]]/gu, '');
}

/** A DID's number without punctuation; null unless an optional `+` and 3 to 15 digits remain. */
export function tidyDidNumber(text: string): string | null {
  const number = stripSeparators(text);
  return /^\+?\d{3,15}$/.test(number) ? number : null;
}

/**
 * The E.164 form that identifies a number whatever its spelling; null when libphonenumber calls it impossible, or would
 * read that form as yet another number, as it does after `+27` and several zeros.
 * Landlines and toll-free numbers count too.
 */
export function toE164(number: string): string | null {
  const e164 = readNumber(number);
  return e164 !== null && readNumber(e164) === e164 ? e164 : null;
}

/** Whom a number reaches: its E.164 form, or, for one that has none, the number itself. */
export function e164Of(number: string): string {
  return toE164(number) ?? number;
}

/** Do two spellings reach the same number? What has no E.164 form is the same as nothing, not even as itself. */
export function isSameNumber(one: string, other: string): boolean {
  const e164 = toE164(one);
  return e164 !== null && e164 === toE164(other);
}

function readNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, HOME_COUNTRY);
  return parsed?.isPossible() ? parsed.number : null;
}
