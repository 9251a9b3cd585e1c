import { WebSocket, type RawData } from 'ws';
import { textOfMessage } from '../../support/text-of-message.js';
import type { Clock } from '../../support/clock.js';
import type { Call, StreamRecord } from '../calls/call.js';
import { dialBot } from './dial-bot.js';
import type { Settings } from '../options.js';
import { FRAME_MS } from './audio.js';
import type { FlowEvents, FlowRun } from './flows.js';
import { FrameWriter, readBotFrame, type BotFrame } from './frames.js';
import { Playback } from './playback.js';
import type { Recording } from './recordings.js';

export interface StreamSetup {
  settings: Settings;
  clock: Clock;
  streamSid: string;
  changed: () => void;
  recording: Recording;
  events: FlowEvents;
}

const DIES_AFTER_MS = 1_000;
/** A bot that does not read loses audio, as on a real line; nothing is piled up for it. */
const MAX_UNSENT_BYTES = 1_000_000;
/** After a delay of this machine at most one second is caught up. */
const MAX_CATCH_UP_MS = 1_000;

/** The Voicebot applet of one call: a WebSocket to the bot, frames both ways in (simulated) real time. */
export class BotStream implements FlowRun {
  private readonly record: StreamRecord;
  private readonly playback: Playback;
  private readonly aborter = new AbortController();
  private writer: FrameWriter | undefined;
  private socket: WebSocket | undefined;
  private cancelTick: () => void = () => undefined;
  private framesDue = 0;
  private openedAtMs = 0;

  constructor(
    private readonly call: Call,
    private readonly setup: StreamSetup,
  ) {
    this.record = emptyRecord(setup.streamSid);
    call.stream = this.record;
    this.playback = new Playback(setup.recording, (name) => {
      this.returnMark(name);
    });
  }

  /** Dials; the call goes on with the next applet when that fails. */
  async open(voicebotUrl: string): Promise<void> {
    const { settings, changed, events } = this.setup;
    const dialled = await dialBot(voicebotUrl, {
      call: this.call,
      settings,
      attempts: this.record.attempts,
      signal: this.aborter.signal,
    });
    changed();
    if (this.aborter.signal.aborted) dialled?.socket.terminate();
    else if (dialled) this.begin(dialled.socket, dialled.customParameters);
    else events.finished();
  }

  hangUp(): void {
    this.aborter.abort();
    this.cancelTick();
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.record.closedBy ??= 'caller';
    this.send(this.writer?.stop());
    this.socket.close(1000);
  }

  press(digits: string): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    for (const digit of digits) this.send(this.writer?.dtmf(digit));
    this.record.dtmfSent += digits;
    this.setup.changed();
    return true;
  }

  abandon(): void {
    this.aborter.abort();
    this.cancelTick();
    this.socket?.removeAllListeners('close').terminate();
  }

  private begin(socket: WebSocket, customParameters: Record<string, string>): void {
    const { settings, clock, streamSid, events } = this.setup;
    this.socket = socket;
    this.writer = new FrameWriter(this.call, streamSid, settings.variants, customParameters);
    this.record.openedAt = clock.now();
    this.openedAtMs = performance.now();
    socket.on('message', (data) => {
      this.receive(data);
    });
    socket.on('close', (code) => {
      this.closed(code);
    });
    socket.resume();
    this.send(this.writer.connected());
    this.send(this.writer.start());
    this.tick();
    if (this.call.fate.bot === 'dies') {
      this.setup.clock.after(DIES_AFTER_MS, () => {
        this.die();
      });
    }
    this.setup.changed();
    events.started();
  }

  /** One frame to the bot and one to the caller for each tenth of a second that has passed. */
  private tick(): void {
    const { clock } = this.setup;
    const dueMs = (performance.now() - this.openedAtMs) * clock.speed;
    this.framesDue = Math.max(this.framesDue, Math.floor((dueMs - MAX_CATCH_UP_MS) / FRAME_MS));
    for (; this.framesDue * FRAME_MS <= dueMs; this.framesDue++) {
      this.playback.play();
      if ((this.socket?.bufferedAmount ?? 0) < MAX_UNSENT_BYTES) this.send(this.writer?.media());
    }
    this.cancelTick = clock.after(this.framesDue * FRAME_MS - dueMs, () => {
      this.tick();
    });
  }

  private receive(data: RawData): void {
    this.record.framesReceived += 1;
    const frame = readBotFrame(textOfMessage(data));
    if (!frame) this.record.unreadableFrames += 1;
    else this.obey(frame);
  }

  private obey(frame: BotFrame): void {
    switch (frame.event) {
      case 'media':
        this.hear(frame.audio);
        break;
      case 'mark':
        this.playback.mark(frame.name);
        break;
      case 'clear':
        this.record.clears += 1;
        this.playback.clear();
        break;
      case 'other':
        break;
    }
  }

  private hear(audio: Buffer): void {
    this.record.mediaReceived += 1;
    this.record.firstAudioAt ??= this.setup.clock.now();
    const regular = audio.length % 320 === 0 && audio.length >= 3_200 && audio.length <= 100_000;
    if (!regular) this.record.irregularChunks += 1;
    if (!this.playback.add(audio)) this.socket?.close(1009, 'too much audio waiting');
  }

  private returnMark(name: string): void {
    this.record.marksReturned.push(name);
    this.send(this.writer?.mark(name));
  }

  private send(frame: string | undefined): void {
    if (frame === undefined || this.socket?.readyState !== WebSocket.OPEN) return;
    this.record.framesSent += 1;
    this.socket.send(frame);
  }

  private die(): void {
    this.record.closedBy ??= 'network';
    this.socket?.terminate();
  }

  private closed(code: number): void {
    this.cancelTick();
    this.record.closedAt = this.setup.clock.now();
    this.record.closeCode = code;
    this.record.closedBy ??= code === 1006 ? 'network' : 'bot';
    this.setup.changed();
    this.setup.events.finished();
  }
}

function emptyRecord(streamSid: string): StreamRecord {
  return {
    streamSid,
    attempts: [],
    openedAt: null,
    closedAt: null,
    closedBy: null,
    closeCode: null,
    framesSent: 0,
    framesReceived: 0,
    mediaReceived: 0,
    irregularChunks: 0,
    unreadableFrames: 0,
    marksReturned: [],
    clears: 0,
    dtmfSent: '',
    firstAudioAt: null,
  };
}
