import { behind, pageOf } from './newest-first.js';

const AT = new Date('2026-03-04T05:50:05.000Z');

describe('behind', () => {
  it('is what is older, and of the same time what has a smaller id', () => {
    expect(behind('created_at', { at: AT, id: 'b' })).toEqual({
      created_at: { $lte: AT },
      $or: [{ created_at: { $lt: AT } }, { created_at: AT, _id: { $lt: 'b' } }],
    });
  });
});

describe('pageOf', () => {
  const page = (ids: string[], limit: number): unknown =>
    pageOf(
      ids.map((_id) => ({ _id })),
      limit,
      ({ _id }) => ({ id: _id, seenAt: AT }),
      ({ seenAt }) => seenAt,
    );

  it('ends with what it shows when no record is left', () => {
    expect(page(['c', 'b'], 2)).toEqual({
      items: [
        { id: 'c', seenAt: AT },
        { id: 'b', seenAt: AT },
      ],
      next: null,
    });
    expect(page([], 2)).toEqual({ items: [], next: null });
  });

  it('does not show the record beyond its limit, and goes on behind the last one that it shows', () => {
    expect(page(['c', 'b', 'a'], 2)).toMatchObject({
      items: [{ id: 'c' }, { id: 'b' }],
      next: { at: AT, id: 'b' },
    });
  });
});
