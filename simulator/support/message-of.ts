/** What an error says, whichever realm it comes from, with the cause that fetch hides behind "fetch failed". */
export function messageOf(error: unknown): string {
  const message = textOf(error) ?? 'unknown error';
  const cause = isObject(error) && 'cause' in error ? textOf(error.cause) : undefined;
  return cause === undefined ? message : `${message}: ${cause}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function textOf(error: unknown): string | undefined {
  return isObject(error) && 'message' in error && typeof error.message === 'string'
    ? error.message
    : undefined;
}
