import { AppError } from '../../common/errors/app-error.js';
import { InternalError } from '../../common/errors/http.errors.js';
import type { ProviderCall } from '../exotel/exotel.model.js';
import type { CallStatus } from './call-status.js';
import type { CallFailure, CallOutcome } from './test-call.model.js';
import { NotAskedError } from './test-calls.errors.js';

/** All that a request can come to. */
export const REQUEST_ENDS = ['placed', 'rejected', 'not_sent', 'unknown'] as const;

/** Exotel accepted: it is dialling, whatever word it used. */
export function outcomeOfAnswer(call: ProviderCall): CallOutcome {
  return { status: 'placed', callSid: call.callSid, providerStatus: call.status, failure: null };
}

/** What a failed request proves. Only a refusal proves that nobody is rung; anything unsure is `unknown`. */
export function outcomeOfError(error: unknown): CallOutcome {
  const problem = error instanceof AppError ? error : new InternalError({ cause: error });
  return {
    status: statusAfter(problem),
    callSid: '',
    providerStatus: '',
    failure: toFailure(problem),
    ...(problem instanceof NotAskedError && { isKeyFree: true }),
  };
}

export function toFailure({ code, provider, message: detail }: AppError): CallFailure {
  return {
    code,
    detail,
    httpStatus: provider?.httpStatus ?? null,
    ...(provider?.statedStatus !== undefined && { statedStatus: provider.statedStatus }),
    providerCode: provider?.code ?? '',
    message: provider?.message ?? '',
  };
}

function statusAfter({ code, provider }: AppError): CallStatus {
  switch (code) {
    case 'provider_rejected':
      return provider && provider.httpStatus < 500 ? 'rejected' : 'unknown';
    case 'provider_unreachable':
    case 'base_url_not_allowed':
    case 'not_ready':
      return 'not_sent';
    default:
      return 'unknown';
  }
}
