import { maskNumber } from '../../common/phone/mask-number.js';
import type { FleetStatus } from '../../fleet/fleet.model.js';
import type { Did, Exophone, Verification } from '../exotel/exotel.model.js';
import { toE164 } from '../exotel/phone-number.js';
import { fail, pass, skipped, unknown, warn } from './check.model.js';
import type { Finding } from './check.model.js';
import { isSameFlow, parseFlowUrl, regionOfApi } from './flow-url.js';

/** What an answer from outside means for a number: pure, each rule with its own words. */

const CONFIGURE = 'Store the account SID, the API key and the API token.';

/** Null: none are stored. */
export function findingOnCredentials(verification: Verification | null): Finding {
  if (!verification) return fail('No Exotel credentials are stored.', CONFIGURE);
  switch (verification.outcome) {
    case 'valid':
      return pass('Exotel accepts the credentials.');
    case 'unreachable':
      return unknown('Exotel could not be asked about the credentials.');
    case 'other_region':
      return fail(
        "The account lives in Exotel's other region.",
        'Store the API base URL of the other region.',
      );
    case 'unknown_account':
      return fail('Exotel knows no account with the stored account SID.', 'Copy the account SID again.');
    case 'not_allowed':
      return fail('Exotel knows the credentials but does not let them in.', verification.detail);
    case 'invalid_credentials':
      return fail('Exotel does not accept the API key or the API token.', 'Copy key and token again.');
  }
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
  if (!owned.hasVoice) {
    return fail(`${maskNumber(did.number)} cannot carry calls.`, 'Use a number with the voice capability.');
  }
  return pass('The number belongs to the account and can carry calls.');
}

export function findOwned(did: Did, exophones: readonly Exophone[]): Exophone | undefined {
  const e164 = toE164(did.number);
  return exophones.find((exophone) => toE164(exophone.number) === e164);
}

/** The account is undefined while no credentials are stored. */
export function findingOnFlowUrl(
  did: Did,
  account: { accountSid: string; apiBaseUrl: string } | undefined,
): Finding {
  if (did.flowUrl === '')
    {return fail('No flow is set.', 'Copy the URL of the flow from App Bazaar into this number.');}
  const flow = parseFlowUrl(did.flowUrl);
  if (flow === 'sms') return fail('The flow is one for SMS.', 'Set the URL of a voice flow.');
  if (flow === null) {
    return fail(
      'The flow URL is not that of an Exotel voice flow.',
      'Copy the URL of the flow from App Bazaar again.',
    );
  }
  if (!account)
    {return unknown('Without credentials the flow cannot be compared with the account.', CONFIGURE);}
  if (flow.accountSid !== undefined && flow.accountSid !== account.accountSid) {
    return fail(
      'The flow belongs to another Exotel account.',
      'Set a flow of the account whose credentials are stored.',
    );
  }
  const region = regionOfApi(account.apiBaseUrl);
  if (region !== undefined && region !== flow.region) {
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
  if (owned.flowUrl === '')
    {return fail('No flow is assigned to the number at Exotel, so calls to it go nowhere.', assign);}
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

const CROWDED = 0.8;

export function findingOnFleet(status: FleetStatus): Finding {
  const healthy = status.hosts.filter(({ health }) => health !== null).length;
  if (status.hosts.length === 0) return fail('No CXB Core host is set.', 'Set the fleet under Settings.');
  if (healthy === 0)
    {return fail('No CXB Core host is healthy.', 'Look at the fleet status, and at the hosts.');}
  if (!status.hosts.some(({ health }) => (health?.available ?? 0) > 0)) {
    return fail('Every CXB Core host is full.', 'Wait for calls to end, or add hosts to the fleet.');
  }
  const taken = `${status.activeCalls} of ${status.totalCapacity} places are taken`;
  if (status.activeCalls > CROWDED * status.totalCapacity)
    {return warn(`${taken}.`, 'Add hosts to the fleet.');}
  if (healthy < status.hosts.length) {
    return warn(
      `${taken}; ${status.hosts.length - healthy} host(s) do not answer.`,
      'Look at the fleet status.',
    );
  }
  return pass(`${taken}.`);
}
