/** What people put between digits, as the service reads it. */
const SEPARATORS = /[\s\p{Pd}.()[\]]/gu;
const INDIAN_MOBILE = /^(?:0|91|0091)?([6-9]\d{9})$/;

/**
 * How the service will read a phone number, to show it before the call: Indian mobile numbers get their country code.
 * Null while it cannot be told; whether a number is possible only the service knows.
 */
export function previewToNumber(entered: string): string | null {
  const digits = entered.replace(SEPARATORS, '');
  const subscriber = INDIAN_MOBILE.exec(digits)?.[1];
  if (subscriber !== undefined) return `+91${subscriber}`;
  return /^\+\d{5,15}$/.test(digits) ? digits : null;
}

/** What the spellings of one phone have in common. */
export function readAs(entered: string): string {
  return previewToNumber(entered) ?? entered.trim();
}
