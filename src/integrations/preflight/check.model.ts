/** The links of the chain from Exotel to a bot, in the order in which a call meets them. */
export const CHECK_NAMES = [
  'credentials',
  'number_owned',
  'flow_url',
  'number_flow',
  'bot',
  'websocket_tls',
  'websocket_handshake',
  'fleet_capacity',
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

export const CHECK_STATUSES = ['pass', 'warn', 'fail', 'unknown', 'skipped'] as const;

export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** What one check found. No URL stands in it: admins read it, who may not see them. */
export interface Finding {
  readonly status: CheckStatus;
  readonly detail: string;
  /** What to do; `""` where nothing is. */
  readonly nextStep: string;
}

export interface Check extends Finding {
  readonly name: CheckName;
  readonly tookMs: number;
}

export interface Preflight {
  /** None failed. */
  readonly ok: boolean;
  readonly checkedAt: Date;
  readonly tookMs: number;
  /** In the order of `CHECK_NAMES`. */
  readonly checks: readonly Check[];
}

/** A number's last check in short. */
export interface LastCheck {
  readonly didId: string;
  readonly ok: boolean;
  readonly checkedAt: Date;
  /** In the order of `CHECK_NAMES`. */
  readonly verdicts: readonly Pick<Check, 'name' | 'status'>[];
  /** Something that it looked at is not any more as it was, or nobody knows. */
  readonly isOutdated: boolean;
}

/** The same as it is stored. */
export interface KeptCheck extends Omit<LastCheck, 'didId' | 'isOutdated'> {
  /** Of everything that it looked at; `""` where that is not known. */
  readonly fingerprint: string;
}

/** `handshake` costs the bot nothing; `bot` wakes it, as a call would. */
export type Probe = 'handshake' | 'bot';

export const pass = (detail: string): Finding => ({ status: 'pass', detail, nextStep: '' });
export const warn = (detail: string, nextStep: string): Finding => ({ status: 'warn', detail, nextStep });
export const fail = (detail: string, nextStep: string): Finding => ({ status: 'fail', detail, nextStep });
export const unknown = (detail: string, nextStep = 'Run the check again in a while.'): Finding => ({
  status: 'unknown',
  detail,
  nextStep,
});
export const skipped = (detail: string): Finding => ({ status: 'skipped', detail, nextStep: '' });
