import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import {
  afterPrefix,
  compareValues,
  cutBound,
  encodeKey,
  equalValues,
  fitKey,
  invert,
} from './key-encoding.js';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, new MinKey(), new MaxKey(), ''),
    fc.integer().map((n) => new Int32(n)),
    fc.double().map((n) => new Double(n)),
    int64.map((n) => Long.fromBigInt(n)),
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: true }),
    bytes(12).map((id) => new ObjectId(id)),
    fc.uint8Array({ maxLength: 5 }).map((data) => new Binary(data)),
    fc.nat().map((t) => new Timestamp({ t, i: 1 })),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 2 }), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const sign = (n: number): number => Math.sign(n);

describe('key encoding', () => {
  it('orders 64-bit integers and doubles by their exact value', () => {
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        const order = a < b ? -1 : a > b ? 1 : 0;
        expect(sign(compareValues(Long.fromBigInt(a), Long.fromBigInt(b)))).toBe(order);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(sign(compareValues(new Double(a), new Double(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('takes integers, doubles, longs and decimals of the same value for equal', () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        const spellings = [
          new Int32(n),
          new Double(n),
          Long.fromNumber(n),
          Decimal128.fromString(`${n}.00`),
          n,
        ];
        expect(spellings.every((spelling) => equalValues(spelling, spellings[0]))).toBe(true);
      }),
    );
    expect(compareValues(Decimal128.fromString('0.1'), new Double(0.1))).toBeLessThan(0);
    expect(compareValues(new Double(NaN), new Double(-Infinity))).toBeLessThan(0);
    expect(compareValues(Long.fromString('9007199254740993'), new Double(2 ** 53))).toBeGreaterThan(0);
  });

  it('orders strings by their UTF-8 bytes, a prefix before its extension, also around zero bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(order);
      }),
    );
    expect(compareValues('a', 'a\0')).toBeLessThan(0);
  });

  it('orders dates by time and object ids by bytes', () => {
    const date = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(sign(a.getTime() - b.getTime()));
      }),
    );
    fc.assert(
      fc.property(bytes(12), bytes(12), (a, b) => {
        expect(compareValues(new ObjectId(a), new ObjectId(b))).toBe(Buffer.compare(a, b));
      }),
    );
  });

  it("keeps MongoDB's order of types whatever the values", () => {
    const ascending = [
      ...[
        new MinKey(),
        null,
        new Double(Infinity),
        '',
        { a: 1 },
        [1],
        new Binary(Buffer.of(1)),
        new ObjectId(),
      ],
      ...[false, true, new Date(8e15), new Timestamp({ t: 0, i: 0 }), /x/, new MaxKey()],
    ];
    const sorted = [...ascending].reverse().sort(compareValues);
    expect(sorted).toEqual(ascending);
  });

  it('compares embedded documents field by field: type, then name, then value', () => {
    expect(compareValues({ a: 1 }, { a: 2 })).toBeLessThan(0);
    expect(compareValues({ b: 1 }, { a: 'x' })).toBeLessThan(0);
    expect(compareValues({ a: 1 }, { a: 1, b: 1 })).toBeLessThan(0);
    expect(compareValues({ a: 2 }, { b: 1 })).toBeLessThan(0);
    expect(equalValues({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  });

  it('never encodes one value as the beginning of another', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [x, y] = [encodeKey(a), encodeKey(b)];
        if (x.equals(y)) return;
        expect(y.subarray(0, x.length).equals(x)).toBe(false);
      }),
    );
  });

  it('keeps the order of pairs when their encodings are joined, and turns it when inverted', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
        const [x, y] = [
          Buffer.concat([encodeKey(a), encodeKey(b)]),
          Buffer.concat([encodeKey(c), encodeKey(d)]),
        ];
        const first = Buffer.compare(encodeKey(a), encodeKey(c));
        const order = first === 0 ? Buffer.compare(encodeKey(b), encodeKey(d)) : first;
        expect(Buffer.compare(x, y)).toBe(order);
        expect(Buffer.compare(invert(x), invert(y)) + order).toBe(0);
        expect(invert(invert(x)).equals(x)).toBe(true);
      }),
    );
  });

  it('bounds everything that begins with a prefix, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.uint8Array({ maxLength: 6 }),
        (prefix, other) => {
          const [start, key] = [Buffer.from(prefix), Buffer.from(other)];
          const within = Buffer.compare(key, start) >= 0 && Buffer.compare(key, afterPrefix(start)) < 0;
          const begins = key.subarray(0, start.length).equals(start);
          expect(within).toBe(
            begins || (start.every((byte) => byte === 0xff) && Buffer.compare(key, start) >= 0 && begins),
          );
        },
      ),
    );
  });

  it('keeps long values apart and in order with shorter ones within the limit of a key', () => {
    const [long, longer] = ['x'.repeat(5_000), 'x'.repeat(5_001)].map(encodeKey) as [Buffer, Buffer];
    expect(fitKey(long, 500)).toHaveLength(500);
    expect(fitKey(long, 500).equals(fitKey(longer, 500))).toBe(false);
    expect(Buffer.compare(fitKey(long, 500), encodeKey('y'))).toBeLessThan(0);
    expect(Buffer.compare(cutBound(long, 500), fitKey(long, 500))).toBeLessThanOrEqual(0);
  });
});
