import { AppError } from '../../common/errors/app-error.js';
import type { ProviderFault } from '../../common/errors/app-error.js';
import { maskNumber } from '../../common/phone/mask-number.js';

export class DidNotFoundError extends AppError {
  readonly code = 'did_not_found';
  readonly kind = 'missing';

  constructor() {
    super('There is no number with this id; it may have been removed.');
  }
}

export class DuplicateNumberError extends AppError {
  readonly code = 'duplicate_number';
  readonly kind = 'conflict';

  constructor(number: string) {
    super(`${maskNumber(number)} is already one of your numbers.`);
  }
}

export class DidLimitReachedError extends AppError {
  readonly code = 'did_limit_reached';
  readonly kind = 'conflict';

  constructor(maxDids: number) {
    super(`There are ${maxDids} numbers already, which is the most; remove one before adding another.`);
  }
}

export class NotConfiguredError extends AppError {
  readonly code = 'not_configured';
  readonly kind = 'conflict';

  constructor() {
    super('Exotel is not configured yet: store the account SID, the API key and the API token first.');
  }
}

export class DidNotUsableError extends AppError {
  readonly code = 'did_not_usable';
  readonly kind = 'conflict';

  constructor() {
    super('This number cannot make a test call yet: give it the URL of its Exotel flow first.');
  }
}

export class BaseUrlNotAllowedError extends AppError {
  readonly code = 'base_url_not_allowed';
  readonly kind = 'conflict';

  constructor() {
    super('The stored API base URL is no longer an allowed Exotel host; store an allowed one.');
  }
}

export class CredentialsUnreadableError extends AppError {
  readonly code = 'credentials_unreadable';
  readonly kind = 'conflict';

  constructor(options?: ErrorOptions) {
    super(
      'None of ENCRYPTION_KEYS opens the stored credentials; add the key they were stored under or enter them again.',
      options,
    );
  }
}

/** What Exotel was asked for: to ring someone, or to tell something, which may be asked again at will. */
export type Asked = 'to call' | 'to tell';

const ADVICE: Readonly<Record<Asked, string>> = {
  'to call': 'The call may have been placed: do not repeat it before you are sure.',
  'to tell': 'Nothing was changed by asking: try again in a while.',
};

/**
 * Is a status no proof that nothing was done? Who says 408 gave up waiting, which a gateway may do while Exotel goes on.
 * https://www.rfc-editor.org/rfc/rfc9110#name-408-request-timeout
 */
export function isDoubt(httpStatus: number): boolean {
  return httpStatus >= 500 || httpStatus === 408;
}

/** Exotel answered with an error. */
export class ProviderRejectedError extends AppError {
  readonly code = 'provider_rejected';
  readonly kind = 'upstream';

  constructor(
    asked: Asked,
    override readonly provider: ProviderFault,
  ) {
    const { httpStatus, message } = provider;
    const [what, advice] = isDoubt(httpStatus)
      ? ['failed', ` ${ADVICE[asked]}`]
      : ['refused the request', ''];
    super(
      `Exotel ${what} (HTTP ${httpStatus}): ${(message || 'it gave no reason').replace(/\.$/, '')}.${advice}`,
    );
  }
}

/** Exotel's answer cannot be understood, so what it did is not known. */
export class ProviderBadResponseError extends AppError {
  readonly code = 'provider_bad_response';
  readonly kind = 'upstream';

  constructor(asked: Asked, what: string, options?: ErrorOptions) {
    const doubt = asked === 'to call' ? '; a call may have been placed' : '';
    super(`Exotel's answer cannot be used: ${what}. Check the API base URL${doubt}.`, options);
  }
}

/** The request never left this machine. */
export class ProviderUnreachableError extends AppError {
  readonly code = 'provider_unreachable';
  readonly kind = 'upstream';

  constructor(asked: Asked, options?: ErrorOptions) {
    const comfort = asked === 'to call' ? ', so no call was placed' : '';
    super(`Exotel could not be reached${comfort}; check the API base URL and the network.`, options);
  }
}

/** The request may have arrived, and what became of it is not known: no answer came in time, or the connection broke. */
export class ProviderTimeoutError extends AppError {
  readonly code = 'provider_timeout';
  readonly kind = 'upstream_timeout';

  constructor(asked: Asked, how: 'late' | 'broken', options?: ErrorOptions) {
    const what =
      how === 'late'
        ? 'Exotel did not answer in time.'
        : 'The connection to Exotel broke before its answer was there.';
    super(`${what} ${ADVICE[asked]}`, options);
  }
}
