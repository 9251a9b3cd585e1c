import {
  BaseUrlNotAllowedError,
  ProviderBadResponseError,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnreachableError,
} from '../exotel/exotel.errors.js';
import { outcomeOfError } from './call-outcome.js';
import type { CallStatus } from './call-status.js';

const rejected = (httpStatus: number): Error =>
  new ProviderRejectedError('to call', { httpStatus, code: '1', message: 'no' });

describe('what a failed request to call comes to', () => {
  it.each<[string, CallStatus, Error]>([
    ['a refusal of 499', 'rejected', rejected(499)],
    ['a failure of 500', 'unknown', rejected(500)],
    ['an answer that cannot be read', 'unknown', new ProviderBadResponseError('to call', 'it redirects')],
    ['no answer', 'unknown', new ProviderTimeoutError('to call', 'late')],
    ['no connection', 'not_sent', new ProviderUnreachableError('to call')],
    ['an address that is no longer allowed', 'not_sent', new BaseUrlNotAllowedError()],
    ['a defect of ours', 'unknown', new TypeError('x is not a function')],
  ])('%s is %s', (_title, status, error) => {
    expect(outcomeOfError(error)).toMatchObject({ status, callSid: '', providerStatus: '' });
  });

  it('keeps all that Exotel said of a refusal', () => {
    const fault = { httpStatus: 200, statedStatus: 402, code: '34010', message: 'no balance' };

    expect(outcomeOfError(new ProviderRejectedError('to call', fault)).failure).toMatchObject({
      code: 'provider_rejected',
      httpStatus: 200,
      statedStatus: 402,
      providerCode: '34010',
      message: 'no balance',
    });
  });
});
