import { createHash } from 'node:crypto';
import type { Binary, BSONRegExp, Code, DBRef, ObjectId, Timestamp } from 'bson';
import { BSONSymbol, Decimal128, type Document, Long } from 'bson';
import { type BsonNumber, RANK, rankOf, toNumber } from './values.js';

/**
 * Turns values into bytes whose plain byte order is MongoDB's comparison order. No encoding is the beginning of
 * another, so encodings can be joined for compound indexes, and inverted for descending fields.
 */
export function encodeKey(value: unknown): Buffer {
  const rank = rankOf(value);
  return Buffer.concat([Buffer.of(rank), encodeBody(rank, value)]);
}

/** An empty array has a key of its own, below null. */
export const EMPTY_ARRAY_KEY = Buffer.of(RANK.emptyArray);
export const NULL_KEY = Buffer.of(RANK.null);

const NOTHING = Buffer.alloc(0);
const END = Buffer.of(0);
const TEXT_END = Buffer.of(0, 0);

const BODIES: Record<number, (value: never) => Buffer> = {
  [RANK.number]: encodeNumber,
  [RANK.string]: (value: string | BSONSymbol) =>
    encodeText(value instanceof BSONSymbol ? value.value : value),
  [RANK.object]: encodeObject,
  [RANK.array]: (value: unknown[]) => Buffer.concat([...value.map(encodeKey), END]),
  [RANK.binary]: encodeBinary,
  [RANK.objectId]: (value: ObjectId) => Buffer.from(value.id),
  [RANK.boolean]: (value: boolean) => Buffer.of(value ? 1 : 0),
  [RANK.date]: (value: Date) => encodeInt64(Number.isNaN(value.getTime()) ? 0n : BigInt(value.getTime())),
  [RANK.timestamp]: (value: Timestamp) => Buffer.concat([encodeUInt32(value.t), encodeUInt32(value.i)]),
  [RANK.regex]: encodeRegex,
  [RANK.dbRef]: (value: DBRef) => encodeObject(value.toJSON()),
  [RANK.code]: (value: Code) => encodeText(value.code),
};

function encodeBody(rank: number, value: unknown): Buffer {
  return BODIES[rank]?.(value as never) ?? NOTHING;
}

/** A zero byte is followed by 0xff, so that the end marker (two zero bytes) sorts a prefix before its extension. */
function encodeText(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8');
  if (!raw.includes(0)) return Buffer.concat([raw, TEXT_END]);
  const escaped: number[] = [];
  for (const byte of raw) escaped.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.concat([Buffer.from(escaped), TEXT_END]);
}

/** MongoDB compares embedded documents field by field: the value's type, then the name, then the value. */
function encodeObject(value: Document): Buffer {
  const parts: Buffer[] = [];
  for (const [name, field] of Object.entries(value) as [string, unknown][]) {
    if (field === undefined) continue;
    const rank = rankOf(field);
    parts.push(Buffer.of(rank), encodeText(name), encodeBody(rank, field));
  }
  return Buffer.concat([...parts, END]);
}

/** Binary data is compared by length, then by subtype, then by its bytes. */
function encodeBinary(value: Binary): Buffer {
  return Buffer.concat([encodeUInt32(value.length()), Buffer.of(value.sub_type), value.value()]);
}

function encodeRegex(value: BSONRegExp | RegExp): Buffer {
  const [pattern, options] =
    value instanceof RegExp ? [value.source, value.flags] : [value.pattern, value.options];
  return Buffer.concat([encodeText(pattern), encodeText(options)]);
}

function encodeUInt32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value >>> 0);
  return out;
}

function encodeInt64(value: bigint): Buffer {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n));
  return out;
}

const BELOW = 0x40;
const EXACT = 0x80;
const ABOVE = 0xc0;

/**
 * The nearest double, then what is left of the exact value in the same manner: 64-bit integers and decimals that no
 * double can hold still stand in their place.
 */
function encodeNumber(value: BsonNumber | number): Buffer {
  const parts = [encodeDouble(toNumber(value))];
  let rest = remainderOf(value, toNumber(value));
  while (rest !== undefined && rest.coefficient !== 0n && parts.length < 12) {
    const step = Number(`${rest.coefficient.toString()}e${rest.exponent}`);
    if (step === 0) break;
    parts.push(Buffer.of(rest.coefficient < 0n ? BELOW : ABOVE), encodeDouble(step));
    rest = subtract(rest, exactDouble(step));
  }
  return Buffer.concat([...parts, Buffer.of(EXACT)]);
}

/** An exact decimal number: coefficient × 10^exponent. */
interface Exact {
  coefficient: bigint;
  exponent: number;
}

function remainderOf(value: BsonNumber | number, nearest: number): Exact | undefined {
  if (!Number.isFinite(nearest)) return undefined;
  if (value instanceof Long) {
    if (Number.isSafeInteger(nearest)) return undefined;
    return { coefficient: value.toBigInt() - BigInt(nearest), exponent: 0 };
  }
  if (!(value instanceof Decimal128)) return undefined;
  return subtract(exactDecimal(value.toString()), exactDouble(nearest));
}

function exactDecimal(text: string): Exact {
  const [mantissa = '0', power = '0'] = text.toUpperCase().split('E');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { coefficient: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** Every finite double is an integer times a power of two, hence an exact decimal. */
function exactDouble(value: number): Exact {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(-exponent), exponent };
}

function subtract(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const scale = (x: Exact): bigint => x.coefficient * 10n ** BigInt(x.exponent - exponent);
  return { coefficient: scale(a) - scale(b), exponent };
}

/** The bits of a double, turned so that their byte order is the numeric order; NaN comes first. */
function encodeDouble(value: number): Buffer {
  const out = Buffer.alloc(8);
  if (Number.isNaN(value)) return out;
  out.writeDoubleBE(value === 0 ? 0 : value);
  const bits = out.readBigUInt64BE();
  out.writeBigUInt64BE(value < 0 ? BigInt.asUintN(64, ~bits) : bits ^ (1n << 63n));
  return out;
}

/** Below MongoDB's order of everything that begins with these bytes lies nothing else: the least upper bound. */
export function afterPrefix(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1;
  const next = Buffer.from(prefix.subarray(0, length));
  if (length > 0) next[length - 1] = (next[length - 1] ?? 0) + 1;
  return length > 0 ? next : Buffer.alloc(prefix.length + 1, 0xff);
}

/** The same bytes in descending order. */
export function invert(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = (bytes[i] ?? 0) ^ 0xff;
  return out;
}

const DIGEST_BYTES = 32;

/**
 * LMDB's keys end at 1,978 bytes. A longer one keeps its beginning and a digest of the whole: equality stays exact,
 * only the order among values with the same long beginning is lost.
 */
export function fitKey(encoded: Buffer, budget: number): Buffer {
  if (encoded.length <= budget) return encoded;
  const digest = createHash('sha256').update(encoded).digest();
  return Buffer.concat([encoded.subarray(0, budget - DIGEST_BYTES), digest]);
}

/** A range bound within the same limit: cut, so that it still lies on or before every key that it bounds. */
export function cutBound(encoded: Buffer, budget: number): Buffer {
  return encoded.length <= budget ? encoded : encoded.subarray(0, budget - DIGEST_BYTES);
}

/** Compares two values as MongoDB sorts them. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return Buffer.compare(encodeKey(a), encodeKey(b));
}

/** Equality as MongoDB sees it: 5 is 5.0, and the order of an embedded document's fields counts. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  const rank = rankOf(a);
  return rank === rankOf(b) && encodeBody(rank, a).equals(encodeBody(rank, b));
}
