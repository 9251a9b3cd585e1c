import { Logger } from '@nestjs/common';
import { ExportResultCode } from '@opentelemetry/core';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { hideUserInfo } from '../common/net/hide-user-info.js';

/** Says once that spans do not arrive, and once that they do again; OpenTelemetry itself says nothing. */
export class WatchedExporter implements SpanExporter {
  private readonly logger = new Logger('Tracing');
  private isFailing = false;

  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      this.note(result);
      done(result);
    });
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }

  private note({ code, error }: ExportResult): void {
    const isFailing = code !== ExportResultCode.SUCCESS;
    if (isFailing === this.isFailing) return;
    this.isFailing = isFailing;
    if (isFailing) {
      const why = whyNot(error);
      this.logger.warn(
        `OTEL_EXPORTER_OTLP_ENDPOINT takes no traces (${why}); they are dropped until it does.`,
      );
    } else this.logger.log('OTEL_EXPORTER_OTLP_ENDPOINT takes traces again.');
  }
}

/** An answer's status and its words, or what kept one from coming. */
function whyNot(error: (Error & { readonly code?: unknown }) | undefined): string {
  const { message = '', code } = error ?? {};
  return hideUserInfo([typeof code === 'number' ? code : '', message].join(' ').trim()) || 'it says no more';
}
