import {
  BSON,
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/** A number as BSON keeps it: the four types stay apart, so that a rewritten document keeps them. */
export type BsonNumber = Int32 | Double | Long | Decimal128;

/** MongoDB's order of types, from MinKey to MaxKey; numbers share one rank, and so do strings and symbols. */
export const RANK = {
  minKey: 0x05,
  emptyArray: 0x08,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binary: 0x3c,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  timestamp: 0x64,
  regex: 0x6e,
  dbRef: 0x73,
  code: 0x78,
  maxKey: 0x7f,
} as const;

/** Documents are decoded once and shared from then on: never change one in place. */
export function decodeDocument(bytes: Uint8Array): Document {
  return BSON.deserialize(bytes, { promoteValues: false, bsonRegExp: true });
}

/** The same document with plain JavaScript numbers, as the aggregation expressions need it. */
export function decodePromoted(bytes: Uint8Array): Document {
  return BSON.deserialize(bytes, { promoteBuffers: false });
}

export function encodeDocument(document: Document): Buffer {
  return Buffer.from(BSON.serialize(document, { ignoreUndefined: true }));
}

export function isNumber(value: unknown): value is BsonNumber | number {
  return (
    typeof value === 'number' ||
    value instanceof Int32 ||
    value instanceof Double ||
    value instanceof Long ||
    value instanceof Decimal128
  );
}

/** The nearest JavaScript number. */
export function toNumber(value: BsonNumber | number): number {
  if (typeof value === 'number') return value;
  if (value instanceof Long) return Number(value.toBigInt());
  return value instanceof Decimal128 ? Number(value.toString()) : value.value;
}

/** True for an embedded document; arrays and the BSON types that JavaScript keeps as objects are none. */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** True for a document whose first field is an operator, such as { $gt: 5 }. */
export function isOperatorDocument(value: unknown): value is Document {
  return isDocument(value) && (Object.keys(value)[0]?.startsWith('$') ?? false);
}

const RANK_BY_CLASS: [new (...args: never[]) => object, number][] = [
  [ObjectId, RANK.objectId],
  [Date, RANK.date],
  [Binary, RANK.binary],
  [Timestamp, RANK.timestamp],
  [BSONRegExp, RANK.regex],
  [RegExp, RANK.regex],
  [BSONSymbol, RANK.string],
  [DBRef, RANK.dbRef],
  [Code, RANK.code],
  [MinKey, RANK.minKey],
  [MaxKey, RANK.maxKey],
];

const RANK_BY_TYPE: Record<string, number> = {
  string: RANK.string,
  boolean: RANK.boolean,
  undefined: RANK.null,
};

export function rankOf(value: unknown): number {
  const primitive = RANK_BY_TYPE[typeof value];
  if (primitive !== undefined) return primitive;
  if (value === null) return RANK.null;
  // Timestamp is a kind of Long, so the numbers come second.
  const found = RANK_BY_CLASS.find(([constructor]) => value instanceof constructor);
  if (found) return found[1];
  if (isNumber(value)) return RANK.number;
  return Array.isArray(value) ? RANK.array : RANK.object;
}

const NAME_BY_RANK = new Map<number, string>([
  [RANK.minKey, 'minKey'],
  [RANK.null, 'null'],
  [RANK.string, 'string'],
  [RANK.object, 'object'],
  [RANK.array, 'array'],
  [RANK.binary, 'binData'],
  [RANK.objectId, 'objectId'],
  [RANK.boolean, 'bool'],
  [RANK.date, 'date'],
  [RANK.timestamp, 'timestamp'],
  [RANK.regex, 'regex'],
  [RANK.dbRef, 'dbPointer'],
  [RANK.code, 'javascript'],
  [RANK.maxKey, 'maxKey'],
]);

/** The alias that MongoDB's $type and its messages use. */
export function typeNameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value instanceof BSONSymbol) return 'symbol';
  const rank = rankOf(value);
  return rank === RANK.number ? numberTypeOf(value) : (NAME_BY_RANK.get(rank) ?? 'object');
}

function numberTypeOf(value: unknown): string {
  if (value instanceof Int32) return 'int';
  if (value instanceof Long) return 'long';
  return value instanceof Decimal128 ? 'decimal' : 'double';
}
