import type { FastifyReply } from 'fastify';

/** Named, and not in order to refuse it. RFC 9110, 12.5.1. */
const EVENT_STREAM = /text\/event-stream(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/** An answer that grows. */
export interface Lines {
  line(value: unknown): void;
  /** The last thing that is said. */
  whole(value: unknown): void;
}

/**
 * Answers a caller who accepts `text/event-stream` with an event for each line and one for the whole, others with the
 * whole alone. Until the first line nothing is sent, so that an error is still answered as one.
 */
export function lineByLine(
  reply: FastifyReply,
  accept: string | undefined,
  names: { readonly line: string; readonly whole: string },
): Lines {
  if (!EVENT_STREAM.test(accept ?? '')) {
    return {
      line: () => undefined,
      whole: (value) => void reply.type('application/json; charset=utf-8').send(JSON.stringify(value)),
    };
  }
  const write = (event: string, value: unknown): void => {
    begin(reply);
    reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  return {
    line: (value) => {
      write(names.line, value);
    },
    whole: (value) => {
      write(names.whole, value);
      reply.raw.end();
    },
  };
}

function begin(reply: FastifyReply): void {
  if (reply.raw.headersSent) return;
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
}
