import fc from 'fast-check';
import { normaliseToNumber } from './normalise-to-number.js';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Ten digits that begin with 6 to 9: an Indian mobile number without its country code. */
const subscriber = fc
  .tuple(fc.constantFrom('6', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
  .map((parts) => parts.join(''));
const separator = fc.constantFrom('', ' ', '-', '.', '(', ')', '[', ']', '\u2013', '\u00a0');

/** The text with punctuation between its characters, as people write numbers. */
function punctuated(text: string): fc.Arbitrary<string> {
  const { length } = text;
  return fc
    .array(separator, { minLength: length + 1, maxLength: length + 1 })
    .map((marks) =>
      Array.from(text).reduce(
        (written, digit, index) => written + digit + (marks[index + 1] ?? ''),
        marks[0] ?? '',
      ),
    );
}

describe('normaliseToNumber', () => {
  it('gives E.164 or nothing, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[+\d ()-]{0,20}$/)),
        (text) => {
          const number = normaliseToNumber(text);

          expect(number === null || E164.test(number)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{0,15}$/), (text) => {
        const number = normaliseToNumber(text);

        expect(number === null ? null : normaliseToNumber(number)).toBe(number);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads every spelling of an Indian mobile number as the same one', () => {
    const spelling = subscriber.chain((digits) =>
      fc.tuple(
        fc.constant(digits),
        fc.constantFrom('', '0', '91', '0091', '+91').chain((prefix) => punctuated(prefix + digits)),
      ),
    );

    fc.assert(
      fc.property(spelling, ([digits, text]) => {
        expect(normaliseToNumber(text)).toBe(`+91${digits}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes an international number of one without +', () => {
    const foreign = fc.stringMatching(/^[1-5]\d{5,14}$/);

    fc.assert(fc.property(foreign, (text) => normaliseToNumber(text) === null));
  });

  it.each(['0919000000000', '00919000000000000', '+91', '009000000000', '919000000000000'])(
    'does not guess what stands before an Indian number in %s',
    (text) => {
      expect(normaliseToNumber(text)).toBeNull();
    },
  );

  it('guesses no country: a number of another one must come with its code', () => {
    expect(normaliseToNumber('2025550123')).toBeNull();
    expect(normaliseToNumber('12025550123')).toBeNull();
    expect(normaliseToNumber('+12025550123')).toBe('+12025550123');
  });
});
