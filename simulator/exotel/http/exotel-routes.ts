import type { RequestKind } from '../calls/call.js';
import { toCallTree, toDetailsTree } from '../calls/call-wire.js';
import type { World } from '../world.js';
import { connect } from './connect-route.js';
import type { Exchange } from './exchange.js';
import { rendered, restException } from './render.js';
import type { Reply } from './reply.js';

export interface Route {
  kind: RequestKind;
  method: string;
  /** Groups: the account SID, then what the handler needs. */
  path: RegExp;
  handle: (world: World, exchange: Exchange) => Reply | Promise<Reply>;
}

export const EXOTEL_ROUTES: readonly Route[] = [
  {
    kind: 'connect',
    method: 'POST',
    path: /^\/v1\/Accounts\/([^/]+)\/Calls\/connect(?:\.json)?$/,
    handle: connect,
  },
  { kind: 'account', method: 'GET', path: /^\/v1\/Accounts\/([^/.]+)(?:\.json)?$/, handle: account },
  {
    kind: 'call',
    method: 'GET',
    path: /^\/v1\/Accounts\/([^/]+)\/Calls\/([^/.]+)(?:\.json)?$/,
    handle: call,
  },
];

function account(world: World, { format }: Exchange): Reply {
  const { accountSid } = world.settings;
  const uri = `/v1/Accounts/${accountSid}`;
  return rendered(format, {
    Account: { Sid: accountSid, FriendlyName: accountSid, Type: 'Full', Status: 'active', Uri: uri },
  });
}

function call(world: World, { record, format, parts }: Exchange): Reply {
  const found = world.book.find(parts[1] ?? '');
  if (!found) {
    record.outcome = 'unknown_call';
    return restException(format, 404, 'The requested resource was not found');
  }
  record.callSid = found.sid;
  found.requests.push(record);
  const validity = record.query['RecordingUrlValidity'];
  if (validity !== undefined && !isValidity(validity)) {
    return restException(format, 400, 'RecordingUrlValidity must be from 5 to 60');
  }
  const tree = toCallTree(found, format, world.settings.variants);
  const details = record.query['details'] === 'true' ? { Details: toDetailsTree(found) } : {};
  return rendered(format, { Call: { ...tree, ...details } });
}

function isValidity(value: string | string[]): boolean {
  return typeof value === 'string' && /^\d{1,2}$/.test(value) && Number(value) >= 5 && Number(value) <= 60;
}
