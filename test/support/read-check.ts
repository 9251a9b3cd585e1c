import { ROOT } from './api.js';
import type { PreflightWorld } from './preflight-world.js';
import { eventsOf } from './read-events.js';
import type { StreamedEvent } from './read-events.js';
import { tokenFor } from './sign-in.js';

export type CheckEvent = Pick<StreamedEvent, 'event' | 'data'>;

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
  // They have no ids.
  for await (const { event, data } of eventsOf(response)) yield { event, data };
}
