import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/config.js';
import { Metrics } from '../../metrics/metrics.js';
import type { Credentials, Did } from '../exotel/exotel.model.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { outcomeOfAnswer, outcomeOfError } from './call-outcome.js';
import type { CallOutcome, NewTestCall, TestCall } from './test-call.model.js';
import { TestCallStore } from './test-call.store.js';

const DAY_MS = 86_400_000;

export interface TestCallOrder {
  readonly didId: string;
  /** In E.164. */
  readonly toNumber: string;
  readonly requestedBy: string;
}

/** Places test calls. A call that may have been placed is never placed again. */
@Injectable()
export class TestCallsService {
  private readonly logger = new Logger('TestCalls');

  constructor(
    private readonly exotel: ExotelService,
    private readonly store: TestCallStore,
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Rings someone and connects them to the number's bot. The call is stored before Exotel is asked, so that a crash
   * leaves a trace.
   * @throws the errors of `ExotelService.getUsableDid` and `ExotelClient.placeCall`
   */
  async placeTestCall(order: TestCallOrder): Promise<TestCall> {
    const { did, credentials } = await this.exotel.getUsableDid(order.didId);
    const call = await this.storeRequested(order, did);
    const { outcome, error } = await this.ask(credentials, call, did);
    const settled = await this.settle(call, outcome);
    if (error) throw error;
    return settled;
  }

  private async storeRequested(order: TestCallOrder, did: Did): Promise<NewTestCall> {
    const createdAt = this.clock.now();
    const call: NewTestCall = {
      id: randomUUID(),
      didId: did.id,
      didNumber: did.number,
      botId: did.botId,
      toNumber: order.toNumber,
      requestedBy: order.requestedBy,
      createdAt,
    };
    await this.store.addRequested(
      call,
      new Date(createdAt.getTime() + this.config.testCallRetentionDays * DAY_MS),
    );
    return call;
  }

  private async ask(
    credentials: Credentials,
    call: NewTestCall,
    did: Did,
  ): Promise<{ outcome: CallOutcome; error?: Error }> {
    try {
      const answer = await this.exotel.placeCall(credentials, {
        toNumber: call.toNumber,
        callerId: did.number,
        flowUrl: did.flowUrl,
        customField: `cxb-test:${did.id}`,
        timeLimitS: this.config.testCallTimeLimitS,
      });
      return { outcome: outcomeOfAnswer(answer) };
    } catch (error) {
      if (error instanceof AppError) error.extensions = { test_call_id: call.id };
      return { outcome: outcomeOfError(error), error: error as Error };
    }
  }

  /**
   * Stores the outcome. Where that fails the call has been asked for all the same, so the caller is told what Exotel
   * said, and the record, still `requested`, is settled later.
   */
  private async settle(call: NewTestCall, outcome: CallOutcome): Promise<TestCall> {
    this.metrics.testCalls.inc({ status: outcome.status });
    const at = this.clock.now();
    try {
      const settled = await this.store.settleRequest(call.id, outcome, at);
      if (settled) return settled;
    } catch (error) {
      this.logger.error(
        { err: error, test_call_id: call.id },
        'The outcome of a test call could not be stored.',
      );
    }
    return { ...call, ...outcome, updatedAt: at, events: [] };
  }
}
