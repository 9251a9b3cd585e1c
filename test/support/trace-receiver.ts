import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as a collector sees it. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A collector of traces that keeps what it was sent. */
export interface TraceReceiver {
  readonly url: string;
  /** Everything that arrived, word for word. */
  received(): string;
  spans(): ReceivedSpan[];
  stop(): Promise<void>;
}

export async function startTraceReceiver(): Promise<TraceReceiver> {
  const bodies: string[] = [];
  const paths = new Set<string>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      paths.add(request.url ?? '');
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => [...paths, ...bodies].join('\n'),
    spans: () => bodies.flatMap((body) => spansOf(JSON.parse(body))),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function spansOf({ resourceSpans }: any): ReceivedSpan[] {
  const spans = resourceSpans.flatMap((one: any) => one.scopeSpans).flatMap((one: any) => one.spans);
  return spans.map(({ name, traceId, spanId, parentSpanId = '', attributes }: any) => ({
    name,
    traceId,
    spanId,
    parentSpanId,
    facts: Object.fromEntries(
      attributes.map(({ key, value }: any) => [key, value.stringValue ?? Number(value.intValue)]),
    ),
  }));
}
