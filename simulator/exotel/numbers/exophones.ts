import type { Random } from '../../support/random.js';
import type { ExophoneSetup, Settings } from '../options.js';
import { toE164, toNational } from './phone-number.js';

export interface Exophone {
  sid: string;
  e164: string;
  friendlyName: string;
  voice: boolean;
  sms: boolean;
  voiceUrl: string | null;
}

const FLOW_HOSTS = { singapore: 'my.exotel.com', mumbai: 'my.in.exotel.com' };
const DEFAULT_FLOW_ID = '70001';

/** The account's numbers. */
export class Exophones {
  private phones: Exophone[] = [];

  constructor(
    private readonly settings: Settings,
    private readonly random: Random,
  ) {
    this.replace(settings.exophones);
  }

  list(): readonly Exophone[] {
    return this.phones;
  }

  /** By any spelling. */
  find(spelling: string): Exophone | undefined {
    const e164 = toE164(spelling);
    return this.phones.find((phone) => phone.e164 === e164);
  }

  findBySid(sid: string): Exophone | undefined {
    return this.phones.find((phone) => phone.sid === sid);
  }

  /** The account has exactly these numbers from now on. */
  replace(setups: readonly ExophoneSetup[]): void {
    this.phones = [];
    this.change(setups);
  }

  /** Changes the numbers named, adds those that are new; what is left out of a set-up stays. */
  change(setups: readonly ExophoneSetup[]): void {
    for (const setup of setups) {
      const existing = this.find(setup.number);
      if (existing) Object.assign(existing, described(setup));
      else this.phones.push(this.create(setup));
    }
  }

  reset(): void {
    this.replace(this.settings.exophones);
  }

  private create(setup: ExophoneSetup): Exophone {
    const e164 = toE164(setup.number);
    if (e164 === undefined) throw new Error(`${setup.number} is not a phone number`);
    const { accountSid, accountRegion } = this.settings;
    return {
      sid: this.random.hex(32),
      e164,
      friendlyName: toNational(e164),
      voice: true,
      sms: false,
      voiceUrl: `http://${FLOW_HOSTS[accountRegion]}/${accountSid}/exoml/start_voice/${DEFAULT_FLOW_ID}`,
      ...described(setup),
    };
  }
}

function described(setup: ExophoneSetup): Partial<Exophone> {
  return {
    ...(setup.voice === undefined ? {} : { voice: setup.voice }),
    ...(setup.sms === undefined ? {} : { sms: setup.sms }),
    ...(setup.friendly_name === undefined ? {} : { friendlyName: setup.friendly_name }),
    ...(setup.voice_url === undefined ? {} : { voiceUrl: setup.voice_url }),
  };
}
