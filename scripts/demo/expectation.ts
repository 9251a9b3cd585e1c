/** A value that is not known beforehand, by what is true of it. */
export class Rule {
  constructor(
    /** Completes `expected`. */
    readonly words: string,
    readonly holds: (value: unknown) => boolean,
  ) {}
}

/** What a value should be: itself, its form, a rule, or for objects and lists that of the parts that matter. */
export type Expected =
  | string
  | number
  | boolean
  | null
  | undefined
  | RegExp
  | Rule
  | readonly Expected[]
  | { readonly [name: string]: Expected };

export function above(least: number): Rule {
  return new Rule(`more than ${least}`, (value) => typeof value === 'number' && value > least);
}

/** What differs, one sentence for each difference; parts that nobody expects anything of are not looked at. */
export function differences(expected: Expected, actual: unknown, name: string): string[] {
  if (Array.isArray(expected)) return differencesOfList(expected as readonly Expected[], actual, name);
  if (isGroup(expected)) {
    return Object.entries(expected).flatMap(([key, part]) =>
      differences(part, partOf(actual, key), name === '' ? key : `${name}.${key}`),
    );
  }
  return isAsExpected(expected, actual)
    ? []
    : [`${name}: expected ${wordsOf(expected)}, came ${show(actual)}`];
}

/** The value at a path like `dids.0.websocket_url`; undefined when there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(partOf, value);
}

export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

function differencesOfList(expected: readonly Expected[], actual: unknown, name: string): string[] {
  const length = Array.isArray(actual) ? actual.length : undefined;
  return [
    ...differences(expected.length, length, `${name}.length`),
    ...expected.flatMap((part, index) =>
      differences(part, partOf(actual, String(index)), `${name}.${index}`),
    ),
  ];
}

function isGroup(expected: Expected): expected is Readonly<Record<string, Expected>> {
  return (
    typeof expected === 'object' &&
    expected !== null &&
    !(expected instanceof RegExp) &&
    !(expected instanceof Rule)
  );
}

function isAsExpected(expected: Expected, actual: unknown): boolean {
  if (expected instanceof Rule) return expected.holds(actual);
  if (expected instanceof RegExp) return typeof actual === 'string' && expected.test(actual);
  return Object.is(expected, actual);
}

function wordsOf(expected: Expected): string {
  if (expected instanceof Rule) return expected.words;
  return expected instanceof RegExp ? `a text like ${expected.source}` : show(expected);
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
