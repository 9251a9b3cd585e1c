export interface StreamedEvent {
  readonly event: string;
  readonly id: number;
  readonly data: any;
}

/** Reads an event stream until the server ends it, or `until` is satisfied. */
export async function readEvents(
  url: string,
  token: string,
  options: { readonly lastEventId?: number; readonly until?: (event: StreamedEvent) => boolean } = {},
): Promise<StreamedEvent[]> {
  const { lastEventId, until } = options;
  const response = await fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
    },
  });
  const events: StreamedEvent[] = [];
  for await (const event of eventsOf(response)) {
    events.push(event);
    // Leaving the loop hangs up.
    if (until?.(event)) return events;
  }
  return events;
}

/** Each event of a stream as it comes. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamedEvent> {
  if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`);
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of response.body) {
    const blocks = (waiting + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
    waiting = blocks.pop() ?? '';
    yield* blocks.flatMap(parse);
  }
}

function parse(block: string): StreamedEvent[] {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const data = fields.get('data');
  if (data === undefined) return [];
  return [{ event: fields.get('event') ?? '', id: Number(fields.get('id')), data: JSON.parse(data) }];
}
