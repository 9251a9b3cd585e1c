import type { Page, PagePosition } from '../common/page.model.js';

/** The filter of what comes behind a position in the order of a time's field and then of `_id`, both descending. */
export function behind(field: string, { at, id }: PagePosition): Record<string, unknown> {
  // The first condition alone lets the walk begin in the middle of the index.
  return { [field]: { $lte: at }, $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: id } }] };
}

/** A page of what was read; one record more than `limit` tells that another page follows. */
export function pageOf<Item extends { readonly id: string }, Stored>(
  records: readonly Stored[],
  limit: number,
  toItem: (record: Stored) => Item,
  timeOf: (item: Item) => Date,
): Page<Item> {
  const items = records.slice(0, limit).map(toItem);
  const last = items.at(-1);
  return { items, next: records.length > limit && last ? { at: timeOf(last), id: last.id } : null };
}
