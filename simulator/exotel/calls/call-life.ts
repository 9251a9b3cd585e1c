import type { Clock } from '../../support/clock.js';
import type { FlowRun, Flows } from '../flow/flows.js';
import type { Settings } from '../options.js';
import { hasEnded, type Call } from './call.js';
import type { CallBook } from './call-book.js';
import type { Callbacks } from './callbacks.js';
import { talkedMs } from './talked-ms.js';

/** What runs beside a call while it lives. */
interface Running {
  flow: FlowRun | undefined;
  timers: (() => void)[];
  reported: Promise<void>;
  settleReported: () => void;
}

/** Takes each call through dialling, talking, its end and the details that follow later. */
export class CallLife {
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly book: CallBook,
    private readonly callbacks: Callbacks,
    private readonly flows: Flows,
  ) {}

  begin(call: Call): void {
    const { promise, resolve } = deferred();
    this.running.set(call.sid, { flow: undefined, timers: [], reported: promise, settleReported: resolve });
    this.enter(call, 'dialling');
    const inTime = call.fate.ringMs <= call.ringLimitMs;
    this.later(call, inTime ? call.fate.ringMs : call.ringLimitMs, () => {
      if (!inTime) this.end(call, 'no-answer');
      else if (call.fate.answered) this.answer(call);
      else this.end(call, call.fate.endStatus);
    });
  }

  /** Resolves once the report of the call's end was tried, or there is none to send. */
  async untilReported(call: Call): Promise<void> {
    await this.running.get(call.sid)?.reported;
  }

  /** The callee hangs up, or declines while it rings. False when the call has ended before. */
  hangUp(call: Call): boolean {
    if (hasEnded(call)) return false;
    this.end(call, call.answeredAt === null ? 'busy' : call.fate.endStatus);
    return true;
  }

  /** The callee presses keys. False when nobody is there to hear them. */
  press(call: Call, digits: string): boolean {
    return this.running.get(call.sid)?.flow?.press(digits) ?? false;
  }

  /** Every call is forgotten where it stands. */
  clear(): void {
    for (const { flow, settleReported } of this.running.values()) {
      flow?.abandon();
      settleReported();
    }
    this.running.clear();
  }

  private answer(call: Call): void {
    if (hasEnded(call)) return;
    call.answeredAt = this.clock.now();
    this.enter(call, 'answered');
    void this.callbacks.report(call, 'answered');
    const talk = (): void => {
      const { talkMs, endStatus } = call.fate;
      this.later(call, talkMs, () => {
        this.end(call, endStatus, talkMs);
      });
    };
    this.limit(call);
    const flow = this.flows.run(call, {
      started: talk,
      finished: () => {
        this.hangUp(call);
      },
    });
    const running = this.running.get(call.sid);
    if (flow && running) running.flow = flow;
    else talk();
  }

  /** Ends the call at its TimeLimit: looks again when that is not reached, as dialling a bot may take its time. */
  private limit(call: Call): void {
    const leftMs = call.timeLimitMs - this.talkedMsUntil(this.clock.now(), call);
    if (leftMs <= 0) this.end(call, call.fate.endStatus);
    else {
      this.later(call, leftMs, () => {
        this.limit(call);
      });
    }
  }

  /** `knownMs` is simulated time, where it is known without a look at the (real, and sped up) clock. */
  private end(call: Call, status: string, knownMs?: number): void {
    const running = this.running.get(call.sid);
    if (hasEnded(call) || !running) return;
    const now = this.clock.now();
    for (const cancel of running.timers) cancel();
    call.endedAt = now;
    call.talkedSeconds = Math.round((knownMs ?? this.talkedMsUntil(now, call)) / 1_000);
    call.status = status;
    running.flow?.hangUp();
    this.enter(call, status);
    void this.callbacks.report(call, 'terminal').then(running.settleReported);
    this.clock.after(this.settings.detailsDelayMs, () => {
      call.detailsKnown = true;
      call.updatedAt = this.clock.now();
      this.running.delete(call.sid);
      this.book.changed();
    });
  }

  private talkedMsUntil(now: Date, call: Call): number {
    return Math.min(talkedMs(call, now, this.clock, this.settings), call.timeLimitMs);
  }

  private enter(call: Call, state: string): void {
    call.updatedAt = this.clock.now();
    call.states.push({ state, at: call.updatedAt });
    this.book.changed();
  }

  private later(call: Call, ms: number, work: () => void): void {
    this.running.get(call.sid)?.timers.push(this.clock.after(ms, work));
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
