import { Injectable } from '@nestjs/common';
import { TooManyRequestsError } from '../../common/errors/http.errors.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/config.js';
import { RateLimits } from '../../limits/rate-limits.js';
import { e164Of } from '../exotel/phone-number.js';
import { isQuiet } from './is-quiet.js';
import type { TestCallOrder } from './test-call.model.js';
import { CallNotAllowedError } from './test-calls.errors.js';

type Order = Pick<TestCallOrder, 'toNumber' | 'actor'>;

/** Who may be rung, when, and how often. */
@Injectable()
export class CallLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a call that is about to be placed.
   * @throws CallNotAllowedError for a number or an hour that is not allowed
   * @throws TooManyRequestsError when the user placed, or the number got, too many calls in this minute
   */
  async take(order: Order): Promise<void> {
    this.checkAllowed(order.toNumber);
    const userRetryS = await this.limits.take('test_calls_of_user', order.actor.sub);
    if (userRetryS !== undefined) {
      await this.limits.giveBack('test_calls_of_user', order.actor.sub);
      throw new TooManyRequestsError(
        `You have placed as many test calls as a minute allows; try again in ${userRetryS} s.`,
        userRetryS,
      );
    }
    const numberRetryS = await this.limits.take('test_calls_to_number', e164Of(order.toNumber));
    if (numberRetryS === undefined) return;
    await this.giveBack(order);
    throw new TooManyRequestsError(
      `This number was rung as often as a minute allows; try again in ${numberRetryS} s, or ring another one.`,
      numberRetryS,
    );
  }

  /** The call that was counted, or refused, was not placed. */
  async giveBack(order: Order): Promise<void> {
    await this.limits.giveBack('test_calls_of_user', order.actor.sub);
    await this.limits.giveBack('test_calls_to_number', e164Of(order.toNumber));
  }

  private checkAllowed(toNumber: string): void {
    const { testCallAllowedPrefixes: prefixes, testCallQuietHours: quiet } = this.config;
    if (prefixes.length > 0 && !prefixes.some((prefix) => toNumber.startsWith(prefix))) {
      throw new CallNotAllowedError(
        `Test calls may go to numbers that begin with ${prefixes.join(', ')} only; ring another one.`,
      );
    }
    if (quiet && isQuiet(this.clock.now(), quiet)) {
      throw new CallNotAllowedError(`Nobody is rung at this time; the quiet hours are ${quiet.text}.`);
    }
  }
}
