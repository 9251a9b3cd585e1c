import fc from 'fast-check';

export const OPERATORS = [
  '$gt',
  '$ne',
  '$where',
  '$regex',
  '$set',
  '$push',
  '$expr',
  '$function',
  '$or',
  '$[]',
];
const POISON = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '_id',
  'dids.0.id',
  '',
];

/** Texts, some of them longer than a body may be. */
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202e',
    '%00',
    '../../etc/passwd',
    "';--",
    '<script>',
    '{{7*7}}',
    '\r\nX: y',
  ),
  fc.integer({ min: 1_000, max: 120_000 }).map((length) => 'x'.repeat(length)),
);
export const key = fc.oneof(
  fc.constantFrom(...OPERATORS, ...POISON),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const scalar = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
);
/** What no field of ours is. */
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...OPERATORS), scalar).map(([name, inner]) => ({ [name]: inner })),
  },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: pairs(key, scalar) },
);

function pairs(name: fc.Arbitrary<string>, content: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(name, content), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}

/** JSON as deep as a body's size lets it be. */
export const deep = fc
  .tuple(
    fc.constantFrom(['[', ']'], ['{"a":', '}'], ['{"$and":[', ']}'], ['{"__proto__":', '}']),
    fc.integer({ min: 10, max: 9_000 }),
  )
  .map(([[open = '', close = ''], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);
