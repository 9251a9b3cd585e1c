import { randomUUID } from 'node:crypto';
import { hasEnded } from '../../src/integrations/test-calls/call-status.js';
import type { TestCallRecord } from '../../src/integrations/test-calls/test-call.schema.js';

const AT = new Date('2026-03-04T05:50:05.000Z');

/** The document of a test call: a requested one, unless it is changed; one that has not ended is due at once. */
export function aTestCallRecord(changes: Partial<TestCallRecord> = {}): TestCallRecord {
  const { status = 'requested', created_at: at = AT } = changes;
  return {
    _id: randomUUID(),
    did_id: 'did',
    did_number: '+918047110001',
    bot_id: '',
    to_number: '+919000000000',
    call_sid: '',
    provider_status: '',
    requested_by: 'ops@example.com',
    status,
    created_at: at,
    updated_at: at,
    expires_at: new Date('2100-01-01'),
    events: [{ at, source: 'request', status: 'requested', provider_status: '' }],
    ...(!hasEnded(status) && { next_poll_at: at }),
    polls: 0,
    ...changes,
  };
}
