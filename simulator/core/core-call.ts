import { WebSocket } from 'ws';
import { textOfMessage } from '../support/text-of-message.js';
import { AudioWriter } from './audio-writer.js';
import type { Bot, Line } from './bots.js';
import { readFrame, type IncomingFrame } from './incoming-frame.js';

/** What one call looked like from Core. */
export interface CoreCallView {
  bot_id: string;
  opened_at: string;
  closed_at: string | null;
  close_code: number | null;
  /** Who ended it: `customer` hung up, the bot did, or the line broke. */
  ended_by: 'customer' | 'bot' | 'network' | null;
  /** The `start` object, as received. */
  start: Record<string, unknown> | null;
  authorization: boolean;
  frames_received: number;
  audio_bytes_received: number;
  frames_sent: number;
  digits: string;
  marks: string[];
}

/** A peer that does not read is closed before a megabyte has piled up. */
const MAX_UNSENT_BYTES = 1_000_000;
/** Twice the distance of the frames that Exotel sends. */
const QUIET_MS = 200;

/** One call: reads Exotel's frames, lets the bot act, writes by the rules. */
export class CoreCall implements Line {
  readonly view: CoreCallView;
  private readonly writer: AudioWriter;
  private streamSid = '';
  private quiet: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly bot: Bot,
    botId: string,
    authorization: boolean,
  ) {
    this.view = emptyView(botId, authorization);
    this.writer = new AudioWriter((chunk) => {
      this.send({ event: 'media', media: { payload: chunk.toString('base64') } });
    });
    socket.on('message', (data) => {
      this.receive(readFrame(textOfMessage(data)));
    });
    socket.on('close', (code) => {
      clearTimeout(this.quiet);
      this.view.closed_at = new Date().toISOString();
      this.view.close_code = code;
      this.view.ended_by ??= 'network';
    });
    socket.on('error', () => {
      socket.terminate();
    });
    bot.onOpen?.(this);
  }

  say(audio: Buffer): void {
    clearTimeout(this.quiet);
    this.writer.add(audio);
  }

  flush(): void {
    this.writer.flush();
  }

  flushWhenQuiet(): void {
    this.quiet = setTimeout(() => {
      this.flush();
    }, QUIET_MS);
  }

  mark(name: string): void {
    this.send({ event: 'mark', mark: { name } });
  }

  clear(): void {
    this.send({ event: 'clear' });
  }

  hangUp(): void {
    this.view.ended_by ??= 'bot';
    this.socket.close(1000);
  }

  refuse(): void {
    this.send({ event: 'error', message: 'This bot takes no calls.' });
    this.view.ended_by ??= 'bot';
    this.socket.close(1008);
  }

  die(): void {
    this.view.ended_by ??= 'network';
    this.socket.terminate();
  }

  private receive(frame: IncomingFrame): void {
    this.view.frames_received += 1;
    if (frame.event === 'start') this.start(frame.streamSid, frame.content);
    else this.notice(frame);
  }

  private start(streamSid: string, content: Record<string, unknown>): void {
    this.view.start = content;
    this.streamSid = streamSid;
    this.bot.onStart?.(this);
  }

  private notice(frame: Exclude<IncomingFrame, { event: 'start' }>): void {
    switch (frame.event) {
      case 'media':
        this.view.audio_bytes_received += frame.audio.length;
        this.bot.onAudio?.(this, frame.audio);
        break;
      case 'dtmf':
        this.view.digits += frame.digit;
        this.bot.onDigit?.(this, frame.digit);
        break;
      case 'mark':
        this.view.marks.push(frame.name);
        this.bot.onMark?.(this, frame.name);
        break;
      case 'stop':
        this.view.ended_by ??= 'customer';
        break;
      case 'other':
        break;
    }
  }

  private send(frame: Record<string, unknown>): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > MAX_UNSENT_BYTES) {
      this.die();
      return;
    }
    this.view.frames_sent += 1;
    this.socket.send(JSON.stringify({ ...frame, stream_sid: this.streamSid }));
  }
}

function emptyView(botId: string, authorization: boolean): CoreCallView {
  return {
    bot_id: botId,
    opened_at: new Date().toISOString(),
    closed_at: null,
    close_code: null,
    ended_by: null,
    start: null,
    authorization,
    frames_received: 0,
    audio_bytes_received: 0,
    frames_sent: 0,
    digits: '',
    marks: [],
  };
}
