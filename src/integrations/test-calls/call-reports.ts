import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { NotFoundError, ValidationFailedError } from '../../common/errors/http.errors.js';
import { Clock } from '../../common/time/clock.js';
import { Metrics } from '../../metrics/metrics.js';
import { hasEnded, LAST_STATUSES } from './call-status.js';
import { callbackHashOf } from './callback-token.js';
import { REPORT_EFFECTS, REPORT_SOURCES } from './test-call.model.js';
import type { CallReport } from './test-call.model.js';
import { TestCallStore } from './test-call.store.js';

/** Applies what Exotel says of a call, however it came. */
@Injectable()
export class CallReports implements OnModuleInit {
  private readonly logger = new Logger('CallReports');

  constructor(
    private readonly store: TestCallStore,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // From the start, since an increase is only seen where there was a value before.
    for (const status of LAST_STATUSES) this.metrics.endedCalls.inc({ status }, 0);
    for (const source of REPORT_SOURCES) {
      for (const effect of REPORT_EFFECTS) this.metrics.callReports.inc({ source, effect }, 0);
    }
  }

  async apply(callId: string, report: CallReport): Promise<void> {
    const effect = await this.store.applyReport(callId, report, this.clock.now());
    this.metrics.callReports.inc({ source: report.source, effect });
    if (effect === 'conflict') {
      this.logger.warn({
        test_call_id: callId,
        source: report.source,
        reported: report.status,
        msg: 'Exotel reported another end of a test call than before; the first one stays.',
      });
    }
    if (effect === 'changed' && report.status !== null && hasEnded(report.status)) {
      this.metrics.endedCalls.inc({ status: report.status });
    }
  }

  /**
   * Applies a callback. It proves itself by its token alone, which may arrive before Exotel's answer was stored.
   * @throws NotFoundError when no call of ours has this token
   * @throws ValidationFailedError when the report names no state
   */
  async applyCallback(token: string, report: CallReport | null): Promise<void> {
    const callId = await this.store.findIdByCallback(callbackHashOf(token));
    if (callId === null) throw new NotFoundError('There is no call that this report could be about.');
    if (!report) throw new ValidationFailedError([{ field: 'Status', message: 'is required' }]);
    await this.apply(callId, report);
  }
}
