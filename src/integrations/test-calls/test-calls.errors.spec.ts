import { InternalError } from '../../common/errors/http.errors.js';
import {
  BaseUrlNotAllowedError,
  ProviderBadResponseError,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnreachableError,
} from '../exotel/exotel.errors.js';
import { toFailure } from './call-outcome.js';
import { NotAskedError, RepeatedFailureError } from './test-calls.errors.js';

describe('a failure that is told again by its Idempotency-Key', () => {
  it.each(
    [
      new ProviderRejectedError('to call', { httpStatus: 403, code: '34010', message: 'no balance' }),
      new ProviderBadResponseError('to call', 'it redirects'),
      new ProviderTimeoutError('to call', 'late'),
      new ProviderUnreachableError('to call'),
      new BaseUrlNotAllowedError(),
      new NotAskedError('too late'),
      new InternalError(),
    ].map((first) => [first.code, first] as const),
  )('says and means what it did at first: %s', (_code, first) => {
    const again = new RepeatedFailureError(toFailure(first), 'the call');

    const { code, kind, message, provider } = again;
    expect({ code, kind, message, provider }).toEqual({
      code: first.code,
      kind: first.kind,
      message: first.message,
      provider: first.provider,
    });
    expect(again).toMatchObject({
      headers: { 'Idempotency-Replayed': 'true' },
      extensions: { test_call_id: 'the call' },
    });
  });
});
