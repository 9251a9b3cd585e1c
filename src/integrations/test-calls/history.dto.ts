import { TextField } from '../../common/http/fields.js';
import { parsePageCursor, toPageCursor } from '../../common/http/page-cursor.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { HistoryPosition, HistoryQuery } from './test-call.model.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export class ListTestCallsQuery {
  @TextField({
    description: 'Only calls of this number.',
    example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
    maxLength: 256,
  })
  did_id?: string;

  @TextField({
    description: 'Only calls in this status.',
    example: 'completed',
    maxLength: 16,
    pattern: new RegExp(`^(?:${CALL_STATUSES.join('|')})$`),
    message: `must be one of ${CALL_STATUSES.join(', ')}`,
  })
  status?: string;

  @TextField({
    description: `How many calls a page holds: 1 to ${MAX_LIMIT}, ${DEFAULT_LIMIT} by default.`,
    example: '50',
    maxLength: 3,
    pattern: /^(?:[1-9]|[1-9]\d|1\d\d|200)$/,
    message: `must be a whole number from 1 to ${MAX_LIMIT}`,
  })
  limit?: string;

  @TextField({
    description: 'The `next_cursor` of the page before.',
    example: '',
    maxLength: 512,
    check: (text) => (parsePageCursor(text) ? undefined : 'must be the next_cursor of a page'),
  })
  cursor?: string;
}

export function toHistoryQuery(query: ListTestCallsQuery): HistoryQuery {
  return {
    didId: given(query.did_id),
    status: given(query.status) as CallStatus | undefined,
    limit: Number(given(query.limit) ?? DEFAULT_LIMIT),
    after: toPosition(query.cursor ?? ''),
  };
}

/** An empty filter is none. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

export function toCursor({ createdAt, id }: HistoryPosition): string {
  return toPageCursor({ at: createdAt, id });
}

function toPosition(cursor: string): HistoryPosition | undefined {
  const position = parsePageCursor(cursor);
  return position && { createdAt: position.at, id: position.id };
}
