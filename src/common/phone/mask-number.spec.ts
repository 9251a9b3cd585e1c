import fc from 'fast-check';
import { maskNumber, maskNumbersIn } from './mask-number.js';

const SEVEN_DIGITS = /\p{Nd}(?:[\s\p{Pd}\p{Cf}()./_]*\p{Nd}){6}/u;

describe('maskNumber', () => {
  it('shows four digits at most, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{0,15}$/)), (text) => {
        expect(Array.from(maskNumber(text).replace(/\P{Nd}/gu, '')).length).toBeLessThanOrEqual(4);
      }),
    );
  });

  it.each([
    ['+918047112345', '\u20262345'],
    ['1234', '\u2026'],
    ['', '\u2026'],
  ])('shows %j as %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });
});

describe('maskNumbersIn', () => {
  it('never throws, and lets no seven digits through', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[+\d ().a-]{0,60}$/),
      fc.string({ unit: 'binary' }),
    );

    fc.assert(
      fc.property(texts, (text) => {
        expect(maskNumbersIn(text)).not.toMatch(SEVEN_DIGITS);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d ().a-]{0,60}$/), (text) => {
        expect(maskNumbersIn(maskNumbersIn(text))).toBe(maskNumbersIn(text));
      }),
    );
  });

  it.each([
    '+91–90000–00013',
    '+91‑9000000013',
    '90000/00013',
    '90000_00013',
    '90000​00013',
    '90000,00013',
    '90000:00013',
    '90000|00013',
    '90000 | 00013',
    '90000*00013',
    '90000~00013',
    "90000'00013",
    '90000&nbsp;00013',
    '90000 &ndash; 00013',
    '9:0:0:0:0:0:0:1:3',
    '90000%2000013',
    '९००००००१३',
    '９００００００１３',
  ])('masks %j', (number) => {
    expect(maskNumbersIn(`The call to ${number} failed`)).toMatch(/^The call to …\p{Nd}{4} failed$/u);
  });

  it('changes nothing the second time, whatever stands between', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+\d ,:;|&a.\u2026-]{0,60}$/), (text) => {
        expect(maskNumbersIn(maskNumbersIn(text))).toBe(maskNumbersIn(text));
      }),
    );
  });

  it('leaves short numbers and words alone', () => {
    expect(maskNumbersIn('HTTP 403, code 340030, on 24.11.26')).toBe('HTTP 403, code 340030, on 24.11.26');
  });

  it.each([
    'code 340030, 403 today',
    'codes 34003; 40311',
    'connect ECONNREFUSED 127.0.0.1:27017',
    'at main.js:12345:678',
    'at file:///srv/dist/service.cjs:123456:78',
  ])('leaves %j alone', (text) => {
    expect(maskNumbersIn(text)).toBe(text);
  });

  it('takes a time that grows with the length only, whatever signs there are', () => {
    const startedAt = performance.now();

    for (const text of ['1,', '1 ', '1   ', '1:::', '1&nbsp;', '1&', '&#1', ':', ' ', ', ']) {
      maskNumbersIn(text.repeat(100_000 / text.length));
      maskNumbersIn(`1${text.repeat(100_000 / text.length)}`);
      maskNumbersIn(`${text.repeat(200)}x`.repeat(200));
    }

    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('is quick with a megabyte of digits', () => {
    const startedAt = performance.now();

    maskNumbersIn('1 '.repeat(500_000));
    maskNumbersIn(`${'1'.repeat(5)}a`.repeat(100_000));

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
