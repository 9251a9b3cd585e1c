import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { ValidationArguments } from 'class-validator';
import type { AppConfig } from '../../config/config.js';
import { checkedBy } from './checked-by.js';
import { CONTROL, CONTROLS, trimmed } from './control-characters.js';

/** What a text property of a request must be. Lengths are in characters (code points). */
export interface TextRule {
  readonly description: string;
  readonly example: string;
  readonly maxLength: number;
  /** A text that must be there; others may be left out, and `null` or `""` clears them. */
  readonly isRequired?: boolean;
  /** What the whole text must match, its length included, for the check and for the API document. */
  readonly pattern?: RegExp;
  /** For the API document alone, where `check` is the check: what it amounts to, as a pattern. */
  readonly spelling?: RegExp;
  /** The rule in words, as the caller reads it: "must be …". */
  readonly message?: string;
  /** A rule that no pattern can say: gives the fault in words, or nothing. */
  readonly check?: (text: string, config: AppConfig) => string | undefined;
  readonly isSecret?: boolean;
}

/** The rule of a text that is one of these, which its description names. */
export function oneOf(
  what: string,
  values: readonly string[],
): Pick<TextRule, 'description' | 'pattern' | 'message'> {
  return {
    description: `${what}: ${values.map((value) => `\`${value}\``).join(', ')}.`,
    pattern: new RegExp(`^(?:${values.join('|').replaceAll('.', '\\.')})$`),
    message: `must be one of ${values.join(', ')}`,
  };
}

/** One decorator for type, tidying, check and documentation of a text property. */
export function TextField(rule: TextRule): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      description:
        (rule.pattern ?? rule.spelling)
          ? rule.description
          : `${rule.description} At most ${rule.maxLength} characters.`,
      example: rule.example,
      required: rule.isRequired ?? false,
      type: 'string',
      ...(!rule.isRequired && { nullable: true }),
      pattern: documentedPattern(rule),
      ...(rule.isSecret && { format: 'password', writeOnly: true }),
    }),
    Transform(({ value }: { value: unknown }) => tidy(value)),
    checkedBy((value, args) => faultOf(value, rule, args)),
  );
}

/** The configuration that checks may ask; the body pipe puts it on each request object, out of sight. */
export const REQUEST_CONFIG = Symbol('request config');

function configOf(args: ValidationArguments | undefined): AppConfig {
  return (args?.object as { [REQUEST_CONFIG]: AppConfig })[REQUEST_CONFIG];
}

/** A clearing `null` becomes `""`. */
function tidy(value: unknown): unknown {
  if (value === null) return '';
  return typeof value === 'string' ? trimmed(value) : value;
}

function faultOf(value: unknown, rule: TextRule, args: ValidationArguments | undefined): string | undefined {
  if (value === undefined || value === '') return rule.isRequired ? 'is required' : undefined;
  if (Array.isArray(value)) return 'must be one text, not several';
  if (typeof value !== 'string') return 'must be a text';
  return formFault(value, rule) ?? rule.check?.(value, configOf(args));
}

function formFault(text: string, rule: TextRule): string | undefined {
  if (CONTROL.test(text)) return 'must not contain control characters';
  if (!text.isWellFormed()) return 'must be well-formed Unicode';
  if (Array.from(text).length > rule.maxLength) return `must be at most ${rule.maxLength} characters long`;
  if (rule.pattern && !rule.pattern.test(text)) return rule.message ?? 'has a form that is not allowed';
  return undefined;
}

/** What `trim` removes, besides control characters, which are refused. */
const SPACES = '[ \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*';

/**
 * JSON Schema looks at the text before it is trimmed, so it must let spaces around it, and clearing, pass. Hence no
 * `maxLength`: it would count those spaces.
 */
function documentedPattern({ pattern, spelling, maxLength, isRequired }: TextRule): string {
  const form = (pattern ?? spelling)?.source.replace(/^\^|\$$/g, '') ?? `[^${CONTROLS}]{0,${maxLength}}`;
  const core = spelling ? `(?=.{1,${maxLength}}${SPACES}$)${form}` : form;
  return isRequired ? `^(?!${SPACES}$)${SPACES}(?:${core})${SPACES}$` : `^${SPACES}(?:${core})?${SPACES}$`;
}
