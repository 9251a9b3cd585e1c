import { toCallTree, toDetailsTree } from '../calls/call-wire.js';
import type { World } from '../world.js';
import type { Exchange } from './exchange.js';
import { rendered, restException } from './render.js';
import type { Reply } from './reply.js';

/** `GET …/Calls/{sid}[.json]`: what is known of one call now. */
export function getCallRoute(world: World, { record, format, parts }: Exchange): Reply {
  const call = world.book.find(parts[1] ?? '');
  if (!call) {
    record.outcome = 'unknown_call';
    return restException(format, 404, 'The requested resource was not found');
  }
  record.callSid = call.sid;
  call.requests.push(record);
  const validity = record.query['RecordingUrlValidity'];
  if (validity !== undefined && !isValidity(validity)) {
    record.outcome = 'invalid_query';
    return restException(format, 400, 'RecordingUrlValidity must be from 5 to 60');
  }
  const tree = toCallTree(call, format, world.settings.variants);
  const details = record.query['details'] === 'true' ? { Details: toDetailsTree(call) } : {};
  return rendered(format, { Call: { ...tree, ...details } });
}

function isValidity(value: string | string[]): boolean {
  return typeof value === 'string' && /^\d{1,2}$/.test(value) && Number(value) >= 5 && Number(value) <= 60;
}
