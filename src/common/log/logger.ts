import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers } from 'pino';
import type { DestinationStream, Logger, SerializedError } from 'pino';
import type { AppConfig } from '../../config/config.js';
import { maskNumbersIn } from '../phone/mask-number.js';
import { activeTrace } from './active-trace.js';

/** JSON lines; readable ones on a terminal outside production, where pino-pretty is installed. */
export async function createLogger(config: AppConfig): Promise<Logger> {
  const isReadable = config.environment !== 'production' && process.stdout.isTTY;
  return loggerTo(config, isReadable ? await prettyStream() : undefined);
}

/** With traces on, lines that belong to one say so. */
export function loggerTo(
  { logLevel, otlpEndpoint }: Pick<AppConfig, 'logLevel' | 'otlpEndpoint'>,
  stream?: DestinationStream,
): Logger {
  const options = {
    level: logLevel,
    ...(otlpEndpoint !== undefined && { mixin: traceField }),
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: toSafeError },
    redact: {
      paths: ['*.authorization', '*.password', '*.api_key', '*.api_token', 'headers'],
      censor: '***',
    },
  };
  return stream ? pino(options, stream) : pino(options);
}

function traceField(): object {
  const trace = activeTrace.getStore();
  return trace && !trace.isOver ? { trace_id: trace.traceId } : {};
}

/** An error without whatever a library hung onto it (requests, headers), and without full phone numbers. */
function toSafeError(error: Error): unknown {
  const plain: SerializedError = stdSerializers.err(error);
  return { type: plain.type, message: maskNumbersIn(plain.message), stack: maskNumbersIn(plain.stack) };
}

async function prettyStream(): Promise<DestinationStream | undefined> {
  try {
    const { default: pretty } = await import('pino-pretty');
    return pretty({ sync: true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname' });
  } catch {
    return undefined;
  }
}

/** Nest's own messages, and those of our classes, in the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    // Nest tells of each module and route it found; that is of interest while debugging only.
    const isNoise =
      context !== undefined && /^(InstanceLoader|RoutesResolver|RouterExplorer|Nest)/.test(context);
    this.write(isNoise ? 'debug' : 'info', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest.at(-1));
  }

  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, context?: string): void {
    this.write('trace', message, context);
  }

  fatal(message: unknown, context?: string): void {
    this.write('fatal', message, context);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    context: unknown,
  ): void {
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.name);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, ...(message as object) });
  }
}
