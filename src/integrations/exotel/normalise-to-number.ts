import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { stripSeparators } from './phone-number.js';

/** Indian mobile numbers have ten digits and begin with 6 to 9; before them may stand 0, 91, 0091, or nothing. */
const INDIAN_MOBILE = /^(?:0|91|0091)?(?<subscriber>[6-9]\d{9})$/;

/**
 * Whom to ring, in E.164; null when it cannot be told for sure.
 * Guessing here would ring a stranger: anything but an Indian mobile number must come with its country code.
 */
export function normaliseToNumber(text: string): string | null {
  const number = stripSeparators(text);
  const subscriber = INDIAN_MOBILE.exec(number)?.groups?.['subscriber'];
  if (subscriber !== undefined) return `+91${subscriber}`;
  return /^\+\d+$/.test(number) && isPossiblePhoneNumber(number) ? number : null;
}
