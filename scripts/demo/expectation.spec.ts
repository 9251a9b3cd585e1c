import { above, differences, Rule, valueAt } from './expectation.js';

describe('differences', () => {
  it('finds none in what is as expected, and looks at nothing else', () => {
    const actual = { status: 'placed', call_sid: 'a1', tries: 3, items: [{ id: 'x', more: 1 }], extra: true };

    const found = differences(
      { status: 'placed', call_sid: /^\w+$/, tries: above(2), items: [{ id: 'x' }], gone: undefined },
      actual,
      '',
    );

    expect(found).toEqual([]);
  });

  it.each([
    [{ status: 'placed' }, { status: 'unknown' }, 'status: expected "placed", came "unknown"'],
    [{ a: { b: 1 } }, { a: { b: '1' } }, 'a.b: expected 1, came "1"'],
    [{ a: { b: 1 } }, undefined, 'a.b: expected 1, came nothing'],
    [{ a: /^x$/ }, { a: 7 }, 'a: expected a text like ^x$, came 7'],
    [{ a: above(2) }, { a: 2 }, 'a: expected more than 2, came 2'],
    [{ a: undefined }, { a: 'a secret' }, 'a: expected nothing, came "a secret"'],
    [{ a: null }, {}, 'a: expected null, came nothing'],
    [{ a: ['x'] }, { a: ['x', 'y'] }, 'a.length: expected 1, came 2'],
    [{ a: ['x'] }, { a: 'x' }, 'a.length: expected 1, came nothing'],
  ])('says of %j and %j what differs', (expected, actual, sentence) => {
    expect(differences(expected, actual, '')).toContain(sentence);
  });

  it('uses the words of a rule', () => {
    const even = new Rule('an even number', (value) => Number(value) % 2 === 0);

    expect(differences(even, 3, 'count')).toEqual(['count: expected an even number, came 3']);
  });
});

describe('valueAt', () => {
  it('follows a path into objects and lists', () => {
    expect(valueAt({ dids: [{ id: 'x' }] }, 'dids.0.id')).toBe('x');
  });

  it('is undefined where the path leads nowhere', () => {
    expect(valueAt('text', 'a.b')).toBeUndefined();
  });
});
