import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import { CommandSpans } from './command-spans.js';
import { followRequests } from './request-spans.js';
import { requestContext } from './trace-context.js';
import type { OpenQuestion, Tracing } from './tracing.js';
import { WatchedExporter } from './watched-exporter.js';

/** A collector that hangs must not hold up a stop for longer. */
const EXPORT_TIMEOUT_MS = 3_000;
const SERVICE = 'cxb-exotel-integration';

/**
 * Spans made by hand. OpenTelemetry's own instrumentations need loader hooks under ESM, and would put paths, queries
 * and commands into their spans, where callbacks have tokens and filters have phone numbers. No global of
 * OpenTelemetry is set.
 */
export class OpenTelemetry implements Tracing {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(endpoint: string, environment: string) {
    const exporter = new OTLPTraceExporter({
      url: `${endpoint}/v1/traces`,
      timeoutMillis: EXPORT_TIMEOUT_MS,
    });
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({
        'service.name': SERVICE,
        'deployment.environment.name': environment,
      }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: new WatchedExporter(exporter),
          exportTimeoutMillis: EXPORT_TIMEOUT_MS,
        }),
      ],
    });
    this.tracer = this.provider.getTracer(SERVICE);
  }

  beginQuestion(name: string, url: string): OpenQuestion {
    const attributes = { 'server.address': URL.canParse(url) ? new URL(url).hostname : 'unknown' };
    const span = this.tracer.startSpan(
      name,
      { kind: SpanKind.CLIENT, attributes },
      requestContext() ?? ROOT_CONTEXT,
    );
    return {
      end: (outcome) => {
        if (outcome !== 'ok') {
          span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', outcome);
        }
        span.end();
      },
    };
  }

  followRequests(fastify: FastifyInstance): void {
    followRequests(fastify, this.tracer);
  }

  followCommands(connection: Connection): void {
    new CommandSpans(this.tracer).follow(connection);
  }

  async stop(): Promise<void> {
    await this.provider.shutdown();
  }
}
