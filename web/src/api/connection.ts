import { useSyncExternalStore } from 'react';

/** Does the service answer at all? One fact for the whole page. */
const listeners = new Set<() => void>();
let isAway = false;

export function useIsAway(): boolean {
  return useSyncExternalStore(subscribe, () => isAway);
}

export function reportConnection(answered: boolean): void {
  if (isAway === !answered) return;
  isAway = !answered;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
