import { Global, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { NoTracing, Tracing } from './tracing.js';

@Global()
@Module({
  providers: [{ provide: Tracing, useFactory: startTracing, inject: [AppConfig] }],
  exports: [Tracing],
})
export class TracingModule implements OnApplicationShutdown {
  constructor(private readonly tracing: Tracing) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tracing.stop();
  }
}

/** OpenTelemetry is loaded only where traces have somewhere to go: it takes time and memory. */
async function startTracing({ otlpEndpoint, environment }: AppConfig): Promise<Tracing> {
  if (otlpEndpoint === undefined) return new NoTracing();
  const { OpenTelemetry } = await import('./open-telemetry.js');
  return new OpenTelemetry(otlpEndpoint, environment);
}
