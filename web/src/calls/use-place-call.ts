import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { ApiError, codeOf } from '../api/problem';
import { keys } from '../api/queries';
import { readAs } from './to-number';

const STILL_ASKING_EVERY_MS = 2_000;
const STILL_ASKING_AT_MOST = 10;

/**
 * Places a test call under an idempotency key of its own. The key stays the same for a phone, however it is spelled, so
 * that neither a second click, however late, nor a repetition after a broken connection rings anybody twice; another
 * phone, or the same in a form that was opened anew, gets another key.
 */
export function usePlaceCall(didId: string, onCall: (callId: string, toNumber: string) => void) {
  const queryClient = useQueryClient();
  const orders = useRef(new Map<string, string>());
  const finish = (callId: string, toNumber: string): void => {
    void queryClient.invalidateQueries({ queryKey: keys.calls });
    onCall(callId, toNumber);
  };
  return useMutation({
    mutationFn: (toNumber: string) => {
      const phone = readAs(toNumber);
      const key = orders.current.get(phone) ?? newKey();
      orders.current.set(phone, key);
      return ask(
        api.POST('/api/v1/integrations/exotel/dids/{did_id}/test-call', {
          params: { path: { did_id: didId }, header: { 'Idempotency-Key': key } },
          body: { to_number: toNumber },
        }),
      );
    },
    retry: (count, error) => codeOf(error) === 'idempotency_key_in_use' && count < STILL_ASKING_AT_MOST,
    retryDelay: STILL_ASKING_EVERY_MS,
    onSuccess: (call, toNumber) => {
      finish(call.id, toNumber);
    },
    onError: (error, toNumber) => {
      // The call has a record of its own, which explains more than the answer does.
      const callId = error instanceof ApiError ? error.problem.test_call_id : undefined;
      if (callId !== undefined) finish(callId, toNumber);
    },
  });
}

/** `crypto.randomUUID` is missing on plain http that is not localhost. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
