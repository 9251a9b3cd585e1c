import type { AppConfig, Region } from '../../config/config.js';

/** What a flow's URL says of itself. https://developer.exotel.com/api/outgoing-call-to-connect-number-to-a-call-flow */
export interface Flow {
  /** Undefined for the old host, which stands for neither. */
  readonly region: Region | undefined;
  /** Undefined in the legacy form, which names no account. */
  readonly accountSid: string | undefined;
  readonly appId: string;
}

const REGION_OF_HOST: Readonly<Record<string, Region>> = {
  'my.exotel.com': 'singapore',
  'my.in.exotel.com': 'mumbai',
  'my.mum1.exotel.com': 'mumbai',
};

const OLD_HOST = 'my.exotel.in';

const VOICE = /^\/(?<sid>[^/]+)\/exoml\/start_voice\/(?<app>\d+)\/?$/;
const LEGACY = /^\/exoml\/start\/(?<app>\d+)\/?$/;

/** The flow behind a URL of Exotel's App Bazaar; `sms` for a flow that is not for voice, null for anything else. */
export function parseFlowUrl(text: string): Flow | 'sms' | null {
  const url = toBareUrl(text);
  if (!url) return null;
  const region = REGION_OF_HOST[url.hostname];
  if (region === undefined && url.hostname !== OLD_HOST) return null;
  if (/\/exoml\/start_sms\/\d+/.test(url.pathname)) return 'sms';
  const { sid, app } = (VOICE.exec(url.pathname) ?? LEGACY.exec(url.pathname))?.groups ?? {};
  return app === undefined ? null : { region, accountSid: sid, appId: app };
}

/** App Bazaar names neither a port nor a user. */
function toBareUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.port === '' && url.username === '' && url.password === '' ? url : undefined;
}

/** The region whose API is at this address; undefined for any other. */
export function regionOfApi(apiBaseUrl: string, regions: AppConfig['exotelRegions']): Region | undefined {
  return (Object.keys(regions) as Region[]).find((region) => regions[region] === apiBaseUrl);
}

/** Do two URLs name the same flow? Exotel writes one flow with http and https, with and without account and region. */
export function isSameFlow(one: string, other: string): boolean {
  const [first, second] = [parseFlowUrl(one), parseFlowUrl(other)];
  if (!isFlow(first) || !isFlow(second)) return one === other;
  return (
    first.appId === second.appId &&
    mayBeSame(first.accountSid, second.accountSid) &&
    mayBeSame(first.region, second.region)
  );
}

function mayBeSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isFlow(flow: Flow | 'sms' | null): flow is Flow {
  return flow !== null && flow !== 'sms';
}
