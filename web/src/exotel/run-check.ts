import { rawFetch } from '../api/client';
import { readEvents } from '../api/event-stream';
import { ApiError, toProblem } from '../api/problem';
import type { Check, Preflight } from '../api/queries';
import { currentToken, refuseToken } from '../session/session';

interface CheckRun {
  readonly didId: string;
  readonly probe: 'handshake' | 'bot';
  readonly signal: AbortSignal;
  readonly onLine: (check: Check) => void;
}

/**
 * Has a number checked, and tells each line when it is known; gives the whole, or null when the stream broke off.
 * @throws ApiError
 */
export async function runCheck({ didId, probe, signal, onLine }: CheckRun): Promise<Preflight | null> {
  const token = currentToken() ?? '';
  const response = await rawFetch(`/api/v1/integrations/exotel/dids/${encodeURIComponent(didId)}/check`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ probe }),
    signal,
  });
  if (response.status === 401) refuseToken(token);
  if (!response.ok || !response.body) {
    throw new ApiError(toProblem(await response.json().catch(() => null), response.status));
  }
  try {
    return await readCheck(response.body, onLine);
  } catch (error) {
    // A connection that breaks in the middle is a TypeError of the browser's.
    if (signal.aborted || !(error instanceof TypeError)) throw error;
    return null;
  }
}

async function readCheck(
  body: ReadableStream<Uint8Array>,
  onLine: CheckRun['onLine'],
): Promise<Preflight | null> {
  for await (const event of readEvents(body)) {
    if (event.name === 'check') onLine(JSON.parse(event.data) as Check);
    if (event.name === 'preflight') return JSON.parse(event.data) as Preflight;
  }
  return null;
}
