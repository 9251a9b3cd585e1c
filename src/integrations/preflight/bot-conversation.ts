import { randomUUID } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import type { ProbeRules } from '../../config/probe-rules.js';
import { isSignOfBot } from './bot-sign.wire.js';
import type { Probe } from './check.model.js';
import { toHandshakeFault } from './network-fault.js';
import type { Reached } from './network-fault.js';
import type { HandshakeResult } from './websocket-probe.model.js';

/** 256 KiB, for a frame and for all that is heard before a sign: a bot's frame has at most 100,000 bytes of audio. */
const MAX_BYTES = 262_144;
/** What a frame counts for beside its bytes: reading an empty one is work as well, and a host can send a million. */
const FRAME_BYTES = 256;
const CLOSE_WITHIN_MS = 1_000;
const NORMAL_CLOSURE = 1_000;
/** No close frame came: the connection broke, or was broken off by us. */
const ABNORMAL_CLOSURE = 1_006;

export type ConversationLimits = Pick<ProbeRules, 'handshakeMs' | 'settleMs' | 'botMs'>;

/** One WebSocket from the upgrade to its end. https://support.exotel.com/support/solutions/articles/3000108630 */
export class BotConversation {
  constructor(
    private readonly url: string,
    private readonly connection: { readonly lookup: LookupFunction; readonly ca?: string },
  ) {}

  /** Gives what happened, within the limits and a second more for closing. Never throws. */
  hold(probe: Probe, limits: ConversationLimits): Promise<HandshakeResult> {
    return new Promise((resolve) => {
      let reached: Reached = 'nothing';
      const socket = new WebSocket(this.url, {
        ...this.connection,
        followRedirects: false,
        maxPayload: MAX_BYTES,
        perMessageDeflate: false,
        finishRequest: (request) => {
          request.once('socket', (connection) => {
            connection.once('connect', () => (reached = connection instanceof TLSSocket ? 'tcp' : 'host'));
            connection.once('secureConnect', () => (reached = 'host'));
          });
          request.end();
        },
      });
      new Talk(socket, probe, limits, resolve).begin(() => reached);
    });
  }
}

/** What is said and heard on one socket. Only the first result counts. */
class Talk {
  private readonly startedAt = performance.now();
  private readonly streamSid = randomUUID().replaceAll('-', '');
  private deadline: NodeJS.Timeout | undefined;
  private isOpen = false;
  private heardBytes = 0;
  /** The WebSocket stood until we closed it. */
  private isLeaving = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly probe: Probe,
    private readonly limits: ConversationLimits,
    private readonly tell: (result: HandshakeResult) => void,
  ) {}

  begin(reached: () => Reached): void {
    this.endAfter(this.limits.handshakeMs, { kind: 'timeout' });
    this.socket.once('unexpected-response', (_request, response) => {
      response.destroy();
      this.end({ kind: 'http', status: response.statusCode ?? 0 });
    });
    this.socket.on('error', (error) => {
      this.end(this.isOpen ? toFrameFault(error) : toHandshakeFault(error, reached()));
      this.socket.terminate();
    });
    for (const event of ['ping', 'pong'] as const) {
      this.socket.on(event, (data) => {
        this.count(data);
      });
    }
    this.socket.on('message', (data, isBinary) => {
      this.hear(data as Buffer, isBinary);
      this.count(data as Buffer);
    });
    this.socket.once('open', () => {
      this.isOpen = true;
      if (this.probe === 'bot') this.wake();
      else this.settle();
    });
    this.socket.once('close', (code) => {
      this.end(this.closedWith(code));
    });
  }

  /** A bot that does not want the call closes at once: only a WebSocket that stands for a moment is open. */
  private settle(): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      this.isLeaving = this.socket.readyState === WebSocket.OPEN;
      close(this.socket);
    }, this.limits.settleMs);
  }

  private wake(): void {
    this.endAfter(this.limits.botMs - this.tookMs(), { kind: 'bot_silent' });
    greet(this.socket, this.streamSid);
  }

  private hear(message: Buffer, isBinary: boolean): void {
    if (this.probe !== 'bot' || this.socket.readyState !== WebSocket.OPEN) return;
    if (!isBinary && isSignOfBot(message.toString())) {
      this.end({ kind: 'bot_answered', afterMs: this.tookMs() });
    }
  }

  /**
   * Breaks off what is too much, also while closing: until its end, a WebSocket is read. Then only frames count, so that
   * a bot that is in the middle of its greeting is left cleanly.
   */
  private count(data: Buffer): void {
    if (this.heardBytes > MAX_BYTES) return;
    this.heardBytes += FRAME_BYTES + (this.socket.readyState === WebSocket.OPEN ? data.length : 0);
    if (this.heardBytes <= MAX_BYTES) return;
    if (this.probe === 'bot') this.end({ kind: 'bot_silent' });
    this.isLeaving = true;
    this.socket.terminate();
  }

  private closedWith(code: number): HandshakeResult {
    if (!this.isLeaving) return { kind: 'closed_by_bot', code };
    return { kind: code === ABNORMAL_CLOSURE ? 'close_unanswered' : 'upgraded' };
  }

  private endAfter(ms: number, result: HandshakeResult): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      this.end(result);
    }, ms);
  }

  private end(result: HandshakeResult): void {
    clearTimeout(this.deadline);
    this.tell(result);
    if (this.probe === 'bot' && this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(stopOf(this.streamSid));
    }
    close(this.socket);
  }

  private tookMs(): number {
    return Math.round(performance.now() - this.startedAt);
  }
}

/** What is wrong with a frame that came; a connection that breaks while we write is as good as closed. */
function toFrameFault(error: Error): HandshakeResult {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return { kind: 'frame_too_big' };
  return code.startsWith('WS_ERR_')
    ? { kind: 'bad_frame' }
    : { kind: 'closed_by_bot', code: ABNORMAL_CLOSURE };
}

/** What Exotel says when a call begins, marked so that a bot can know it for a probe. */
function greet(socket: WebSocket, streamSid: string): void {
  socket.send(JSON.stringify({ event: 'connected' }));
  socket.send(
    JSON.stringify({
      event: 'start',
      sequence_number: '1',
      stream_sid: streamSid,
      start: {
        stream_sid: streamSid,
        call_sid: streamSid,
        account_sid: '',
        from: '',
        to: '',
        custom_parameters: { cxb_probe: '1' },
        media_format: { encoding: 'raw', sample_rate: '8000', bit_rate: '128000' },
      },
    }),
  );
}

/** What Exotel says when the customer hangs up. */
function stopOf(streamSid: string): string {
  return JSON.stringify({
    event: 'stop',
    sequence_number: '2',
    stream_sid: streamSid,
    stop: { call_sid: streamSid, account_sid: '', reason: 'callended' },
  });
}

/** Its `close` event comes within a second, whatever the peer does. */
function close(socket: WebSocket): void {
  if (socket.readyState === WebSocket.CLOSED) return;
  const force = setTimeout(() => {
    socket.terminate();
  }, CLOSE_WITHIN_MS);
  socket.once('close', () => {
    clearTimeout(force);
  });
  socket.close(NORMAL_CLOSURE);
}
