import { useSyncExternalStore } from 'react';

const EVERY_MS = 15_000;
const readers = new Set<() => void>();
let ticks = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Draws the component anew as time goes by; one timer serves all that ask. */
export function useTicks(): void {
  useSyncExternalStore(subscribe, () => ticks);
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  timer ??= setInterval(tick, EVERY_MS);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  ticks += 1;
  for (const tell of readers) tell();
}
