import { maskNumber } from '../../common/phone/mask-number.js';
import type { Region } from '../../config/config.js';
import type { Did, Exophone, Verification } from '../exotel/exotel.model.js';
import { isSameNumber } from '../exotel/phone-number.js';
import { fail, pass, skipped, unknown, warn } from './check.model.js';
import type { Finding } from './check.model.js';
import { isSameFlow, parseFlowUrl } from './flow-url.js';
import type { Flow } from './flow-url.js';

/** What an answer from outside means for a number: pure, each rule with its own words. */

const CONFIGURE = 'Store the account SID, the API key and the API token.';

/** What Exotel says of the stored credentials, or why it cannot even be asked. */
export type Standing = Verification | 'not_configured' | 'base_url_not_allowed' | 'credentials_unreadable';

const UNUSABLE: Readonly<Record<Exclude<Standing, Verification>, Finding>> = {
  not_configured: fail('No Exotel credentials are stored.', CONFIGURE),
  base_url_not_allowed: fail(
    'The stored API base URL is no longer an allowed Exotel host.',
    'Store an allowed API base URL.',
  ),
  credentials_unreadable: fail(
    'None of ENCRYPTION_KEYS opens the stored credentials.',
    'Add the key that they were stored under, or enter API key and API token again.',
  ),
};

/** Does this error's code say why Exotel cannot even be asked? */
export function isUnusable(code: string): code is keyof typeof UNUSABLE {
  return Object.hasOwn(UNUSABLE, code);
}

export function findingOnCredentials(standing: Standing): Finding {
  if (typeof standing === 'string') return UNUSABLE[standing];
  switch (standing.outcome) {
    case 'valid':
      return pass('Exotel accepts the credentials.');
    case 'unreachable':
      return unknown(standing.detail);
    case 'other_region':
      return fail(
        "The account lives in Exotel's other region.",
        'Store the API base URL of the other region.',
      );
    case 'unknown_account':
      return fail('Exotel knows no account with the stored account SID.', 'Copy the account SID again.');
    case 'not_allowed':
      return fail(
        'Exotel knows the credentials but does not let them in.',
        'Look for an unpaid plan, a suspended account or an IP allow-list.',
      );
    case 'invalid_credentials':
      return fail('Exotel does not accept the API key or the API token.', 'Copy key and token again.');
  }
}

/** Why there is no sense in asking for the account's numbers; undefined where there is. */
export function whyNotAskForNumbers(standing: Standing): Finding | undefined {
  if (typeof standing !== 'string') {
    if (standing.outcome === 'valid') return undefined;
    if (standing.outcome === 'unreachable') {
      return unknown("Exotel could not be asked for the account's numbers.");
    }
  }
  return skipped('Exotel cannot be asked without good credentials.');
}

/** Undefined: the list of numbers could not be had. */
export function findingOnOwnership(did: Did, exophones: readonly Exophone[] | undefined): Finding {
  if (!exophones) return unknown("Exotel did not give the list of the account's numbers.");
  const owned = findOwned(did, exophones);
  if (!owned) {
    return fail(
      `${maskNumber(did.number)} does not belong to the Exotel account.`,
      'Buy or move the number to this account, or remove it here.',
    );
  }
  if (owned.hasVoice === undefined) {
    return unknown('The number belongs to the account; Exotel does not say whether it can carry calls.');
  }
  if (!owned.hasVoice) {
    return fail(`${maskNumber(did.number)} cannot carry calls.`, 'Use a number with the voice capability.');
  }
  return pass('The number belongs to the account and can carry calls.');
}

function findOwned(did: Did, exophones: readonly Exophone[]): Exophone | undefined {
  return exophones.find((exophone) => isSameNumber(exophone.number, did.number));
}

/** The account as far as a flow must agree with it. */
export interface FlowAccount {
  /** `""` while none is stored. */
  readonly accountSid: string;
  /** Undefined when its API address is none of Exotel's own. */
  readonly region: Region | undefined;
}

export function findingOnFlowUrl(did: Did, account: FlowAccount): Finding {
  if (did.flowUrl === '') {
    return fail('No flow is set.', 'Copy the URL of the flow from App Bazaar into this number.');
  }
  const flow = parseFlowUrl(did.flowUrl);
  if (flow === 'sms') return fail('The flow is one for SMS.', 'Set the URL of a voice flow.');
  if (flow === null) {
    return fail(
      'The flow URL is not that of an Exotel voice flow.',
      'Copy the URL of the flow from App Bazaar again.',
    );
  }
  return findingOnFlow(flow, account);
}

function findingOnFlow(flow: Flow, { accountSid, region }: FlowAccount): Finding {
  if (accountSid === '') {
    return unknown('Without credentials the flow cannot be compared with the account.', CONFIGURE);
  }
  if (flow.accountSid !== undefined && flow.accountSid !== accountSid) {
    return fail(
      'The flow belongs to another Exotel account.',
      'Set a flow of the account whose credentials are stored.',
    );
  }
  if (region !== undefined && flow.region !== undefined && region !== flow.region) {
    return fail(
      'The flow lives in another region than the API base URL.',
      'Set flow and API base URL of one region.',
    );
  }
  if (flow.accountSid === undefined) {
    return warn(
      'The flow URL has the old form, which does not name its account.',
      'Copy its URL from App Bazaar again.',
    );
  }
  return pass('The flow is a voice flow of the account.');
}

/** What calls to the number meet. Undefined: the list of numbers could not be had. */
export function findingOnNumberFlow(did: Did, exophones: readonly Exophone[] | undefined): Finding {
  if (did.flowUrl === '') return skipped('No flow is set to compare with.');
  if (!exophones) return unknown("Exotel did not give the list of the account's numbers.");
  const owned = findOwned(did, exophones);
  if (!owned) return skipped('The number does not belong to the account.');
  const assign = 'Assign the flow to the number under ExoPhones in the Exotel dashboard.';
  if (owned.flowUrl === '') {
    return fail('No flow is assigned to the number at Exotel, so calls to it go nowhere.', assign);
  }
  if (!isSameFlow(owned.flowUrl, did.flowUrl)) {
    return fail(
      'At Exotel another flow is assigned to the number, so calls to it do not reach this bot.',
      assign,
    );
  }
  return pass('At Exotel this flow is assigned to the number.');
}

export function findingOnBot(did: Did): Finding {
  return did.botId === ''
    ? fail('No bot is attached.', 'Attach a bot to this number.')
    : pass('A bot is attached.');
}
