/** A phone number as it may stand in logs and error texts: only its last four digits. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length > 4 ? `…${digits.slice(-4)}` : '…';
}

const NUMBER_IN_TEXT = /\+?\d[\d\s().-]{5,}\d/g;

/** A provider's sentence with every run of digits that could be a phone number masked. */
export function maskNumbersIn(text: string): string {
  return text.replace(NUMBER_IN_TEXT, (run) => (run.replace(/\D/g, '').length >= 7 ? maskNumber(run) : run));
}
