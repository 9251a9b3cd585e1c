import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Span, Tracer } from '@opentelemetry/api';
import type { Connection, mongo } from 'mongoose';
import { requestContext } from './trace-context.js';

/**
 * One span for each command to the database that a request causes; what the service looks up by itself would drown
 * them. Filters, documents and the database's messages stay out: they hold numbers.
 */
export class CommandSpans {
  private readonly open = new Map<number, Span>();

  constructor(private readonly tracer: Tracer) {}

  follow(connection: Connection): void {
    connection.on('commandStarted', (event: mongo.CommandStartedEvent) => {
      this.begin(event);
    });
    connection.on('commandSucceeded', ({ requestId }: mongo.CommandSucceededEvent) => {
      this.take(requestId)?.end();
    });
    connection.on('commandFailed', ({ requestId }: mongo.CommandFailedEvent) => {
      this.take(requestId)?.setStatus({ code: SpanStatusCode.ERROR }).end();
    });
  }

  private begin({ requestId, commandName, command, databaseName }: mongo.CommandStartedEvent): void {
    const context = requestContext();
    if (!context) return;
    const collection: unknown = command[commandName];
    const attributes = {
      'db.system.name': 'mongodb',
      'db.namespace': databaseName,
      'db.operation.name': commandName,
      ...(typeof collection === 'string' && { 'db.collection.name': collection }),
    };
    const name = typeof collection === 'string' ? `${commandName} ${collection}` : commandName;
    this.open.set(requestId, this.tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, context));
  }

  private take(requestId: number): Span | undefined {
    const span = this.open.get(requestId);
    this.open.delete(requestId);
    return span;
  }
}
