import { rawFetch } from '../api/client';
import { readEvents } from '../api/event-stream';
import type { TestCallDetail } from '../api/queries';
import { refuseToken } from '../session/session';

const COME_BACK_AFTER_MS = 1_000;
const AT_MOST_MS = 15_000;

interface Follower {
  readonly callId: string;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly onChange: (call: TestCallDetail) => void;
  readonly onConnection: (isConnected: boolean) => void;
}

/**
 * Follows a call to its end by server-sent events. A stream that breaks is taken up again behind the last event seen;
 * it ends when the service says that there is nothing more to tell (204), or that it may not (401, 404).
 */
export async function followCall(follower: Follower): Promise<void> {
  const { signal } = follower;
  const seen: Seen = { lastEventId: undefined, failures: 0 };
  while (!signal.aborted) {
    try {
      if ((await readStream(follower, seen)) === 'final') return;
    } catch {
      seen.failures += 1;
    }
    if (seen.failures > 0) reportBreak(follower);
    await pause(Math.min(COME_BACK_AFTER_MS * 2 ** Math.max(0, seen.failures - 1), AT_MOST_MS), signal);
  }
}

/** What outlives a stream that breaks. */
interface Seen {
  lastEventId: string | undefined;
  failures: number;
}

/** Reads one stream to its end. */
async function readStream(follower: Follower, seen: Seen): Promise<'final' | 'ended'> {
  const response = await open(follower, seen.lastEventId);
  if (isFinal(response, follower)) return 'final';
  if (response.status !== 200 || !response.body) throw new Error(`HTTP ${response.status}`);
  follower.onConnection(true);
  for await (const event of readEvents(response.body)) {
    seen.failures = 0;
    if (event.id !== '') seen.lastEventId = event.id;
    if (event.name === 'test_call') follower.onChange(JSON.parse(event.data) as TestCallDetail);
  }
  return 'ended';
}

function open({ callId, token, signal }: Follower, lastEventId: string | undefined): Promise<Response> {
  return rawFetch(`/api/v1/integrations/exotel/test-calls/${encodeURIComponent(callId)}/events`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal,
  });
}

function isFinal({ status }: Response, { token, onConnection }: Follower): boolean {
  if (status === 401) refuseToken(token);
  if (![204, 401, 403, 404].includes(status)) return false;
  onConnection(true);
  return true;
}

/** A connection that was given up has not failed. */
function reportBreak({ signal, onConnection }: Follower): void {
  if (!signal.aborted) onConnection(false);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
