/** A line of the service's JSON log as a person reads it; any other line as it is. */
export function readableLogLine(line: string): string {
  const entry = parsed(line);
  if (!entry) return line;
  const time = textOf(entry, 'time').slice(11, 19);
  const request = ['method', 'route', 'status'].map((name) => textOf(entry, name));
  const error = isRecord(entry['err']) ? [textOf(entry['err'], 'type'), textOf(entry['err'], 'message')] : [];
  return [time, textOf(entry, 'level').padEnd(5), textOf(entry, 'msg'), ...request, ...error]
    .filter((part) => part !== '')
    .join(' ');
}

/** The address that the service says it listens at, in the line that says so. */
export function listeningUrl(line: string): string | undefined {
  const entry = parsed(line);
  return entry && 'port' in entry ? textOf(entry, 'url') : undefined;
}

/** The address that signs in to the page, in the line that tells it. */
export function signInLinkIn(line: string): string | undefined {
  const entry = parsed(line);
  return entry && /https?:\/\/\S+\/#code=\S+/.exec(textOf(entry, 'msg'))?.[0];
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isRecord(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(entry: Readonly<Record<string, unknown>>, name: string): string {
  const value = entry[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
