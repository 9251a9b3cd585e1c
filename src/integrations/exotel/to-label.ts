import { tidyDidNumber, toE164 } from './phone-number.js';

export const MAX_LABEL = 120;

/**
 * The label that a number gets from its name at Exotel; `""` where that name is the number itself, as Exotel names a
 * new one.
 */
export function toLabel(friendlyName: string, e164: string): string {
  const name = friendlyName
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (toE164(tidyDidNumber(name) ?? '') === e164) return '';
  return Array.from(name).slice(0, MAX_LABEL).join('').trim();
}
