import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { checkedBy } from './checked-by.js';
import { CONTROL, CONTROLS } from './control-characters.js';

export interface TextListRule {
  readonly description: string;
  readonly example: readonly string[];
  readonly minItems: number;
  readonly maxItems: number;
  /** Of each text, in characters (code points). */
  readonly maxLength: number;
}

/** One decorator for type, check and documentation of a list of texts that must be there. */
export function TextListField(rule: TextListRule): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      description: rule.description,
      example: [...rule.example],
      type: 'array',
      items: { type: 'string', maxLength: rule.maxLength, pattern: `^[^${CONTROLS}]*$` },
      minItems: rule.minItems,
      maxItems: rule.maxItems,
    }),
    checkedBy((value) => listFault(value, rule)),
  );
}

/** One decorator for type, check and documentation of a yes or no that may be left out. */
export function BooleanField(rule: {
  readonly description: string;
  readonly example: boolean;
}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...rule, type: 'boolean', required: false }),
    checkedBy((value) =>
      value === undefined || typeof value === 'boolean' ? undefined : 'must be true or false',
    ),
  );
}

function listFault(value: unknown, { minItems, maxItems, maxLength }: TextListRule): string | undefined {
  if (value === undefined) return 'is required';
  if (!Array.isArray(value)) return 'must be a list of texts';
  if (value.length < minItems || value.length > maxItems) {
    return `must have ${minItems} to ${maxItems} entries`;
  }
  return entriesFault(value, (entry) => {
    if (typeof entry !== 'string') return 'must be a text';
    if (CONTROL.test(entry)) return 'must not contain control characters';
    return Array.from(entry).length > maxLength ? `must be at most ${maxLength} characters long` : undefined;
  });
}

const MAX_NAMED_ENTRIES = 20;

/** What is wrong with the entries of a list, named by their places; nothing when all are right. */
export function entriesFault(
  entries: readonly unknown[],
  faultOf: (entry: unknown) => string | undefined,
): string | undefined {
  const places = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    const fault = faultOf(entry);
    if (fault !== undefined) places.set(fault, [...(places.get(fault) ?? []), index + 1]);
  }
  const faults = [...places].map(([fault, ofEntries]) => `${named(ofEntries)} ${fault}`);
  return faults.length === 0 ? undefined : faults.join('; ');
}

/** Like `entry 3`, or `entries 1, 4, 5 and 60 more`. */
function named(places: readonly number[]): string {
  const more = places.length - MAX_NAMED_ENTRIES;
  const shown = places.slice(0, MAX_NAMED_ENTRIES).join(', ');
  return `${places.length === 1 ? 'entry' : 'entries'} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}
