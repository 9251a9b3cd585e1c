import type { Call } from '../calls/call.js';
import { readConnectOrder, type ConnectOrder } from '../calls/connect-order.js';
import { fateOf, magicOf } from '../magic-numbers.js';
import type { World } from '../world.js';
import { connectReply } from './connect-replies.js';
import type { Exchange } from './exchange.js';
import { restException } from './render.js';
import type { Reply } from './reply.js';

/** `POST …/Calls/connect`: places the call, or says what is wrong with the form. */
export async function connect(world: World, exchange: Exchange): Promise<Reply> {
  const { record, format, isForm } = exchange;
  if (!world.rateLimit.take(Date.now())) {
    record.outcome = 'too_many';
    return restException(format, 429, 'Too many requests');
  }
  if (!isForm) {
    record.outcome = 'not_a_form';
    return restException(format, 400, 'The body must be form-encoded');
  }
  const order = readConnectOrder(record.fields, world);
  if ('field' in order) {
    record.outcome = `invalid_${order.field}`;
    return restException(format, 400, order.message);
  }
  const call = createCall(world, order);
  record.outcome = call.fate.answer === 'call' ? 'ok' : call.fate.answer;
  const reply = connectReply(call, format, world.settings.variants);
  if (call.fate.rings) ring(world, call, exchange);
  if (call.fate.answer === 'after_callback') await world.life.untilReported(call);
  return reply;
}

function ring(world: World, call: Call, { record }: Exchange): void {
  record.callSid = call.sid;
  record.rang = true;
  call.requests.push(record);
  world.book.addCall(call);
  world.life.begin(call);
}

function createCall(world: World, order: ConnectOrder): Call {
  const now = world.clock.now();
  const magic = magicOf(order.callee);
  const fate = fateOf(magic);
  const { callback, ...ordered } = order;
  return {
    ...ordered,
    sid: world.random.sid(),
    accountSid: world.settings.accountSid,
    magic,
    fate,
    status: fate.liveStatus,
    createdAt: now,
    updatedAt: now,
    answeredAt: null,
    endedAt: null,
    talkedSeconds: 0,
    detailsKnown: false,
    states: [],
    requests: [],
    callbackOrder: callback,
    callbacks: [],
    stream: null,
  };
}
