import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';

const NAME = 'find';
let remembered = '';

/**
 * What a list is narrowed by. It stands in the address, so that it can be shared and outlives a reload, and is
 * remembered for those who come back by another way.
 */
export function useFind(): [string, (query: string) => void] {
  const [path] = useLocation();
  const [search, setSearch] = useSearchParams();
  const [query, setQuery] = useState(() => search.get(NAME) ?? remembered);
  // A dialog's address is its own; the list below it stays as it is.
  const isLate = path === '/' && (search.get(NAME) ?? '') !== query;
  useEffect(() => {
    remember(query);
    if (isLate) setSearch((before) => withFind(before, query), { replace: true });
  }, [isLate, query, setSearch]);
  return [query, setQuery];
}

function remember(query: string): void {
  remembered = query;
}

function withFind(before: URLSearchParams, query: string): URLSearchParams {
  const after = new URLSearchParams(before);
  if (query === '') after.delete(NAME);
  else after.set(NAME, query);
  return after;
}
