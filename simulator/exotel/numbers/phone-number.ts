/** Exotel takes a number in several spellings and mostly answers with a leading 0. India only. */

const ONLY_NUMBER = /^\+?\d{3,15}$/;

/** E.164 of any accepted spelling, `undefined` for what is no number. */
export function toE164(spelling: string): string | undefined {
  const bare = spelling.replace(/[\s().-]/g, '');
  if (!ONLY_NUMBER.test(bare)) return undefined;
  if (bare.startsWith('+')) return bare;
  if (bare.startsWith('00')) return `+${bare.slice(2)}`;
  if (bare.startsWith('0')) return `+91${bare.slice(1)}`;
  if (bare.startsWith('91') && bare.length === 12) return `+${bare}`;
  return bare.length === 10 ? `+91${bare}` : `+${bare}`;
}

/** `0` and ten digits for an Indian number; others keep their E.164 form. */
export function toNational(spelling: string): string {
  const e164 = toE164(spelling) ?? spelling;
  return e164.startsWith('+91') ? `0${e164.slice(3)}` : e164;
}

export function isSameNumber(one: string, other: string): boolean {
  const first = toE164(one);
  return first !== undefined && first === toE164(other);
}
