import { Injectable } from '@nestjs/common';
import { TooManyRequestsError } from '../common/errors/http.errors.js';
import { networkOf } from './network-of.js';
import { RateLimits } from './rate-limits.js';

/** Holds back an address whose requests keep failing to prove themselves; one that does prove itself always passes. */
@Injectable()
export class FailureLimit {
  constructor(private readonly limits: RateLimits) {}

  /** @throws TooManyRequestsError when the address has failed too often in this minute */
  async count(address: string): Promise<void> {
    const retryAfterS = await this.limits.take('failures_of_address', networkOf(address));
    if (retryAfterS !== undefined) {
      throw new TooManyRequestsError(
        `Too many requests from this address could not prove themselves; wait ${retryAfterS} s and check what you send.`,
        retryAfterS,
      );
    }
  }
}
