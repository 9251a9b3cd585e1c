let lastSearch = '';

/** What the list of calls is filtered by, for those who come back to it. */
export function rememberSearch(search: string): void {
  lastSearch = search;
}

export function listAddress(): string {
  return lastSearch === '' ? '/calls' : `/calls?${lastSearch}`;
}
