import { AppError } from '../../common/errors/app-error.js';
import type { ErrorKind, ProviderFault } from '../../common/errors/app-error.js';
import type { CallFailure } from './test-call.model.js';

export class TestCallNotFoundError extends AppError {
  readonly code = 'test_call_not_found';
  readonly kind = 'missing';

  constructor() {
    super('There is no test call with this id; old ones are forgotten after a while.');
  }
}

/** The number, or the hour, is not one for test calls. */
export class CallNotAllowedError extends AppError {
  readonly code = 'call_not_allowed';
  readonly kind = 'conflict';
}

const WHY_NOT_ASKED = {
  'too late': 'This service stood still, or waited too long for its database, before it could ask Exotel',
  'caller left': 'Whoever placed the call left before Exotel was asked',
} as const;

/** A call that nothing was sent of. It may be placed again, under the same Idempotency-Key, too. */
export class NotAskedError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '2' };

  constructor(why: keyof typeof WHY_NOT_ASKED) {
    super(`${WHY_NOT_ASKED[why]}, so nobody was rung; place the call again.`);
  }
}

export class IdempotencyKeyInUseError extends AppError {
  readonly code = 'idempotency_key_in_use';
  readonly kind = 'conflict';
  override readonly headers = { 'Retry-After': '2' };

  constructor() {
    super('A request with this Idempotency-Key is under way; repeat it in a moment to get its answer.');
  }
}

export class IdempotencyKeyReusedError extends AppError {
  readonly code = 'idempotency_key_reused';
  readonly kind = 'unprocessable';

  constructor() {
    super('This Idempotency-Key belongs to another request; take a new key for a new call.');
  }
}

const KINDS: Readonly<Record<string, ErrorKind>> = {
  provider_timeout: 'upstream_timeout',
  base_url_not_allowed: 'conflict',
  not_ready: 'unavailable',
  internal_error: 'defect',
};

/** The answer that an earlier request with the same key was given, given again: nobody is rung a second time. */
export class RepeatedFailureError extends AppError {
  readonly code: string;
  readonly kind: ErrorKind;
  override readonly headers = { 'Idempotency-Replayed': 'true' };
  declare readonly provider?: ProviderFault;

  constructor(failure: CallFailure, callId: string) {
    super(failure.detail);
    this.code = failure.code;
    this.kind = KINDS[failure.code] ?? 'upstream';
    this.extensions = { test_call_id: callId };
    if (failure.httpStatus !== null) {
      this.provider = {
        httpStatus: failure.httpStatus,
        code: failure.providerCode,
        message: failure.message,
      };
    }
  }
}
