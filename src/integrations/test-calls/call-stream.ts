import type { FastifyReply } from 'fastify';
import type { Caller } from '../../auth/caller.model.js';
import { hasEnded } from './call-status.js';
import { EventStream } from './event-stream.js';
import type { CallWatcher, LiveCalls } from './live-calls.js';
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
export async function streamCall(order: StreamOrder): Promise<void> {
  const { call, lastEventId, caller, reply, live, reread } = order;
  const seen = eventsSeen(lastEventId, call);
  if (isOver(call) && seen >= call.events.length) {
    await reply.code(204).send();
    return;
  }
  // Who asks for the headers alone is told nothing else, so nobody watches for them.
  if (reply.request.method === 'HEAD') {
    new EventStream(reply, () => undefined).end();
    return;
  }
  const stream = new CallStream(reply, seen);
  stream.watch(call.id, live, Math.min(caller.expiresAt * 1000 - Date.now(), MAX_TIMER_MS));
  try {
    // It may have changed between the first look and the watch.
    stream.changed(await reread());
  } catch {
    // The answer has begun, so the caller can only be asked to come back.
    stream.stopped();
  }
}

/** One caller's stream of one call. Thousands may be open, so it holds as little as it can. */
class CallStream implements CallWatcher {
  private readonly stream: EventStream;
  private unwatch: (() => void) | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private isClosed = false;
  /** `updatedAt` of what was told last, in ms, and what can change without an event. */
  private toldAt: number | undefined;
  private told = '';

  constructor(
    reply: FastifyReply,
    private seen: number,
  ) {
    this.stream = new EventStream(reply, () => {
      this.isClosed = true;
      this.unwatch?.();
      clearTimeout(this.deadline);
    });
  }

  watch(callId: string, live: LiveCalls, forMs: number): void {
    if (this.isClosed) return;
    this.unwatch = live.watch(callId, this);
    this.deadline = setTimeout(endStream, forMs, this.stream).unref();
  }

  changed(call: TestCall): void {
    if (this.isClosed) return;
    // Who has seen nothing is shown the present state alone; all others, each change.
    const first = this.seen === 0 ? call.events.length : this.seen + 1;
    for (let id = first; id <= call.events.length; id++) this.stream.send('test_call', id, jsonOf(call, id));
    if (this.seen === call.events.length && this.isNews(call)) {
      this.stream.send('test_call', this.seen, jsonOf(call, this.seen));
    }
    this.seen = Math.max(this.seen, call.events.length);
    this.remember(call);
    if (isOver(call)) this.stream.end();
  }

  /** A later look than the last, by which Exotel's names are others. Who resumes may have missed such a change. */
  private isNews(call: TestCall): boolean {
    if (this.toldAt === undefined) return call.updatedAt > (call.events.at(-1)?.at ?? call.updatedAt);
    return call.updatedAt.getTime() >= this.toldAt && namesOf(call) !== this.told;
  }

  private remember(call: TestCall): void {
    const at = call.updatedAt.getTime();
    if (at < (this.toldAt ?? 0)) return;
    this.toldAt = at;
    this.told = namesOf(call);
  }

  stopped(): void {
    this.stream.endForNow();
  }
}

/** Exotel's own names for a call and its state, which it may tell behind the event that they belong to. */
function namesOf({ callSid, providerStatus }: TestCall): string {
  return `${callSid} ${providerStatus}`;
}

function endStream(stream: EventStream): void {
  stream.end();
}

/** What a caller has seen of a call; none where they name an event that there has not been. */
function eventsSeen(lastEventId: string | undefined, { events }: TestCall): number {
  const seen = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
  return seen > events.length ? 0 : seen;
}

/** Nothing more can come: it has ended, or it is `unknown` and nobody asks about it any more. */
function isOver(call: TestCall): boolean {
  return hasEnded(call.status) || (call.status === 'unknown' && !call.isAskedFor);
}

/** All watchers of a call are told the same, so it is written once. */
const written = new WeakMap<TestCall, Map<number, string>>();

function jsonOf(call: TestCall, events: number): string {
  const ofCall = written.get(call) ?? new Map<number, string>();
  written.set(call, ofCall);
  const json = ofCall.get(events) ?? JSON.stringify(toTestCallDetailResponse(asOf(call, events)));
  ofCall.set(events, json);
  return json;
}

/** The call as it stood after so many of its events. */
function asOf(call: TestCall, count: number): TestCall {
  const events = call.events.slice(0, count);
  const last = events.at(-1);
  if (!last || count === call.events.length) return call;
  return { ...call, status: last.status, providerStatus: last.providerStatus, updatedAt: last.at, events };
}
