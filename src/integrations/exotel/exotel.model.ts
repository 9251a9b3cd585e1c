/** A phone number of ours at Exotel, tied to a bot and to the Exotel flow that brings calls to it. */
export interface Did {
  readonly id: string;
  /** As the operator gave it, without spaces and punctuation: E.164 or a national spelling. */
  readonly number: string;
  readonly label: string;
  readonly botId: string;
  /** The name of the flow in Exotel's App Bazaar, in the form of a URL; it is never fetched. */
  readonly flowUrl: string;
}

export interface DidView extends Did {
  /** What the flow's Voicebot applet must call; `""` without a bot. Derived at each read, never stored. */
  readonly websocketUrl: string;
}

/** The one Exotel account of the platform, without its secrets. */
export interface Integration {
  readonly accountSid: string;
  readonly hasApiKey: boolean;
  readonly hasApiToken: boolean;
  /** As stored; `""` means Exotel's default. */
  readonly apiBaseUrl: string;
  /** In the order added. */
  readonly dids: readonly Did[];
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** Counts our writes; null in a document that we have not written yet. */
  readonly revision: number | null;
}

export interface IntegrationView extends Omit<Integration, 'dids'> {
  readonly dids: readonly DidView[];
}

export const NO_INTEGRATION: Integration = {
  accountSid: '',
  hasApiKey: false,
  hasApiToken: false,
  apiBaseUrl: '',
  dids: [],
  createdAt: null,
  updatedAt: null,
  revision: null,
};

/** Everything that a request to Exotel needs; never leaves the service. */
export interface Credentials {
  readonly accountSid: string;
  readonly apiKey: string;
  readonly apiToken: string;
  /** Normalised, like `https://api.exotel.com`. */
  readonly apiBaseUrl: string;
  /** Tells these credentials from later ones; `""` for such as are not stored. */
  readonly version: string;
}

/** What an operator may change of the account; undefined keeps, `""` clears. */
export interface AccountChanges {
  readonly accountSid?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly apiToken?: string | undefined;
  readonly apiBaseUrl?: string | undefined;
}

export interface NewDid {
  readonly number: string;
  readonly label?: string | undefined;
  readonly botId?: string | undefined;
  readonly flowUrl?: string | undefined;
}

/** Undefined keeps, `""` clears. `number` may only repeat what is there. */
export interface DidChanges {
  readonly number?: string | undefined;
  readonly label?: string | undefined;
  readonly botId?: string | undefined;
  readonly flowUrl?: string | undefined;
}

export function isConfigured(
  account: Pick<Integration, 'accountSid' | 'hasApiKey' | 'hasApiToken'>,
): boolean {
  return account.accountSid !== '' && account.hasApiKey && account.hasApiToken;
}

/** A test call to place. */
export interface CallRequest {
  /** Whom to ring, in E.164. */
  readonly toNumber: string;
  /** Our DID's number as stored, but without an adopted one's punctuation. */
  readonly callerId: string;
  readonly flowUrl: string;
  /** Comes back in callbacks and applets; at most 128 characters. */
  readonly customField: string;
  readonly timeLimitS?: number | undefined;
  readonly statusCallbackUrl?: string | undefined;
}

/** What is known of a call whose SID is not. */
export interface CallTraces {
  readonly toNumber: string;
  readonly callerId: string;
  readonly createdAt: Date;
}

/** An entry of Exotel's list of calls. */
export interface ListedCall extends ProviderCall {
  /** The person rung, in Exotel's spelling. */
  readonly from: string;
  /** Our number, or Exotel's own name for it. */
  readonly exophone: string;
  /** `inbound`, `outbound-dial` (from the dashboard), `outbound-api`; `""` when Exotel gave none. */
  readonly direction: string;
  /** `YYYY-MM-DD HH:mm:ss` in a zone that Exotel does not name. */
  readonly dateCreated: string;
}

/** Exotel's word on a call. */
export interface ProviderCall {
  readonly callSid: string;
  /** Exotel's own word, like `in-progress`; `""` when it gave none. */
  readonly status: string;
}

/** A number that Exotel says belongs to the account. */
export interface Exophone {
  /** In Exotel's spelling. */
  readonly number: string;
  readonly friendlyName: string;
  /** Can it carry calls? Undefined where Exotel does not say. */
  readonly hasVoice: boolean | undefined;
  /** The flow that its incoming calls go to; `""` without one. */
  readonly flowUrl: string;
}

export interface ExophoneView extends Exophone {
  /** `""` when it is not one of ours. */
  readonly didId: string;
}

export const IMPORT_OUTCOMES = ['added', 'exists', 'not_in_account', 'invalid', 'limit_reached'] as const;

/** What became of a number that was to be imported. */
export interface ImportResult {
  /** As it was given. */
  readonly number: string;
  readonly outcome: (typeof IMPORT_OUTCOMES)[number];
  /** `""` when it is (or would be) none of ours. */
  readonly didId: string;
}

export const VERIFICATION_OUTCOMES = [
  'valid',
  'invalid_credentials',
  'unknown_account',
  'other_region',
  'not_allowed',
  'unreachable',
] as const;

/** What Exotel says of credentials. */
export interface Verification {
  readonly outcome: (typeof VERIFICATION_OUTCOMES)[number];
  /** In a sentence that a person can act on. */
  readonly detail: string;
  /** The region that does know the account; `""` where that is not the answer. */
  readonly suggestedApiBaseUrl: string;
  readonly checkedAt: Date;
}
