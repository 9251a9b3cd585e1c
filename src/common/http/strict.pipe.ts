import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import { AppConfig } from '../../config/config.js';
import type { FieldFault } from '../errors/app-error.js';
import { ValidationFailedError } from '../errors/http.errors.js';
import { maskNumbersIn } from '../phone/mask-number.js';
import { REQUEST_CONFIG } from './fields.js';
import { mayHaveNoBody } from './no-body-allowed.js';

/** Our requests are flat: a property is a text, a yes or no, or a list of texts. */
const MAX_DEPTH = 2;
const MAX_NAMED_FAULTS = 50;
const PLAIN_TYPES = new Set<unknown>([String, Number, Boolean, Array, Object]);

/** Turns a body or query into its request class, or names every fault of it; unknown properties are faults. */
@Injectable()
export class StrictPipe implements PipeTransform {
  constructor(private readonly config: AppConfig) {}

  async transform(given: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (!metatype || PLAIN_TYPES.has(metatype) || (type !== 'body' && type !== 'query')) return given;
    const value = given === undefined && mayHaveNoBody(metatype) ? {} : given;
    if (!isObject(value)) {
      throw new ValidationFailedError([{ field: type, message: 'must be a JSON object' }]);
    }

    const known = knownProperties(metatype as Type<object>);
    const properties = Object.fromEntries(
      Object.entries(value).filter(([name, content]) => known.has(name) && !isTooDeep(content, MAX_DEPTH)),
    );
    const faults = tooDeepProperties(value, known);

    const request = plainToInstance(metatype as Type<object>, properties);
    Object.defineProperty(request, REQUEST_CONFIG, { value: this.config, enumerable: false });
    const deep = new Set(faults.map(({ field }) => field));
    faults.push(...(await contentFaults(request)).filter(({ field }) => !deep.has(field)));
    // Behind those of our own properties, whose faults are not to be lost among a stranger's.
    faults.push(...unknownProperties(value, known));
    if (faults.length > 0) throw new ValidationFailedError(faults.slice(0, MAX_NAMED_FAULTS));
    return request;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const propertiesOf = new WeakMap<object, ReadonlySet<string>>();

function knownProperties(request: Type<object>): ReadonlySet<string> {
  let known = propertiesOf.get(request);
  if (!known) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(request, '', false, false);
    known = new Set(rules.map(({ propertyName }) => propertyName));
    propertiesOf.set(request, known);
  }
  return known;
}

function unknownProperties(value: Record<string, unknown>, known: ReadonlySet<string>): FieldFault[] {
  return Object.keys(value)
    .filter((name) => !known.has(name))
    .slice(0, MAX_NAMED_FAULTS)
    .map((name) => ({ field: shown(name), message: 'is not a property of this request' }));
}

/** A stranger's property name, made fit to stand in an error text. */
function shown(name: string): string {
  return maskNumbersIn(name.replace(/\p{Cc}/gu, '?').slice(0, 64));
}

function tooDeepProperties(value: Record<string, unknown>, known: ReadonlySet<string>): FieldFault[] {
  return Object.keys(value)
    .filter((name) => known.has(name) && isTooDeep(value[name], MAX_DEPTH))
    .map((field) => ({ field, message: 'must not be or contain an object' }));
}

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // class-transformer would take a property named `constructor` for the class of an object.
  if (!Array.isArray(value)) return true;
  return depth === 0 || value.some((inner) => isTooDeep(inner, depth - 1));
}

async function contentFaults(request: object): Promise<FieldFault[]> {
  const found = await validate(request, { validationError: { target: false, value: false } });
  return found.flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => ({ field: property, message })),
  );
}
