import { ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';

/** A check of ours on a property; it gives the fault in words, or nothing. */
export function checkedBy(
  faultOf: (value: unknown, args: ValidationArguments | undefined) => string | undefined,
): PropertyDecorator {
  return ValidateBy({
    name: 'field',
    validator: {
      validate: (value, args) => faultOf(value, args) === undefined,
      defaultMessage: (args) => faultOf(args?.value, args) ?? '',
    },
  });
}
