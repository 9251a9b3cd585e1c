import { toCallStatus } from './call-status.js';
import type { TestCall } from './test-call.model.js';

/**
 * How long a call lived, by Exotel's count. When its reports came to us says nothing of it: they may be late, and arrive
 * together.
 */
export function livedFor({ events }: TestCall): string {
  const seconds = events.at(-1)?.talkedS;
  if (seconds === undefined) return '';
  return seconds === 1 ? '1 second ' : `${seconds} seconds `;
}

/** What Exotel keeps to itself of a call that it took. */
export function silenceOn({ providerStatus, isAskedFor }: TestCall): string {
  if (providerStatus !== '' && toCallStatus(providerStatus) === null) {
    return 'speaks of it in a word that this service does not know, so how it ended cannot be told';
  }
  return isAskedFor ? 'has not said yet how it ended' : 'did not say within 15 minutes how it ended';
}

/** Who waits for what cannot come waits in vain. */
export function whatMayCome({ isAskedFor, hasCallback }: TestCall): string {
  if (isAskedFor) return 'This service goes on asking Exotel until 15 minutes after the request.';
  return hasCallback
    ? 'Should Exotel still report on it, that settles it.'
    : 'This service asks Exotel no more: the call report in the Exotel dashboard has the last word.';
}
