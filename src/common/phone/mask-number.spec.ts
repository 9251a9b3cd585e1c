import fc from 'fast-check';
import { maskNumber, maskNumbersIn } from './mask-number.js';

const SEVEN_DIGITS = /\d(?:[\s().-]*\d){6}/;

describe('maskNumber', () => {
  it('shows four digits at most, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{0,15}$/)), (text) => {
        expect(maskNumber(text).replace(/\D/g, '').length).toBeLessThanOrEqual(4);
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

  it('leaves short numbers and words alone', () => {
    expect(maskNumbersIn('HTTP 403, code 340030, on 24.11.26')).toBe('HTTP 403, code 340030, on 24.11.26');
  });

  it('is quick with a megabyte of digits', () => {
    const startedAt = performance.now();

    maskNumbersIn('1 '.repeat(500_000));
    maskNumbersIn(`${'1'.repeat(5)}a`.repeat(100_000));

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
