import type { CallFailure } from './test-call.model.js';

/**
 * What Exotel itself said of a call that it refused, in a sentence. Anyone may stand in its place: so its words are a
 * quotation that they cannot end themselves, nor turn the order of the signs around it. Secrets and phone numbers were
 * taken out, and the length bounded, before they were stored.
 */
export function quoteExotel(failure: CallFailure | null): string {
  const { message = '', providerCode = '' } = failure ?? {};
  const code = /^[\w.-]{1,32}$/.test(providerCode) ? providerCode : '';
  if (message === '') return code === '' ? 'Exotel gives no reason.' : `Exotel gives the code ${code} alone.`;
  const quoted = message
    .replace(/\.$/, '')
    .replaceAll('"', "'")
    .replace(/\p{Bidi_Control}/gu, '');
  return `Exotel says: "${quoted}"${code === '' ? '' : ` (${code})`}.`;
}
