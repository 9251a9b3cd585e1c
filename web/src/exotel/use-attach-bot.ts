import { useEffect, useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import type { Schemas } from '../api/client';
import { codeOf } from '../api/problem';
import { readDid, refreshNumbers } from '../api/queries';

export type ImportedNumber = Pick<Schemas['ImportResultResponse'], 'did_id' | 'number'>;

/** Attaches a bot to one number after the other. What one of them is refused for does not keep it from the next. */
export function useAttachBot(numbers: readonly ImportedNumber[], onDone: () => void) {
  const queryClient = useQueryClient();
  const [botId, setBotId] = useState('');
  const [attached, setAttached] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<readonly string[]>([]);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const left = numbers.filter(({ did_id: id }) => !attached.has(id));
  const run = useMutation({
    mutationFn: async () => {
      let missing = left.length;
      for (const { did_id: id, number } of left) {
        if (isStopped.current) break;
        if (await attach(id, botId)) {
          missing -= 1;
          setAttached((before) => new Set([...before, id]));
        } else setFailed((before) => [...before, number]);
      }
      return missing;
    },
    onSuccess: (missing) => {
      if (missing === 0) onDone();
    },
    onSettled: () => {
      void refreshNumbers(queryClient);
    },
  });
  return {
    run,
    botId,
    setBotId,
    left,
    failed,
    /** After the one that is under way. */
    stop: () => {
      isStopped.current = true;
    },
    start: (options: { readonly onError: () => void }) => {
      isStopped.current = false;
      setFailed([]);
      run.mutate(undefined, options);
    },
  };
}

/** False when this number alone is at fault: it was removed, or somebody else changes it just now. */
async function attach(id: string, botId: string): Promise<boolean> {
  try {
    const { etag } = await readDid(id);
    await askTagged(
      api.PUT('/api/v1/integrations/exotel/dids/{did_id}', {
        params: { path: { did_id: id }, header: { 'If-Match': etag } },
        body: { bot_id: botId },
      }),
    );
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'did_not_found' || code === 'precondition_failed') return false;
    throw error;
  }
}
