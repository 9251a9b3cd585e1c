import { EventEmitter } from 'node:events';
import type { Call, RequestRecord } from './call.js';

const MAX_CALLS = 20_000;
const MAX_REQUESTS = 50_000;

/** Everything that happened, in memory; the oldest goes when there is too much. */
export class CallBook {
  private readonly calls = new Map<string, Call>();
  private readonly requests: RequestRecord[] = [];
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private lastRequestId = 0;
  private told = true;

  addRequest(request: Omit<RequestRecord, 'id'>): RequestRecord {
    const record = { ...request, id: ++this.lastRequestId };
    this.requests.push(record);
    if (this.requests.length > MAX_REQUESTS) this.requests.shift();
    return record;
  }

  addCall(call: Call): void {
    this.calls.set(call.sid, call);
    const oldest = this.calls.size > MAX_CALLS ? this.calls.keys().next() : undefined;
    if (oldest?.done === false) this.calls.delete(oldest.value);
    this.changed();
  }

  find(sid: string): Call | undefined {
    return this.calls.get(sid);
  }

  /** In the order of their creation. */
  listCalls(): Call[] {
    return [...this.calls.values()];
  }

  listRequests(): readonly RequestRecord[] {
    return this.requests;
  }

  /** Tells the watchers, once for all changes of one turn. */
  changed(): void {
    if (!this.told || this.changes.listenerCount('change') === 0) return;
    this.told = false;
    setImmediate(() => {
      this.told = true;
      this.changes.emit('change');
    });
  }

  /** Calls `listener` after each change; the returned function ends that. */
  watch(listener: () => void): () => void {
    this.changes.on('change', listener);
    return () => this.changes.off('change', listener);
  }

  clear(): void {
    this.calls.clear();
    this.requests.length = 0;
    this.changed();
  }
}
