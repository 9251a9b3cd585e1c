import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** One who does not read is dropped once this much waits for them; they may come back and resume. */
const MAX_WAITING_BYTES = 65_536;
const HEARTBEAT_MS = 15_000;
const COME_BACK_AFTER_MS = 2_000;

const open = new Set<ServerResponse>();
let heartbeat: NodeJS.Timeout | undefined;

/**
 * Server-sent events on a bare response: with thousands of them open each byte of an abstraction counts.
 * One timer keeps all lines open.
 */
export class EventStream {
  private readonly response: ServerResponse;

  /** `onClose` is called once, when nothing can be sent any more. */
  constructor(reply: FastifyReply, onClose: () => void) {
    reply.hijack();
    const response = reply.raw;
    this.response = response;
    // The caller may have left while the call was looked up.
    if (response.destroyed) {
      onClose();
      return;
    }
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      // Kept for further requests, an ended stream's connection would hold up a service that stops.
      connection: 'close',
    });
    // Sent alone they are kept as one string; together with the first event, as the 80 pieces they are made of.
    response.flushHeaders();
    response.once('close', () => {
      stopKeepingOpen(response);
      onClose();
    });
    open.add(response);
    heartbeat ??= setInterval(beat, HEARTBEAT_MS).unref();
  }

  /** Sends one event; `data` is JSON, which has no line breaks. */
  send(event: string, id: number, data: string): void {
    write(this.response, `event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
  }

  end(): void {
    stopKeepingOpen(this.response);
    this.response.end();
  }

  /** Ends it, and says when to come back. */
  endForNow(): void {
    stopKeepingOpen(this.response);
    this.response.end(`retry: ${COME_BACK_AFTER_MS}\n\n`);
  }
}

function stopKeepingOpen(response: ServerResponse): void {
  open.delete(response);
  if (open.size > 0) return;
  clearInterval(heartbeat);
  heartbeat = undefined;
}

function beat(): void {
  for (const response of open) write(response, ':\n\n');
}

function write(response: ServerResponse, text: string): void {
  if (response.writableEnded || response.destroyed) return;
  if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
  else response.write(text);
}
