import type { Integration } from '../api/queries';
import { text } from '../text/text';

const { accountSid, apiKey, apiToken } = text.exotel.credentials;
const NAMES = { account_sid: accountSid, api_key: apiKey, api_token: apiToken };

export type NeededField = keyof typeof NAMES;

/**
 * What Exotel needs and is not stored yet. Which secret is stored is never told: while one is missing, only those
 * that were given on this page count as there, and giving one twice does no harm.
 */
export function missingOf(integration: Integration, given: ReadonlySet<string>): NeededField[] {
  if (integration.credentials_configured) return [];
  const needed = Object.keys(NAMES) as NeededField[];
  return needed.filter((field) =>
    field === 'account_sid' ? integration.account_sid === '' : !given.has(field),
  );
}

/** The fields by their labels, as a list in a sentence. */
export function namesOf(fields: readonly NeededField[]): string {
  return fields.map((field) => NAMES[field]).join(', ');
}
