import type { ServerResponse } from 'node:http';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';
import { activeTrace } from '../common/log/active-trace.js';
import type { ActiveTrace } from '../common/log/active-trace.js';

/** The active trace as OpenTelemetry needs it. */
class SpanTrace implements ActiveTrace {
  readonly traceId: string;
  readonly context: Context;

  constructor(
    span: Span,
    private readonly response: ServerResponse,
  ) {
    this.traceId = span.spanContext().traceId;
    this.context = trace.setSpan(ROOT_CONTEXT, span);
  }

  get isOver(): boolean {
    return this.response.headersSent || this.response.destroyed;
  }
}

export function toTrace(span: Span, response: ServerResponse): ActiveTrace {
  return new SpanTrace(span, response);
}

/** What a new span hangs on; undefined outside of any request. */
export function requestContext(): Context | undefined {
  const active = activeTrace.getStore();
  return active instanceof SpanTrace && !active.isOver ? active.context : undefined;
}
