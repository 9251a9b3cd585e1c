/** A phone number as it may stand in logs and error texts: only its last four digits. */
export function maskNumber(number: string): string {
  const digits = Array.from(number.replace(/\P{Nd}/gu, ''));
  return digits.length > 4 ? `…${digits.slice(-4).join('')}` : '…';
}

/** What separates the digits of one number in any quantity, to stand in a class. */
const BLANKS = String.raw`\s\p{Pd}\p{Cf}()./_`;

/**
 * Any other sign, also as HTML writes it. Not a comma or semicolon with a blank behind it, which is what lists and
 * sentences have, nor the colon of a port behind an IPv4 address, or of a place in a source file, which logs need.
 */
const SIGN = [
  String.raw`&#?[a-zA-Z\d]{1,8};`,
  String.raw`(?<=\p{Nd})(?<!(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}|\.[cm]?[jt]s:\d{1,7}):`,
  String.raw`(?![,;]\s)(?!(?<=\p{Nd}):)[^\p{L}\p{Nd}${BLANKS}]`,
].join('|');

/** Digits of any script, and between them blanks and up to three other signs, but no letters. */
const NUMBER_IN_TEXT = new RegExp(
  String.raw`\+?\p{Nd}(?:[${BLANKS}]*(?:(?:${SIGN})[${BLANKS}]*){0,3}\p{Nd}){6,}`,
  'gu',
);

/**
 * A provider's sentence with every run of digits that could be a phone number masked: seven or more, between any two
 * of them blanks, dashes, dots, brackets or slashes, and up to three other signs. A comma with a blank behind it ends a
 * number.
 */
export function maskNumbersIn(text: string): string {
  return text.replace(NUMBER_IN_TEXT, maskNumber);
}
