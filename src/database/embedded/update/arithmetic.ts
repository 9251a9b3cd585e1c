import { Decimal128, Double, Int32, Long } from 'bson';
import { type BsonNumber, isNumber, toNumber, typeNameOf } from '../bson/values.js';
import { badValue, notImplemented, typeMismatch } from '../mongo-fault.js';

const INT32_MAX = 2n ** 31n - 1n;
const INT32_MIN = -(2n ** 31n);
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

type Operator = '$inc' | '$mul';
type Operand = BsonNumber | number;

/** $inc and $mul: integers stay integers and grow to 64 bits, anything with a double is a double. */
export function calculate(operator: Operator, path: string, value: unknown, operand: unknown): BsonNumber {
  const [present, other] = readOperands(operator, path, value, operand);
  const apply = operator === '$inc' ? ADD : MULTIPLY;
  if (!isInteger(present) || !isInteger(other)) {
    return new Double(apply.doubles(toNumber(present), toNumber(other)));
  }
  const result = apply.integers(toBigInt(present), toBigInt(other));
  if (result > INT64_MAX || result < INT64_MIN) {
    throw badValue(
      `Failed to apply ${operator} operations to current value: the result does not fit in 64 bits`,
    );
  }
  return integerOf(result, present instanceof Long || other instanceof Long);
}

function readOperands(
  operator: Operator,
  path: string,
  value: unknown,
  operand: unknown,
): [Operand, Operand] {
  if (!isNumber(operand)) {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${typeNameOf(operand)}}`);
  }
  const present = value === undefined ? startOf(operator, operand) : value;
  if (!isNumber(present)) {
    throw typeMismatch(
      `Cannot apply ${operator} to a value of non-numeric type. The field '${path}' has non-numeric type ${typeNameOf(present)}`,
    );
  }
  if (present instanceof Decimal128 || operand instanceof Decimal128) {
    throw notImplemented(`${operator} with Decimal128`);
  }
  return [present, operand];
}

/** A missing field counts as 0 of the operand's own type. */
function startOf(operator: Operator, operand: Operand): Operand {
  if (operator === '$inc' && !(operand instanceof Double) && typeof operand !== 'number') return new Int32(0);
  if (operand instanceof Int32) return new Int32(0);
  if (operand instanceof Long) return Long.fromNumber(0);
  return new Double(0);
}

const ADD = {
  doubles: (a: number, b: number): number => a + b,
  integers: (a: bigint, b: bigint): bigint => a + b,
};
const MULTIPLY = {
  doubles: (a: number, b: number): number => a * b,
  integers: (a: bigint, b: bigint): bigint => a * b,
};

function isInteger(value: Operand): value is Int32 | Long {
  return value instanceof Int32 || value instanceof Long;
}

function toBigInt(value: Int32 | Long): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(value.value);
}

function integerOf(value: bigint, long: boolean): Int32 | Long {
  const fits = value <= INT32_MAX && value >= INT32_MIN;
  return fits && !long ? new Int32(Number(value)) : Long.fromBigInt(value);
}
