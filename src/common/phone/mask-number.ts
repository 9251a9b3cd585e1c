/** A phone number as it may stand in logs and error texts: only its last four digits. */
export function maskNumber(number: string): string {
  const digits = Array.from(number.replace(/\P{Nd}/gu, ''));
  return digits.length > 4 ? `…${digits.slice(-4).join('')}` : '…';
}

/** Digits of any script, and between them what may separate those of one number. */
const NUMBER_IN_TEXT = /\+?\p{Nd}(?:[\s\p{Pd}\p{Cf}()./_]*\p{Nd}){6,}/gu;

/** A provider's sentence with every run of digits that could be a phone number masked. */
export function maskNumbersIn(text: string): string {
  return text.replace(NUMBER_IN_TEXT, maskNumber);
}
