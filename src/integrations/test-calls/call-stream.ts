import type { FastifyReply } from 'fastify';
import type { Caller } from '../../auth/caller.model.js';
import { hasEnded } from './call-status.js';
import { EventStream } from './event-stream.js';
import type { LiveCalls } from './live-calls.js';
import type { TestCall } from './test-call.model.js';
import { toTestCallDetailResponse } from './test-calls.dto.js';

/** Timers of Node hold 31 bits of milliseconds. */
const MAX_TIMER_MS = 2_147_483_647;

interface StreamOrder {
  readonly call: TestCall;
  readonly lastEventId: string | undefined;
  readonly caller: Caller;
  readonly reply: FastifyReply;
  readonly live: LiveCalls;
  readonly reread: () => Promise<TestCall>;
}

/** Streams a call until there is no more to come, or the token ends. */
export async function streamCall({
  call,
  lastEventId,
  caller,
  reply,
  live,
  reread,
}: StreamOrder): Promise<void> {
  let seen = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
  if (isOver(call) && lastEventId !== undefined && seen >= call.events.length) {
    await reply.code(204).send();
    return;
  }
  const stream = new EventStream(reply, () => {
    clearTimeout(deadline);
    unwatch();
  });
  const show = (now: TestCall): void => {
    const isNews = now.events.length > seen;
    if (isNews) stream.send('test_call', now.events.length, toTestCallDetailResponse(now));
    seen = Math.max(seen, now.events.length);
    if (isOver(now)) stream.end();
  };
  const unwatch = live.watch(call.id, {
    changed: show,
    stopped: () => {
      stream.endForNow();
    },
  });
  const deadline = setTimeout(
    () => {
      stream.end();
    },
    Math.min(caller.expiresAt * 1000 - Date.now(), MAX_TIMER_MS),
  ).unref();
  // It may have changed between the first look and the watch.
  show(await reread());
}

/** Nothing more can come: it has ended, or it is `unknown` and nobody asks about it any more. */
function isOver(call: TestCall): boolean {
  return hasEnded(call.status) || (call.status === 'unknown' && !call.isAskedFor);
}
