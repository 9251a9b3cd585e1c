import { chooseVariants, type Variants } from './variants.js';

export type Region = 'singapore' | 'mumbai';

/** What a bot has for its handshake, in simulated time. */
export const HANDSHAKE_LIMIT_MS = 10_000;

/** One ExoPhone as a test or an operator describes it; what is left out gets the default. */
export interface ExophoneSetup {
  /** Any spelling. */
  number: string;
  voice?: boolean | undefined;
  sms?: boolean | undefined;
  /** The flow assigned to the number; `null` for none. Default: flow 70001 of the account. */
  voice_url?: string | null | undefined;
  friendly_name?: string | undefined;
}

export interface ExotelStandInOptions {
  /** Default 127.0.0.1. */
  host?: string | undefined;
  /** Default 0: a free one. */
  port?: number | undefined;
  accountSid?: string | undefined;
  apiKey?: string | undefined;
  apiToken?: string | undefined;
  /** Numbers, or numbers with their set-up. Default +918047110001 to +918047110120. */
  exophones?: readonly (string | ExophoneSetup)[] | undefined;
  /** Makes SIDs and timings repeatable; random when left out. */
  seed?: number | undefined;
  /** Divides the delays of the simulated world. Default 1. */
  speed?: number | undefined;
  /** Calls accepted in any minute, 0 for no limit. Default 200. */
  callsPerMinute?: number | undefined;
  /** `off`: StatusCallbackEvents are ignored and only the terminal report with four fields is sent. */
  callEvents?: 'on' | 'off' | undefined;
  /** Where this instance stands. Default singapore. */
  region?: Region | undefined;
  /** Where the account lives; in the other region its credentials are refused. Default: `region`. */
  accountRegion?: Region | undefined;
  /** Voicebot URL of a flow id, as pasted into App Bazaar. */
  flows?: Readonly<Record<string, string>> | undefined;
  variants?: Partial<Variants> | undefined;
  /** Simulated time after a call's end until Duration, Price and EndTime are filled in. Default two minutes. */
  detailsDelayMs?: number | undefined;
  /** Real time that a callback's receiver has. Default 15 s. */
  callbackTimeoutMs?: number | undefined;
  /**
   * Real time for the bot's handshake; a call counts it as 10 s. Default 10 s divided by `speed`, yet at least one
   * second.
   */
  handshakeMs?: number | undefined;
  /** Further authority that the flow trusts at a `wss://` bot. */
  ca?: string | undefined;
}

export interface Settings {
  host: string;
  port: number;
  accountSid: string;
  apiKey: string;
  apiToken: string;
  exophones: readonly ExophoneSetup[];
  seed: number | undefined;
  speed: number;
  callsPerMinute: number;
  callEvents: 'on' | 'off';
  region: Region;
  accountRegion: Region;
  flows: Readonly<Record<string, string>>;
  variants: Variants;
  detailsDelayMs: number;
  callbackTimeoutMs: number;
  handshakeMs: number;
  ca: string | undefined;
}

const DEFAULTS = {
  host: '127.0.0.1',
  port: 0,
  accountSid: 'cxbsim',
  apiKey: 'simkey',
  apiToken: 'simtoken',
  speed: 1,
  callsPerMinute: 200,
  callEvents: 'on' as const,
  region: 'singapore' as const,
  flows: {},
  detailsDelayMs: 120_000,
  callbackTimeoutMs: 15_000,
};

const DEFAULT_EXOPHONES = Array.from({ length: 120 }, (_, index) => `+91${8047110001 + index}`);

export function settle(options: ExotelStandInOptions): Settings {
  const given = withoutUndefined(options);
  const { exophones = DEFAULT_EXOPHONES, variants, seed, ca, ...rest } = given;
  const merged = { ...DEFAULTS, ...rest };
  return {
    accountRegion: merged.region,
    handshakeMs: Math.max(HANDSHAKE_LIMIT_MS / merged.speed, 1_000),
    ...merged,
    exophones: exophones.map((phone) => (typeof phone === 'string' ? { number: phone } : phone)),
    variants: chooseVariants(variants),
    seed,
    ca,
  };
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function withoutUndefined(options: ExotelStandInOptions): Defined<ExotelStandInOptions> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
