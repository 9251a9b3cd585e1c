import { useEffect, useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf } from '../api/problem';
import { showCheck } from '../api/queries';
import type { Preflight } from '../api/queries';
import { runCheck } from './run-check';

/** More would keep Exotel and the hosts busy for minutes. */
export const CHECKED_AT_MOST = 50;
const AT_ONCE = 2;

interface ChosenNumber {
  readonly id: string;
  readonly number: string;
}

interface Tally {
  /** How many were to be checked. */
  readonly all: number;
  readonly checked: number;
  readonly broken: number;
  /** The numbers that could not be checked. */
  readonly missed: readonly string[];
}

export type CheckAllRun = ReturnType<typeof useCheckAll>;

/** Checks many numbers, two at a time, and shows what was found of each as soon as it is known. */
export function useCheckAll() {
  const queryClient = useQueryClient();
  const leaving = useRef<AbortController>(undefined);
  const [tally, setTally] = useState<Tally>({ all: 0, checked: 0, broken: 0, missed: [] });
  const stop = (): void => leaving.current?.abort();
  useEffect(() => stop, []);
  const run = useMutation({
    mutationFn: async (numbers: readonly ChosenNumber[]) => {
      const abort = new AbortController();
      const { signal } = abort;
      leaving.current = abort;
      setTally({ all: numbers.length, checked: 0, broken: 0, missed: [] });
      const waiting = [...numbers];
      const checkOn = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { id, number } = next;
          const check = await checkOne(id, signal);
          if (check) showCheck(queryClient, id, check);
          setTally((before) => counted(before, number, check));
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, checkOn));
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        // When one of them fails, the others are not to go on.
        abort.abort();
      }
    },
  });
  return { run, tally, start: run.mutate, stop };
}

/** Null when this number alone is at fault: it was removed, or its check broke off. */
async function checkOne(didId: string, signal: AbortSignal): Promise<Preflight | null> {
  try {
    return await runCheck({ didId, probe: 'handshake', signal, onLine: () => undefined });
  } catch (error) {
    if (codeOf(error) === 'did_not_found') return null;
    throw error;
  }
}

function counted(before: Tally, number: string, check: Preflight | null): Tally {
  if (!check) return { ...before, missed: [...before.missed, number] };
  return { ...before, checked: before.checked + 1, broken: before.broken + (check.ok ? 0 : 1) };
}
