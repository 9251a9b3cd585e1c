import { ROOT } from './api.js';
import type { PreflightWorld } from './preflight-world.js';
import { tokenFor } from './sign-in.js';

export interface CheckEvent {
  readonly event: string;
  readonly data: any;
}

/** Asks for a check line by line, and gives each event as it comes. */
export async function* readCheck(
  world: PreflightWorld,
  options: { readonly signal?: AbortSignal; readonly body?: unknown } = {},
): AsyncGenerator<CheckEvent> {
  const response = await fetch(`${world.app.url}${ROOT}/dids/${world.didId}/check`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${tokenFor({ role: 'admin' })}`,
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    ...(options.signal && { signal: options.signal }),
  });
  if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`);
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of response.body) {
    const blocks = (waiting + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) yield parse(block);
  }
}

function parse(block: string): CheckEvent {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  return { event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? 'null') };
}
