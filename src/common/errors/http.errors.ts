import { AppError } from './app-error.js';
import type { FieldFault } from './app-error.js';

export class ValidationFailedError extends AppError {
  readonly code = 'validation_failed';
  readonly kind = 'invalid';

  constructor(override readonly errors: readonly FieldFault[]) {
    super(`Correct ${errors.map(({ field }) => field).join(', ')} and send the request again.`);
  }
}

export class MalformedJsonError extends AppError {
  readonly code = 'malformed_json';
  readonly kind = 'invalid';

  constructor(options?: ErrorOptions) {
    super('The body is not JSON that can be parsed; check quotes, commas and its UTF-8 encoding.', options);
  }
}

export class MissingHostError extends AppError {
  readonly code = 'validation_failed';
  readonly kind = 'invalid';

  constructor() {
    super('The request has no Host header, which HTTP/1.1 asks for.');
  }
}

export class RepeatedHeaderError extends AppError {
  readonly code = 'validation_failed';
  readonly kind = 'invalid';

  constructor(name: string) {
    super(`The request has more than one ${name} header; send one.`);
  }
}

export class UnsupportedMediaTypeError extends AppError {
  readonly code = 'unsupported_media_type';
  readonly kind = 'media_type';

  constructor(message = 'Send the body as application/json in UTF-8, without compression.') {
    super(message);
  }
}

export class PayloadTooLargeError extends AppError {
  readonly code = 'payload_too_large';
  readonly kind = 'too_large';

  constructor() {
    super('A body may have 100 KiB, that of a callback 64 KiB; send less.');
  }
}

export class NotFoundError extends AppError {
  readonly code = 'not_found';
  readonly kind = 'missing';

  constructor(
    message = 'There is nothing at this address; check the path, which /api/docs lists where that is on.',
  ) {
    super(message);
  }
}

export class MethodNotAllowedError extends AppError {
  readonly code = 'method_not_allowed';
  readonly kind = 'method';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(allowed: readonly string[]) {
    super(`This address answers ${allowed.join(', ')} only.`);
    this.headers = { Allow: allowed.join(', ') };
  }
}

export class PreconditionFailedError extends AppError {
  readonly code = 'precondition_failed';
  readonly kind = 'stale';

  constructor() {
    super(
      'Someone else changed this in the meantime; read it again and repeat your change on what you find.',
    );
  }
}

export class TooManyRequestsError extends AppError {
  readonly code = 'too_many_requests';
  readonly kind = 'too_many';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, retryAfterS: number) {
    super(message);
    this.headers = { 'Retry-After': String(retryAfterS) };
  }
}

export class StoppingError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '2' };

  constructor() {
    super('This instance is stopping and took up nothing; ask again, and another one answers.');
  }
}

export class NotReadyError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '5' };

  constructor(options?: ErrorOptions) {
    super(
      'The database is away at the moment. Each write was done whole or not at all; try again in a few seconds.',
      options,
    );
  }
}

export class UnusableDatabaseError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '60' };

  constructor() {
    super(
      "The database is reachable, but cannot be used until someone fixes what the service's log names; nothing was read or written.",
    );
  }
}

export class NoRoomError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '60' };

  constructor(options?: ErrorOptions) {
    super(
      "There is no room on the disk under DATA_DIR, or on MongoDB's where MONGODB_URI is set. Each write was done whole or not at all; try again once some has been made.",
      options,
    );
  }
}

export class InternalError extends AppError {
  readonly code = 'internal_error';
  readonly kind = 'defect';

  constructor(options?: ErrorOptions) {
    super('Something went wrong on our side; quote the request_id when you report it.', options);
  }
}
