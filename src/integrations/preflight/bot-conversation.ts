import { randomUUID } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { WebSocket } from 'ws';
import type { Probe } from './check.model.js';
import { toNetworkFault } from './network-fault.js';
import type { HandshakeResult } from './websocket-probe.model.js';

/** 256 KiB: a bot's frame has at most 100,000 bytes of audio. */
const MAX_FRAME_BYTES = 262_144;
const CLOSE_WITHIN_MS = 1_000;
const NORMAL_CLOSURE = 1_000;

export interface ConversationLimits {
  /** For the handshake alone. */
  readonly handshakeMs: number;
  /** For the handshake and the first sign of the bot. */
  readonly botMs: number;
}

/** One WebSocket from the upgrade to its end. https://support.exotel.com/support/solutions/articles/3000108630 */
export class BotConversation {
  constructor(
    private readonly url: string,
    private readonly connection: { readonly lookup: LookupFunction; readonly ca?: string },
  ) {}

  /** Gives what happened, within the limits and a second more for closing. Never throws. */
  hold(probe: Probe, { handshakeMs, botMs }: ConversationLimits): Promise<HandshakeResult> {
    return new Promise((resolve) => {
      const socket = new WebSocket(this.url, {
        ...this.connection,
        followRedirects: false,
        maxPayload: MAX_FRAME_BYTES,
        perMessageDeflate: false,
      });
      const startedAt = Date.now();
      const streamSid = randomUUID().replaceAll('-', '');
      let isOpen = false;
      const end = (result: HandshakeResult): void => {
        clearTimeout(deadline);
        resolve(result);
        if (probe === 'bot' && socket.readyState === WebSocket.OPEN) socket.send(stopOf(streamSid));
        close(socket);
      };
      let deadline = setTimeout(end, handshakeMs, { kind: 'timeout' });

      socket.once('unexpected-response', (_request, response) => {
        response.destroy();
        end({ kind: 'http', status: response.statusCode ?? 0 });
      });
      socket.on('error', (error) => {
        // Once it is open, `close` follows and says more.
        if (isOpen) socket.terminate();
        else end(toNetworkFault(error));
      });
      socket.once('open', () => {
        isOpen = true;
        if (probe === 'handshake') {
          end({ kind: 'upgraded' });
          return;
        }
        clearTimeout(deadline);
        deadline = setTimeout(end, botMs - (Date.now() - startedAt), { kind: 'bot_silent' });
        begin(socket, streamSid);
      });
      socket.once('message', () => {
        end({ kind: 'bot_answered', afterMs: Date.now() - startedAt });
      });
      socket.once('close', (code) => {
        end({ kind: 'closed_by_bot', code });
      });
    });
  }
}

/** What Exotel says when a call begins, marked so that a bot can know it for a probe. */
function begin(socket: WebSocket, streamSid: string): void {
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
