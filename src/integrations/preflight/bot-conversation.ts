import { randomUUID } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { WebSocket } from 'ws';
import type { Probe } from './check.model.js';
import type { HandshakeResult } from './websocket-probe.model.js';

/** 256 KiB: a bot's frame has at most 100,000 bytes of audio. */
const MAX_FRAME_BYTES = 262_144;
const CLOSE_WITHIN_MS = 1_000;
const NORMAL_CLOSURE = 1_000;

/** One WebSocket from the upgrade to its end. https://support.exotel.com/support/solutions/articles/3000108630 */
export class BotConversation {
  constructor(
    private readonly url: string,
    private readonly lookup: LookupFunction,
  ) {}

  /** Gives what happened, within `timeoutMs` and a second more for closing. Never throws. */
  hold(probe: Probe, timeoutMs: number): Promise<HandshakeResult> {
    return new Promise((resolve) => {
      const socket = new WebSocket(this.url, {
        handshakeTimeout: timeoutMs,
        followRedirects: false,
        maxPayload: MAX_FRAME_BYTES,
        perMessageDeflate: false,
        lookup: this.lookup,
      });
      const startedAt = Date.now();
      let isOpen = false;
      const end = (result: HandshakeResult): void => {
        clearTimeout(deadline);
        resolve(result);
        close(socket);
      };
      const deadline = setTimeout(() => {
        end(isOpen ? { kind: 'bot_silent' } : { kind: 'timeout' });
      }, timeoutMs);

      socket.once('unexpected-response', (_request, response) => {
        response.destroy();
        end({ kind: 'http', status: response.statusCode ?? 0 });
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        end(toResult(error));
      });
      socket.once('open', () => {
        isOpen = true;
        if (probe === 'handshake') end({ kind: 'upgraded' });
        else begin(socket);
      });
      socket.once('message', () => {
        if (probe === 'bot') socket.send(JSON.stringify({ event: 'stop', ...STOP }));
        end({ kind: 'bot_answered', afterMs: Date.now() - startedAt });
      });
      socket.once('close', (code) => {
        end({ kind: 'closed_by_bot', code });
      });
    });
  }
}

const STOP = { stop: { reason: 'callended' } };

/** What Exotel says when a call begins, marked so that a bot can know it for a probe. */
function begin(socket: WebSocket): void {
  const stream_sid = randomUUID().replaceAll('-', '');
  socket.send(JSON.stringify({ event: 'connected' }));
  socket.send(
    JSON.stringify({
      event: 'start',
      sequence_number: '1',
      stream_sid,
      start: {
        stream_sid,
        call_sid: stream_sid,
        account_sid: '',
        from: '',
        to: '',
        custom_parameters: { cxb_probe: '1' },
        media_format: { encoding: 'raw', sample_rate: '8000', bit_rate: '128000' },
      },
    }),
  );
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

function toResult(error: NodeJS.ErrnoException): HandshakeResult {
  if (error.code === 'ADDRESS_REFUSED') return { kind: 'refused_address' };
  return { kind: /timed? ?out/i.test(error.message) ? 'timeout' : 'unreachable' };
}
