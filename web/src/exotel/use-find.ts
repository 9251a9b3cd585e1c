import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';

/** By what a list is narrowed; `""` where it is not. */
export interface Narrowing {
  readonly find: string;
  readonly state: string;
}

const NAMES = ['find', 'state'] as const;
let remembered: Narrowing = { find: '', state: '' };

/**
 * What a list is narrowed by. It stands in the address, so that it can be shared and outlives a reload, and is
 * remembered for those who come back by another way.
 */
export function useFind(): [Narrowing, (change: Partial<Narrowing>) => void] {
  const [path] = useLocation();
  const [search, setSearch] = useSearchParams();
  const [narrowing, setNarrowing] = useState(() => narrowingOf(search));
  // A dialog's address is its own; the list below it stays as it is.
  const isLate = path === '/' && NAMES.some((name) => (search.get(name) ?? '') !== narrowing[name]);
  useEffect(() => {
    remember(narrowing);
    if (isLate) setSearch((before) => withNarrowing(before, narrowing), { replace: true });
  }, [isLate, narrowing, setSearch]);
  return [
    narrowing,
    (change) => {
      setNarrowing({ ...narrowing, ...change });
    },
  ];
}

/** An address that narrows the list says all of it. */
function narrowingOf(search: URLSearchParams): Narrowing {
  if (!NAMES.some((name) => search.has(name))) return remembered;
  return { find: search.get('find') ?? '', state: search.get('state') ?? '' };
}

function remember(narrowing: Narrowing): void {
  remembered = narrowing;
}

function withNarrowing(before: URLSearchParams, narrowing: Narrowing): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const name of NAMES) {
    after.delete(name);
    if (narrowing[name] !== '') after.append(name, narrowing[name]);
  }
  return after;
}
