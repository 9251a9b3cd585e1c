import { AppError } from '../../common/errors/app-error.js';
import type { Credentials, Verification } from './exotel.model.js';

export type Outcome = Verification['outcome'];

const BY_STATUS: Readonly<Record<number, Outcome>> = {
  401: 'invalid_credentials',
  402: 'not_allowed',
  403: 'not_allowed',
  404: 'unknown_account',
};

/** What an answer about an account, `""` if it names none, says of the credentials. Capitals are Exotel's to choose. */
export function outcomeOfAccount(sid: string, { accountSid }: Pick<Credentials, 'accountSid'>): Outcome {
  return sid === '' || sid.toLowerCase() === accountSid.toLowerCase() ? 'valid' : 'unknown_account';
}

/** What a failed question to Exotel says of the credentials; `unreachable` where it says nothing of them. */
export function outcomeOfError(error: unknown): Outcome {
  if (!(error instanceof AppError) || error.code !== 'provider_rejected') return 'unreachable';
  const { httpStatus = 0, statedStatus = httpStatus } = error.provider ?? {};
  return BY_STATUS[statedStatus] ?? 'unreachable';
}

const DETAILS: Readonly<Record<Outcome, string>> = {
  valid:
    'Exotel knows the account and accepts the credentials. KYC and outgoing calls are not proven by that.',
  invalid_credentials:
    'Exotel does not accept the API key or the API token. Copy both again from API settings in the Exotel dashboard.',
  unknown_account: 'Exotel knows no account with this account SID. Copy it again from the Exotel dashboard.',
  other_region: "The account lives in Exotel's other region. Store the suggested API base URL.",
  not_allowed:
    'Exotel knows the credentials but does not let them in: look for an unpaid plan, a suspended account or an IP allow-list.',
  unreachable: 'Exotel could not be asked, so nothing is known about the credentials. Try again in a while.',
};

/** Does Exotel say that it does not know these credentials? Where it is asked decides on that, too. */
export function isRefusal(outcome: Outcome): boolean {
  return outcome === 'invalid_credentials' || outcome === 'unknown_account';
}

/**
 * What a refusal means once the other region was asked, too; undefined where that changes nothing. A region that does
 * not let credentials in (402, 403) knows them.
 */
export function outcomeByOtherRegion(there: Outcome): 'other_region' | 'unreachable' | undefined {
  switch (there) {
    case 'valid':
    case 'not_allowed':
      return 'other_region';
    case 'unreachable':
      return 'unreachable';
    default:
      return undefined;
  }
}

/** Of credentials that one region refused while the other could not be asked: they may be good there. */
export function detailOfDoubt(here: Outcome): string {
  const refusal =
    here === 'unknown_account'
      ? 'Exotel knows no account with this account SID at this API base URL'
      : 'Exotel does not accept the API key or the API token at this API base URL';
  return `${refusal}, and its other region, where the account may live, could not be asked. Check the region of the account, or try again in a while.`;
}

/** Where nothing is known of the credentials, what Exotel did instead of telling. */
export function detailOf(outcome: Outcome, error?: unknown): string {
  if (outcome !== 'unreachable' || !(error instanceof AppError)) return DETAILS[outcome];
  if (error.code === 'provider_bad_response') {
    return `Nothing is known about the credentials. ${error.message}`;
  }
  const { httpStatus } = error.provider ?? {};
  return httpStatus === undefined
    ? DETAILS.unreachable
    : `Exotel answered with an error (HTTP ${httpStatus}), so nothing is known about the credentials. Try again in a while.`;
}
