import { AppError } from '../common/errors/app-error.js';

export class UnauthenticatedError extends AppError {
  readonly code = 'unauthenticated';
  readonly kind = 'unauthenticated';
  override readonly headers = { 'WWW-Authenticate': 'Bearer' };

  constructor(
    override readonly reason: string,
    options?: ErrorOptions,
    message = 'Sign in again: the request needs a valid bearer token that has not expired.',
  ) {
    super(message, options);
  }
}

/** The one-time code is not one, was used, or is too old. */
export class SignInCodeError extends AppError {
  readonly code = 'unauthenticated';
  readonly kind = 'unauthenticated';
  override readonly headers = { 'WWW-Authenticate': 'Bearer' };

  constructor() {
    super(
      'This sign-in link was used already or is older than 10 minutes; start the service again for a new one.',
    );
  }
}

export class ForbiddenError extends AppError {
  readonly code = 'forbidden';
  readonly kind = 'forbidden';

  constructor(needed?: string) {
    super(needed ? `This needs the role ${needed}; ask someone who has it.` : 'This is not open to anyone.');
  }
}

/** The key set that proves tokens cannot be read, so nobody can be told apart. */
export class KeysAwayError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '5' };

  constructor(options?: ErrorOptions) {
    super(
      'The keys that tokens are checked with cannot be fetched at the moment; try again shortly.',
      options,
    );
  }
}
