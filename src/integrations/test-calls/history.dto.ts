import { ValidationFailedError } from '../../common/errors/http.errors.js';
import { oneOf, TextField } from '../../common/http/fields.js';
import { given, PageQuery, toPage } from '../../common/http/page-query.js';
import { INSTANT, parseInstant } from '../../common/time/parse-instant.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { HistoryQuery } from './test-call.model.js';

const instantField = {
  example: '2026-03-04T05:50:05.000Z',
  maxLength: 29,
  pattern: INSTANT,
  message: 'must be a time in ISO 8601 with its zone, like 2026-03-04T05:50:05.000Z',
  check: (text: string) => (parseInstant(text) ? undefined : 'must be a time that there is'),
} as const;

export class ListTestCallsQuery extends PageQuery {
  @TextField({
    description: 'Only calls from this number.',
    example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
    maxLength: 256,
  })
  did_id?: string;

  @TextField({
    ...oneOf('Only calls with this status', CALL_STATUSES),
    example: 'completed',
    maxLength: 16,
  })
  status?: string;

  @TextField({ ...instantField, description: 'Only calls requested at or after this time.' })
  from?: string;

  @TextField({ ...instantField, description: 'Only calls requested before this time.' })
  to?: string;
}

/** @throws ValidationFailedError when no time lies between `from` and `to` */
export function toHistoryQuery(query: ListTestCallsQuery): HistoryQuery {
  const from = parseInstant(query.from ?? '');
  const to = parseInstant(query.to ?? '');
  if (from && to && from >= to) {
    throw new ValidationFailedError([{ field: 'to', message: 'must be later than from' }]);
  }
  return {
    from,
    to,
    didId: given(query.did_id),
    status: given(query.status) as CallStatus | undefined,
    ...toPage(query),
  };
}
