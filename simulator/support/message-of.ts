/** What an error says, whichever realm it comes from, with the cause that fetch hides behind "fetch failed". */
export function messageOf(error: unknown): string {
  const message = textOf(error, 'message') ?? 'unknown error';
  const cause = isObject(error) && 'cause' in error ? textOf(error.cause, 'message') : undefined;
  return cause === undefined ? message : `${message}: ${cause}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown, name: 'message'): string | undefined {
  return isObject(value) && name in value && typeof value[name] === 'string' ? value[name] : undefined;
}
