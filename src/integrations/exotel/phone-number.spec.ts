import fc from 'fast-check';
import { isSameNumber, stripSeparators, tidyDidNumber, toE164 } from './phone-number.js';

const E164 = /^\+[1-9]\d{1,14}$/;

describe('tidyDidNumber', () => {
  it('gives an optional + and 3 to 15 digits, or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d ().-]{0,20}$/)), (text) => {
        const number = tidyDidNumber(text);

        expect(number === null || /^\+?\d{3,15}$/.test(number)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d ().-]{0,20}$/), (text) => {
        const number = tidyDidNumber(text);

        expect(number === null ? null : tidyDidNumber(number)).toBe(number);
      }),
    );
  });
});

describe('toE164', () => {
  it('gives E.164 or nothing, for any number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{3,15}$/)), (text) => {
        const number = toE164(text);

        expect(number === null || E164.test(number)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{3,15}$/), (text) => {
        const number = toE164(text);

        expect(number === null ? null : toE164(number)).toBe(number);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads all spellings of an Indian number alike', () => {
    const indian = fc.stringMatching(/^[2-9]\d{9}$/);

    fc.assert(
      fc.property(indian, (digits) => {
        const spellings = [digits, `0${digits}`, `+91${digits}`];

        expect(new Set(spellings.map(toE164))).toEqual(new Set([`+91${digits}`]));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['08047112345', '+918047112345'],
    ['18001234567', '+9118001234567'],
    ['+18001234567', '+18001234567'],
    ['+442079460123', '+442079460123'],
  ])('reads %s as %s', (text, number) => {
    expect(toE164(text)).toBe(number);
  });
});

it('stripSeparators takes out what people put between digits, and nothing else', () => {
  expect(stripSeparators(' +91\u00a0(80)\u2013[4711].2345 x/,')).toBe('+9180471123 45x/,'.replace(' ', ''));
});

describe('isSameNumber', () => {
  it.each([
    ['080-4711-2345', '+918047112345', true],
    ['+918047112345', '+918047112346', false],
    ['12', '', false],
    ['12', '12', false],
    ['', '+918047112345', false],
  ])('of %j and %j is %s', (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same);
  });
});
