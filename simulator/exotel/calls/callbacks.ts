import type { Clock } from '../../support/clock.js';
import { messageOf } from '../../support/message-of.js';
import { Random } from '../../support/random.js';
import type { CallbackFault } from '../magic-numbers.js';
import type { Settings } from '../options.js';
import type { Call, CallbackOrder, CallbackRecord } from './call.js';
import { toCallbackFields, toFormPairs, type CallbackEvent, type CallbackFields } from './callback-body.js';
import type { CallBook } from './call-book.js';

/** Distances to the second and third try. */
const RETRY_AFTER_MS = [300_000, 900_000];
const LATE_MS = 30_000;
const OVERTAKEN_MS = 300;

type Body = FormData | URLSearchParams | string;

/** Reports to the StatusCallback of a call, with retries and with the faults of the magic numbers. */
export class Callbacks {
  private aborter = new AbortController();
  /** Reports of `answered` that wait until that of the end is out. */
  private readonly heldBack = new WeakMap<Call, CallbackFields>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly book: CallBook,
  ) {}

  /** Sends what is to be sent after `event`; resolves when each report was tried once, at once if there is none. */
  async report(call: Call, event: CallbackEvent): Promise<void> {
    const order = call.callbackOrder;
    if (!order || !isWanted(order, event)) return;
    const fields = toCallbackFields(call, event, this.settings.variants);
    if (call.fate.callback === 'out_of_order' && event === 'answered') {
      this.heldBack.set(call, fields);
      return;
    }
    const stopped = this.aborter.signal;
    const delays = delaysOf(call.fate.callback, Random.of(call.sid).between(50, 250));
    await Promise.all(delays.map((delayMs) => this.sendAfter(delayMs, call, event, fields)));
    const overtaken = this.heldBack.get(call);
    if (overtaken && !stopped.aborted) void this.sendAfter(OVERTAKEN_MS, call, 'answered', overtaken);
  }

  /** Ends the reports under way. */
  stop(): void {
    this.aborter.abort();
    this.aborter = new AbortController();
  }

  private sendAfter(
    delayMs: number,
    call: Call,
    event: CallbackEvent,
    fields: CallbackFields,
  ): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(delayMs, () => {
        void this.attempt(call, event, fields, 1).then(resolve);
      });
    });
  }

  private async attempt(
    call: Call,
    event: CallbackEvent,
    fields: CallbackFields,
    attempt: number,
  ): Promise<void> {
    const order = call.callbackOrder;
    if (!order) return;
    const at = this.clock.now();
    const result = await this.post(order, fields);
    const record: CallbackRecord = {
      at,
      event,
      attempt,
      url: order.url,
      contentType: CONTENT_TYPES[order.contentType],
      body: order.contentType === 'json' ? fields : Object.fromEntries(this.pairs(fields)),
      ...result,
      tookMs: this.clock.now().getTime() - at.getTime(),
    };
    call.callbacks.push(record);
    this.book.changed();
    this.retry(record, call, fields);
  }

  private retry(last: CallbackRecord, call: Call, fields: CallbackFields): void {
    const accepted = last.status !== null && last.status >= 200 && last.status < 300;
    const afterMs = RETRY_AFTER_MS[last.attempt - 1];
    if (accepted || afterMs === undefined || last.error === STOPPED) return;
    this.clock.after(afterMs, () => {
      void this.attempt(call, last.event, fields, last.attempt + 1);
    });
  }

  private async post(
    order: CallbackOrder,
    fields: CallbackFields,
  ): Promise<Pick<CallbackRecord, 'status' | 'error'>> {
    const stopped = this.aborter.signal;
    const limit = AbortSignal.timeout(this.settings.callbackTimeoutMs);
    try {
      const response = await fetch(order.url, {
        method: 'POST',
        body: this.encode(order, fields),
        headers: order.contentType === 'json' ? { 'Content-Type': 'application/json' } : {},
        redirect: 'manual',
        signal: AbortSignal.any([stopped, limit]),
      });
      await response.body?.cancel();
      return { status: response.status, error: null };
    } catch (error) {
      if (stopped.aborted) return { status: null, error: STOPPED };
      return { status: null, error: limit.aborted ? 'no answer in time' : messageOf(error) };
    }
  }

  private encode(order: CallbackOrder, fields: CallbackFields): Body {
    if (order.contentType === 'json') return JSON.stringify(fields);
    const pairs = this.pairs(fields);
    if (order.contentType === 'urlencoded') return new URLSearchParams(pairs);
    const form = new FormData();
    for (const [name, value] of pairs) form.append(name, value);
    return form;
  }

  private pairs(fields: CallbackFields): [string, string][] {
    return toFormPairs(fields, this.settings.variants.callbackLegs);
  }
}

function isWanted(order: CallbackOrder, event: CallbackEvent): boolean {
  return order.events.size === 0 ? event === 'terminal' : order.events.has(event);
}

/** The simulated delay of each time that one report is sent. */
function delaysOf(fault: CallbackFault, delayMs: number): number[] {
  switch (fault) {
    case 'lost':
      return [];
    case 'tripled':
      return [delayMs, delayMs + 300, delayMs + 1_000];
    case 'late':
      return [LATE_MS];
    case 'out_of_order':
    case 'none':
      return [delayMs];
  }
}

const STOPPED = 'the stand-in was reset';

const CONTENT_TYPES = {
  multipart: 'multipart/form-data',
  urlencoded: 'application/x-www-form-urlencoded',
  json: 'application/json',
};
