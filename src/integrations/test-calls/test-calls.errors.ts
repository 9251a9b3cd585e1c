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
