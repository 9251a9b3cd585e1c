import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';

const BATCH = 5_000;
const ENDS = ['completed', 'completed', 'completed', 'completed', 'busy', 'no_answer', 'failed', 'canceled'];

type CallDocument = { readonly _id: string } & Record<string, unknown>;

/** Puts so many ended test calls into a MongoDB. */
export async function addCalls(connection: Connection, count: number): Promise<void> {
  const calls = connection.collection<CallDocument>('test_calls');
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first);
    const documents = Array.from({ length: size }, (_, offset) => callDocument(first + offset));
    await calls.insertMany(documents, { ordered: false });
  }
}

/** When it was made. */
export function timeOf(index: number): number {
  return Date.UTC(2026, 0, 1) + index * 1_000;
}

/** A test call that has ended; each is a second younger than the one before it. */
export function callDocument(index: number): CallDocument {
  const at = new Date(timeOf(index));
  // Each of the twenty numbers has calls with each end.
  const status = ENDS[Math.floor(index / 20) % ENDS.length] ?? 'completed';
  const event = (source: string, of: string): object => ({ at, source, status: of, provider_status: '' });
  return {
    _id: randomUUID(),
    did_id: `did-${index % 20}`,
    did_number: '+918047110001',
    bot_id: 'echo',
    to_number: `+9198${String(10_000_000 + (index % 1_000_000))}`,
    call_sid: `sid-${index}`,
    provider_status: status,
    requested_by: 'bench@example.com',
    status,
    created_at: at,
    updated_at: at,
    // None runs out while it is measured.
    expires_at: new Date(Date.UTC(2100, 0, 1) + index * 1_000),
    events: [event('request', 'requested'), event('request', 'placed'), event('callback', status)],
    polls: 0,
    changed_at: at,
  };
}
