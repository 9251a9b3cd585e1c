import type { Actor } from '../../audit/audit.model.js';
import { toRequestedRecord } from './test-call.document.js';

const ACTOR: Actor = { sub: 'ops@example.com', role: 'admin', requestId: 'r-1', address: '127.0.0.1' };
const AT = new Date('2026-03-04T05:50:05.000Z');
const CALL = {
  id: 'call',
  didId: 'did',
  didNumber: '+918047110001',
  botId: 'echo',
  toNumber: '+9109000000000',
  requestedBy: ACTOR.sub,
  actor: ACTOR,
  createdAt: AT,
  expiresAt: AT,
  nextPollAt: AT,
};

describe('a requested call as it is stored', () => {
  it('says who is rung in E.164, too, by which another spelling is known to be the same', () => {
    expect(toRequestedRecord(CALL)).toMatchObject({
      to_number: '+9109000000000',
      to_e164: '+919000000000',
    });
  });

  it('carries an audit entry without the number of the person rung', () => {
    const [entry] = toRequestedRecord(CALL).audit_outbox ?? [];

    expect(entry?.after).toMatchObject({ did_number: '+918047110001', to_number: '…0000' });
  });
});
