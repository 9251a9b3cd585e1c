import { z } from 'zod';
import type { Call } from '../calls/call.js';
import { toExotelDate } from '../calls/exotel-date.js';
import { toNational } from '../numbers/phone-number.js';
import type { Variants } from '../variants.js';

const MAX_PAIRS = 3;
const MAX_PAIRS_LENGTH = 256;

export interface DialTarget {
  /** Without user info and, by default, without its query. */
  url: string;
  /** Basic credentials of the URL, for the Authorization header. */
  authorization: string | undefined;
  /** What the query said. */
  customParameters: Record<string, string>;
}

/** How the bot at a `ws(s)` URL is dialled. */
export function toDialTarget(voicebotUrl: string, query: Variants['streamQuery']): DialTarget {
  const url = new URL(voicebotUrl);
  const authorization = takeCredentials(url);
  const customParameters = readCustomParameters(url);
  if (query === 'stripped') url.search = '';
  url.hash = '';
  return { url: url.href, authorization, customParameters };
}

const dynamicAnswer = z.object({ url: z.url({ protocol: /^wss?$/ }) });

/** A `ws(s)` URL as it is; an http(s) one is asked for `{"url"}` first. */
export async function resolveVoicebotUrl(
  voicebotUrl: string,
  call: Call,
  variants: Variants,
  signal: AbortSignal,
): Promise<string> {
  const url = new URL(voicebotUrl);
  if (!/^https?:$/.test(url.protocol)) return voicebotUrl;
  const authorization = takeCredentials(url);
  for (const [name, value] of Object.entries(dynamicQuery(call, variants))) url.searchParams.set(name, value);
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  const response = await fetch(url, { headers, redirect: 'manual', signal });
  if (!response.ok) throw new Error(`the URL answered ${response.status}`);
  return dynamicAnswer.parse(await response.json()).url;
}

function dynamicQuery(call: Call, { dateZone }: Variants): Record<string, string> {
  const [caller, exophone] = [toNational(call.callee), toNational(call.exophone)];
  return {
    CallSid: call.sid,
    CallFrom: caller,
    CallTo: exophone,
    Direction: 'incoming',
    Created: toExotelDate(call.createdAt, dateZone),
    DialWhomNumber: '',
    From: caller,
    To: exophone,
    CurrentTime: toExotelDate(new Date(), dateZone),
    ...(call.customField === '' ? {} : { CustomField: call.customField }),
  };
}

function takeCredentials(url: URL): string | undefined {
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return pair === ':' ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`;
}

function readCustomParameters(url: URL): Record<string, string> {
  const pairs = [...url.searchParams].slice(0, MAX_PAIRS);
  let length = 0;
  return Object.fromEntries(
    pairs.filter(([name, value]) => (length += name.length + value.length) <= MAX_PAIRS_LENGTH),
  );
}
