import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database.js';

/** What the service counts about itself; no label ever names a user, a number or a secret. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly httpRequests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer an HTTP request, by route pattern, method and status; 499: the caller left before.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly exotelRequests = new Histogram({
    name: 'exotel_request_duration_seconds',
    help: 'Time until Exotel answered, by operation and outcome.',
    labelNames: ['operation', 'outcome'] as const,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers: [this.registry],
  });

  readonly testCalls = new Counter({
    name: 'test_calls_total',
    help: 'Test calls by the status that their request ended with.',
    labelNames: ['status'] as const,
    registers: [this.registry],
  });

  readonly endedCalls = new Counter({
    name: 'test_calls_ended_total',
    help: 'Test calls by the status with which we stopped following them.',
    labelNames: ['status'] as const,
    registers: [this.registry],
  });

  readonly callReports = new Counter({
    name: 'test_call_reports_total',
    help: 'What Exotel said of test calls, by how it came and what it changed; a conflict is a second, different end.',
    labelNames: ['source', 'effect'] as const,
    registers: [this.registry],
  });

  readonly polls = new Counter({
    name: 'test_call_polls_total',
    help: 'Questions to Exotel about test calls that had not ended.',
    registers: [this.registry],
  });

  readonly watchers = new Gauge({
    name: 'test_call_watchers',
    help: 'Open event streams of test calls.',
    registers: [this.registry],
  });

  readonly unreadableCredentials = new Gauge({
    name: 'credentials_unreadable',
    help: '1 while none of ENCRYPTION_KEYS opens the stored credentials.',
    registers: [this.registry],
  });

  readonly failedAuditMoves = new Counter({
    name: 'audit_moves_failed_total',
    help: 'Times that entries could not be brought from where their change was made to the audit trail.',
    registers: [this.registry],
  });

  constructor(database: Database) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'database_ready',
      help: '1 while the database is there and its indexes are built.',
      registers: [this.registry],
      collect() {
        this.set(database.isReady ? 1 : 0);
      },
    });
  }
}
