import type { RequestKind } from '../calls/call.js';
import type { World } from '../world.js';
import { getCallRoute } from './call-route.js';
import { connect } from './connect-route.js';
import type { Exchange } from './exchange.js';
import { listCallsRoute } from './list-route.js';
import { getNumber, listNumbers, putNumber } from './numbers-routes.js';
import { rendered } from './render.js';
import type { Reply } from './reply.js';

export interface Route {
  kind: RequestKind;
  method: string;
  /** Groups: the account SID, then what the handler needs. */
  path: RegExp;
  handle: (world: World, exchange: Exchange) => Reply | Promise<Reply>;
}

function route(kind: RequestKind, method: string, path: string, handle: Route['handle']): Route {
  const pattern = path.replaceAll('{}', '([^/]+?)').replace('[.json]', '(?:\\.json)?');
  return { kind, method, path: new RegExp(`^${pattern}$`), handle };
}

export const EXOTEL_ROUTES: readonly Route[] = [
  route('connect', 'POST', '/v1/Accounts/{}/Calls/connect[.json]', connect),
  route('calls', 'GET', '/v1/Accounts/{}/Calls[.json]', listCallsRoute),
  route('call', 'GET', '/v1/Accounts/{}/Calls/{}[.json]', getCallRoute),
  route('numbers', 'GET', '/v2_beta/Accounts/{}/IncomingPhoneNumbers', listNumbers),
  route('numbers', 'GET', '/v2_beta/Accounts/{}/IncomingPhoneNumbers/{}', getNumber),
  route('numbers', 'PUT', '/v2_beta/Accounts/{}/IncomingPhoneNumbers/{}', putNumber),
  route('account', 'GET', '/v1/Accounts/{}[.json]', account),
];

function account(world: World, { format }: Exchange): Reply {
  const { accountSid } = world.settings;
  const uri = `/v1/Accounts/${accountSid}`;
  return rendered(format, {
    Account: { Sid: accountSid, FriendlyName: accountSid, Type: 'Full', Status: 'active', Uri: uri },
  });
}
