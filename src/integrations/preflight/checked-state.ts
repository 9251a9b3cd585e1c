import type { Credentials, DidView } from '../exotel/exotel.model.js';

/**
 * What a check's word is about, in one text: with another bot, flow, host or account it says nothing. There are secrets
 * in it, so nothing but its fingerprint is kept.
 */
export function toCheckedState(did: DidView, credentials: Credentials | null): string {
  return JSON.stringify([
    did.number,
    did.botId,
    did.flowUrl,
    did.websocketUrl,
    credentials?.accountSid,
    credentials?.apiBaseUrl,
    credentials?.apiKey,
    credentials?.apiToken,
  ]);
}
