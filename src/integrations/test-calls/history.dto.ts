import { TextField } from '../../common/http/fields.js';
import { given, PageQuery, toPage } from '../../common/http/page-query.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { HistoryQuery } from './test-call.model.js';

export class ListTestCallsQuery extends PageQuery {
  @TextField({
    description: 'Only calls of this number.',
    example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
    maxLength: 256,
  })
  did_id?: string;

  @TextField({
    description: `Only calls in this status: ${CALL_STATUSES.map((status) => `\`${status}\``).join(', ')}.`,
    example: 'completed',
    maxLength: 16,
    pattern: new RegExp(`^(?:${CALL_STATUSES.join('|')})$`),
    message: `must be one of ${CALL_STATUSES.join(', ')}`,
  })
  status?: string;
}

export function toHistoryQuery(query: ListTestCallsQuery): HistoryQuery {
  return {
    didId: given(query.did_id),
    status: given(query.status) as CallStatus | undefined,
    ...toPage(query),
  };
}
