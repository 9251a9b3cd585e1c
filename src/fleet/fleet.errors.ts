import { AppError } from '../common/errors/app-error.js';

export class NoFreeServerError extends AppError {
  readonly code = 'not_ready';
  readonly kind = 'unavailable';
  override readonly headers = { 'Retry-After': '5' };

  constructor() {
    super('No CXB Core host is healthy and has a free place; look at the fleet status.');
  }
}
