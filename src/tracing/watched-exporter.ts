import { Logger } from '@nestjs/common';
import { ExportResultCode } from '@opentelemetry/core';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** Says once that spans do not arrive, and once that they do again; OpenTelemetry itself says nothing. */
export class WatchedExporter implements SpanExporter {
  private readonly logger = new Logger('Tracing');
  private isFailing = false;

  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      this.note(result.code !== ExportResultCode.SUCCESS);
      done(result);
    });
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }

  private note(isFailing: boolean): void {
    if (isFailing === this.isFailing) return;
    this.isFailing = isFailing;
    if (isFailing) {
      this.logger.warn('OTEL_EXPORTER_OTLP_ENDPOINT takes no traces; they are dropped until it does.');
    } else this.logger.log('OTEL_EXPORTER_OTLP_ENDPOINT takes traces again.');
  }
}
