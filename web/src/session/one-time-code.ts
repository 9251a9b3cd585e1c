/** Takes the code out of the address (`#code=…`), so that neither the history nor a copied link keeps it. */
export function takeCode(): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code === null || code === '') return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}
