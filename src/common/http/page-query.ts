import type { PagePosition } from '../page.model.js';
import { TextField } from './fields.js';
import { parsePageCursor } from './page-cursor.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Which page of a list, and how long. */
export class PageQuery {
  @TextField({
    description: `The number of entries per page, from 1 to ${MAX_LIMIT}. Defaults to ${DEFAULT_LIMIT}.`,
    example: '50',
    maxLength: 3,
    pattern: /^(?:[1-9]|[1-9]\d|1\d\d|200)$/,
    message: `must be a whole number from 1 to ${MAX_LIMIT}`,
  })
  limit?: string;

  @TextField({
    description: 'The `next_cursor` of the previous page.',
    example: '',
    maxLength: 512,
    check: (text) => (parsePageCursor(text) ? undefined : 'must be the next_cursor of a page'),
  })
  cursor?: string;
}

export function toPage({ limit, cursor }: PageQuery): { limit: number; after: PagePosition | undefined } {
  return { limit: Number(given(limit) ?? DEFAULT_LIMIT), after: parsePageCursor(cursor ?? '') };
}

/** An empty filter is none. */
export function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
