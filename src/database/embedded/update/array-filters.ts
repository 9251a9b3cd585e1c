import type { Document } from 'bson';
import { isDocument } from '../bson/values.js';
import { badValue, failedToParse } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import { valueAt } from './document-edit.js';

/** The conditions behind `$[identifier]`. */
export class ArrayFilters {
  private readonly tests = new Map<string, (element: unknown) => boolean>();

  constructor(filters: unknown) {
    if (filters === undefined) return;
    if (!Array.isArray(filters)) throw failedToParse('arrayFilters must be an array');
    for (const filter of filters as unknown[]) this.add(filter);
  }

  private add(filter: unknown): void {
    if (!isDocument(filter)) throw failedToParse('Each array filter must be a document');
    const identifiers = new Set(identifiersOf(filter));
    const [identifier = ''] = identifiers;
    if (identifiers.size !== 1) {
      throw failedToParse(
        'Error parsing array filter :: caused by :: Expected a single top-level field name',
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (this.tests.has(identifier)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    const matches = compileFilter(filter);
    this.tests.set(identifier, (element) => matches({ [identifier]: element }));
  }

  /** Every filter must be used by some path of the update. */
  refuseUnused(paths: readonly string[]): void {
    for (const identifier of this.tests.keys()) {
      if (!paths.some((path) => path.split('.').includes(`$[${identifier}]`))) {
        throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
      }
    }
  }

  test(identifier: string, path: string): (element: unknown) => boolean {
    if (identifier === '') return () => true;
    const found = this.tests.get(identifier);
    if (!found) throw badValue(`No array filter found for identifier '${identifier}' in path '${path}'`);
    return found;
  }
}

function identifiersOf(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, condition]: [string, unknown]) => {
    if (!name.startsWith('$')) return [name.split('.', 1)[0] ?? ''];
    return Array.isArray(condition) ? condition.filter(isDocument).flatMap(identifiersOf) : [];
  });
}

/** Turns `$`, `$[]` and `$[identifier]` into the indexes that they stand for in this document. */
export function concretePaths(
  document: Document,
  path: string,
  filters: ArrayFilters,
  position: number | undefined,
): string[][] {
  let paths: string[][] = [[]];
  for (const segment of path.split('.')) {
    paths = paths.flatMap((before) =>
      indexesOf(segment, before, { document, path, filters, position }).map((name) => [...before, name]),
    );
  }
  return paths;
}

interface Place {
  readonly document: Document;
  readonly path: string;
  readonly filters: ArrayFilters;
  readonly position: number | undefined;
}

function indexesOf(segment: string, before: readonly string[], place: Place): string[] {
  const wildcard = /^\$\[(.*)\]$/.exec(segment);
  if (segment === '$') {
    if (place.position === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return [String(place.position)];
  }
  if (!wildcard) return [segment];
  const matches = place.filters.test(wildcard[1] ?? '', place.path);
  const array = valueAt(place.document, before);
  if (!Array.isArray(array)) {
    throw badValue(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  return array.flatMap((element: unknown, index) => (matches(element) ? [String(index)] : []));
}
