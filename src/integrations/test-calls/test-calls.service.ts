import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/errors/app-error.js';
import { TooManyRequestsError } from '../../common/errors/http.errors.js';
import type { Page } from '../../common/page.model.js';
import { Clock } from '../../common/time/clock.js';
import { Pulse } from '../../common/time/pulse.js';
import { AppConfig } from '../../config/config.js';
import { Metrics } from '../../metrics/metrics.js';
import type { Credentials, Did } from '../exotel/exotel.model.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { tidyDidNumber } from '../exotel/phone-number.js';
import { ProviderTimeoutError } from '../exotel/exotel.errors.js';
import { CallLimits } from './call-limits.js';
import { callbackHashOf, newCallbackToken } from './callback-token.js';
import { hasEnded } from './call-status.js';
import { outcomeOfAnswer, outcomeOfError, REQUEST_ENDS, toFailure } from './call-outcome.js';
import { IDEMPOTENCY_MS } from './idempotency.js';
import { delayAfter, unsettledAfter } from './poll-schedule.js';
import type {
  CallOutcome,
  EarlierCall,
  HistoryQuery,
  Idempotency,
  NewTestCall,
  TestCall,
  TestCallOrder,
} from './test-call.model.js';
import { HistoryStore } from './history.store.js';
import { TestCallStore } from './test-call.store.js';
import {
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  NotAskedError,
  RepeatedFailureError,
  TestCallNotFoundError,
} from './test-calls.errors.js';

const DAY_MS = 86_400_000;

/** Two minutes and a half: as long as a fail-over of the database takes at most. */
const STORED_AGAIN_AFTER_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 70_000];

export interface PlacedTestCall {
  readonly call: TestCall;
  /** Is it the answer to an earlier request with the same key? */
  readonly isReplay: boolean;
}

/** Places test calls. A call that may have been placed is never placed again. */
@Injectable()
export class TestCallsService implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('TestCalls');
  private readonly stopping = new AbortController();
  private readonly storing = new Set<Promise<void>>();

  constructor(
    private readonly exotel: ExotelService,
    private readonly store: TestCallStore,
    private readonly history: HistoryStore,
    private readonly limits: CallLimits,
    private readonly metrics: Metrics,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly pulse: Pulse,
  ) {}

  onModuleInit(): void {
    // From the start, since an increase is only seen where there was a value before.
    for (const status of REQUEST_ENDS) this.metrics.testCalls.inc({ status }, 0);
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** The database is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.storing);
  }

  /**
   * Rings someone and connects them to the number's bot. The call is stored before Exotel is asked, so that a crash
   * leaves a trace.
   * @throws the errors of `ExotelService.getUsableDid`, `CallLimits.take` and `ExotelClient.placeCall`,
   * IdempotencyKeyInUseError, IdempotencyKeyReusedError, RepeatedFailureError; NotAskedError when the caller has left, or
   * so much time went by that nobody expects the call any more
   */
  async placeTestCall(order: TestCallOrder, isCallerGone = (): boolean => false): Promise<PlacedTestCall> {
    const begunAt = performance.now();
    const earlier = await this.findEarlier(order.idempotency);
    if (earlier) return replay(earlier, order.idempotency);
    const { did, credentials } = await this.exotel.getUsableDid(order.didId);
    try {
      await this.limits.take(order);
    } catch (error) {
      // Of requests that repeat one another at once, one is counted; the others are answered as it was.
      const placed = error instanceof TooManyRequestsError ? await this.findEarlier(order.idempotency) : null;
      if (placed) return replay(placed, order.idempotency);
      throw error;
    }
    const { call, callbackUrl } = this.prepare(order, did);
    if (!(await this.addCounted(order, call, isCallerGone))) {
      return replay(await this.findEarlier(order.idempotency), order.idempotency);
    }
    const whyNot = this.whyNotAsked(call, begunAt, isCallerGone);
    const { outcome, error } = await this.ask(credentials, call, did, callbackUrl, whyNot);
    const settled = await this.settle(call, outcome);
    if (error) throw error;
    return { call: settled, isReplay: false };
  }

  /** @throws TestCallNotFoundError */
  async getCall(id: string): Promise<TestCall> {
    const call = await this.store.findCall(id);
    if (!call) throw new TestCallNotFoundError();
    return call;
  }

  listCalls(query: HistoryQuery): Promise<Page<TestCall>> {
    return this.history.listPage(query);
  }

  private async findEarlier(idempotency: Idempotency | undefined): Promise<EarlierCall | null> {
    if (!idempotency) return null;
    const since = new Date(this.clock.now().getTime() - IDEMPOTENCY_MS);
    return this.store.findByIdempotencyKey(idempotency.keyHash, since);
  }

  /** Stores a call that was counted; one that could not be stored rings nobody, and so does not count. */
  private async addCounted(
    order: TestCallOrder,
    call: NewTestCall,
    isCallerGone: () => boolean,
  ): Promise<boolean> {
    try {
      if (isCallerGone()) throw new NotAskedError('caller left');
      if (await this.store.addRequested(call)) return true;
    } catch (error) {
      await this.limits.giveBack(order).catch(() => undefined);
      throw error;
    }
    await this.limits.giveBack(order);
    return false;
  }

  /** The call as it will be stored, and where Exotel is to report it: the token itself is kept nowhere. */
  private prepare(order: TestCallOrder, did: Did): { call: NewTestCall; callbackUrl: string | undefined } {
    const createdAt = this.clock.now();
    const { publicBaseUrl, exotelTimeoutMs, testCallRetentionDays } = this.config;
    const token = publicBaseUrl === undefined ? undefined : newCallbackToken();
    const call: NewTestCall = {
      id: randomUUID(),
      didId: did.id,
      didNumber: did.number,
      botId: did.botId,
      toNumber: order.toNumber,
      requestedBy: order.actor.sub,
      actor: order.actor,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + testCallRetentionDays * DAY_MS),
      nextPollAt: new Date(createdAt.getTime() + unsettledAfter(exotelTimeoutMs)),
      callbackHash: token && callbackHashOf(token),
      idempotency: order.idempotency,
    };
    const path = '/api/v1/integrations/exotel/callbacks/';
    return { call, callbackUrl: token && `${publicBaseUrl ?? ''}${path}${token}` };
  }

  /**
   * Why nobody is to be rung any more. Many calls at once, or a slow database, may hold a call up for as long as no
   * other instance takes it for lost. Where this process stood still, its caller, and the hour, may be others since.
   */
  private whyNotAsked(
    call: NewTestCall,
    begunAt: number,
    isCallerGone: () => boolean,
  ): NotAskedError | undefined {
    const ageMs = Math.max(
      performance.now() - begunAt,
      // The other one may stand still with a machine that is suspended.
      this.clock.now().getTime() - call.createdAt.getTime(),
    );
    const isTooLate = ageMs >= unsettledAfter(this.config.exotelTimeoutMs);
    if (isTooLate || this.pulse.stoodStillSince(begunAt)) return new NotAskedError('too late');
    return isCallerGone() ? new NotAskedError('caller left') : undefined;
  }

  private async ask(
    credentials: Credentials,
    call: NewTestCall,
    did: Did,
    statusCallbackUrl: string | undefined,
    whyNot: NotAskedError | undefined,
  ): Promise<{ outcome: CallOutcome; error?: Error }> {
    try {
      if (whyNot) throw whyNot;
      const answer = await this.exotel.placeCall(credentials, {
        toNumber: call.toNumber,
        // An adopted number may still have its punctuation.
        callerId: tidyDidNumber(did.number) ?? did.number,
        flowUrl: did.flowUrl,
        customField: `cxb-test:${did.id}`,
        timeLimitS: this.config.testCallTimeLimitS,
        statusCallbackUrl,
      });
      return { outcome: outcomeOfAnswer(answer) };
    } catch (error) {
      if (error instanceof AppError) error.extensions = { test_call_id: call.id };
      return { outcome: outcomeOfError(error), error: error as Error };
    }
  }

  /**
   * Stores the outcome. Where that fails the call has been asked for all the same, so the caller is told what Exotel
   * said, and the record, still `requested`, is settled once it can be.
   */
  private async settle(call: NewTestCall, outcome: CallOutcome): Promise<TestCall> {
    this.metrics.testCalls.inc({ status: outcome.status });
    const settled = await this.storeOutcome(call, outcome);
    // A report that came before the answer may have said something else of the call, which stays.
    if (hasEnded(outcome.status) && settled.status === outcome.status) {
      this.metrics.endedCalls.inc({ status: outcome.status });
    }
    return settled;
  }

  private async storeOutcome(call: NewTestCall, outcome: CallOutcome): Promise<TestCall> {
    const at = this.clock.now();
    try {
      const settled = await this.store.settleRequest(call.id, outcome, at, this.nextPollAt());
      if (settled) return settled;
    } catch (error) {
      const storing = this.storeLater(call.id, outcome, at);
      this.storing.add(storing);
      void storing.finally(() => this.storing.delete(storing));
      this.logger.error({
        err: error,
        test_call_id: call.id,
        msg: 'The outcome of a test call could not be stored.',
      });
    }
    const hasCallback = call.callbackHash !== undefined;
    return { ...call, ...outcome, updatedAt: at, events: [], isAskedFor: true, hasCallback };
  }

  /** What Exotel answered tells more than polls can find out, its SID above all: it is kept until it can be stored. */
  private async storeLater(id: string, outcome: CallOutcome, at: Date): Promise<void> {
    const { signal } = this.stopping;
    let reason: unknown;
    for (const pauseMs of STORED_AGAIN_AFTER_MS) {
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      try {
        await this.store.settleRequest(id, outcome, at, this.nextPollAt());
        return;
      } catch (error) {
        reason = error;
      }
      if (signal.aborted) break;
    }
    this.logger.error({
      err: reason,
      test_call_id: id,
      call_sid: outcome.callSid,
      msg: 'The outcome of a test call was never stored: what it was, polls have to find out.',
    });
  }

  private nextPollAt(): Date {
    return new Date(this.clock.now().getTime() + delayAfter(0, this.config.polling, Math.random()));
  }
}

/**
 * The answer to an earlier request with the same key, as it was then. When its process died before it could answer,
 * what is known of the call now takes its place: an `unknown` one is answered like a timeout.
 */
function replay(earlier: EarlierCall | null, idempotency: Idempotency | undefined): PlacedTestCall {
  if (!earlier) throw new IdempotencyKeyInUseError();
  const { call, fingerprint, firstAnswer } = earlier;
  if (fingerprint !== idempotency?.fingerprint) throw new IdempotencyKeyReusedError();
  if (!firstAnswer && call.status === 'requested') throw new IdempotencyKeyInUseError();
  const isUnsure = !firstAnswer && call.status === 'unknown';
  const failure = call.failure ?? (isUnsure ? LOST_ANSWER : null);
  if (failure) throw new RepeatedFailureError(failure, call.id);
  return { call: { ...call, ...firstAnswer }, isReplay: true };
}

const LOST_ANSWER = toFailure(new ProviderTimeoutError('to call', 'late'));
