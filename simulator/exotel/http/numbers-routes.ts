import { parseFlowUrl } from '../calls/flow-url.js';
import type { Exophone } from '../numbers/exophones.js';
import type { World } from '../world.js';
import type { Exchange } from './exchange.js';
import { rendered, restException, type Tree } from './render.js';
import type { Reply } from './reply.js';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;
/** The real one's page links go here, without TLS: nobody should follow them with credentials. */
const LINK_HOST = 'http://twilix.exotel.in';

/** `GET /v2_beta/…/IncomingPhoneNumbers`, in pages counted from 0. */
export function listNumbers(world: World, { record, format }: Exchange): Reply {
  const page = countOf(record.query['Page'], 0);
  const size = countOf(record.query['PageSize'], DEFAULT_PAGE_SIZE);
  if (page === undefined || size === undefined || size < 1 || size > MAX_PAGE_SIZE) {
    record.outcome = 'invalid_query';
    return restException(format, 400, `Page counts from 0, PageSize is from 1 to ${MAX_PAGE_SIZE}`);
  }
  const all = world.exophones.list();
  const link = (number: number): string => `${LINK_HOST}${record.path}?Page=${number}&PageSize=${size}`;
  return rendered(format, {
    page,
    page_size: size,
    uri: link(page),
    first_page_uri: link(0),
    next_page_uri: (page + 1) * size < all.length ? link(page + 1) : null,
    previous_page_uri: page > 0 ? link(page - 1) : null,
    incoming_phone_numbers: all.slice(page * size, (page + 1) * size).map(toNumberTree),
  });
}

export function getNumber(world: World, { format, parts }: Exchange): Reply {
  const exophone = world.exophones.findBySid(parts[1] ?? '');
  return exophone ? rendered(format, toNumberTree(exophone)) : unknownNumber(format);
}

/** `PUT` with `VoiceUrl` assigns a flow. */
export function putNumber(world: World, { record, format, parts }: Exchange): Reply {
  const exophone = world.exophones.findBySid(parts[1] ?? '');
  if (!exophone) return unknownNumber(format);
  const voiceUrl = record.fields['VoiceUrl'];
  if (typeof voiceUrl !== 'string' || !parseFlowUrl(voiceUrl)) {
    record.outcome = 'invalid_VoiceUrl';
    return restException(format, 400, 'VoiceUrl is not a flow URL');
  }
  exophone.voiceUrl = voiceUrl;
  return rendered(format, toNumberTree(exophone));
}

function toNumberTree(exophone: Exophone): Tree {
  return {
    sid: exophone.sid,
    phone_number: exophone.e164,
    friendly_name: exophone.friendlyName,
    capabilities: { voice: exophone.voice, sms: exophone.sms },
    country: 'IN',
    region: 'KA',
    voice_url: exophone.voiceUrl,
    sms_url: null,
  };
}

function unknownNumber(format: Exchange['format']): Reply {
  return restException(format, 404, 'The requested resource was not found');
}

function countOf(value: string | string[] | undefined, fallback: number): number | undefined {
  if (value === undefined) return fallback;
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
