import type { Clock } from '../../support/clock.js';
import { Random } from '../../support/random.js';
import type { Call } from '../calls/call.js';
import type { CallBook } from '../calls/call-book.js';
import type { Settings } from '../options.js';
import { BotStream } from './bot-stream.js';
import type { HostileBot } from './hostile-bot.js';
import { Recordings } from './recordings.js';

export interface FlowRun {
  /** The callee hangs up: `stop`, then the socket closes. */
  hangUp(): void;
  press(digits: string): boolean;
  /** Drops everything without a word. */
  abandon(): void;
}

export interface FlowEvents {
  /** The bot's socket is open and `start` was sent. */
  started(): void;
  /** The Voicebot applet is over: the bot closed, or could not be reached. Next comes Hangup. */
  finished(): void;
}

/** The flows of App Bazaar: which bot each one calls, and what the callers heard. */
export class Flows {
  private readonly voicebotUrls = new Map<string, string>();
  readonly recordings = new Recordings();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly book: CallBook,
    private readonly hostileBot: HostileBot,
  ) {
    this.reset();
  }

  set(flowId: string, voicebotUrl: string): void {
    this.voicebotUrls.set(flowId, voicebotUrl);
  }

  /** The URLs as pasted, but for a password. */
  list(): Record<string, string> {
    return Object.fromEntries([...this.voicebotUrls].map(([flowId, url]) => [flowId, withoutPassword(url)]));
  }

  reset(): void {
    this.voicebotUrls.clear();
    this.recordings.clear();
    for (const [flowId, url] of Object.entries(this.settings.flows)) this.set(flowId, url);
  }

  /** Starts the Voicebot applet of the call's flow; `undefined` when no bot is to be called. */
  run(call: Call, events: FlowEvents): FlowRun | undefined {
    const { bot } = call.fate;
    const voicebotUrl =
      this.hostileBot.urlFor(bot) ?? this.voicebotUrls.get(call.flowId) ?? this.hostileBot.fallbackFor(bot);
    if (voicebotUrl === undefined) return undefined;
    const stream = new BotStream(call, {
      settings: this.settings,
      clock: this.clock,
      streamSid: Random.of(call.sid).hex(32),
      changed: () => {
        this.book.changed();
      },
      recording: this.recordings.open(call.sid),
      events,
    });
    void stream.open(voicebotUrl);
    return stream;
  }
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  return url.href;
}
