import { isDocument } from './values.js';

/** Gets one candidate value of a path (undefined: missing) and its place in the array on the way, if there was one. */
export type Visit = (value: unknown, arrayIndex: number | undefined) => boolean;

/**
 * Offers every value that MongoDB would compare for a dotted path, until one is accepted. Arrays on the way are
 * entered; an array at the end offers its elements and then itself, unless `wholeArrays` is set.
 */
export function anyValueAt(
  root: unknown,
  path: readonly string[],
  visit: Visit,
  wholeArrays = false,
): boolean {
  return descend(root, 0, undefined);

  function descend(node: unknown, depth: number, arrayIndex: number | undefined): boolean {
    if (depth === path.length) return atEnd(node, arrayIndex);
    if (Array.isArray(node)) return insideArray(node, depth);
    return isDocument(node)
      ? descend(fieldOf(node, path[depth] ?? ''), depth + 1, arrayIndex)
      : visit(undefined, arrayIndex);
  }

  function insideArray(array: unknown[], depth: number): boolean {
    const offset = path[depth] ?? '';
    return array.some((element, index) => {
      if (isDocument(element) && descend(element, depth, index)) return true;
      return offset === String(index) && descend(element, depth + 1, index);
    });
  }

  function atEnd(value: unknown, arrayIndex: number | undefined): boolean {
    if (!Array.isArray(value) || wholeArrays) return visit(value, arrayIndex);
    return value.some((element, index) => visit(element, index)) || visit(value, arrayIndex);
  }
}

/** An own field, so that names such as `constructor` are ordinary data. */
export function fieldOf(document: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(document, name) ? document[name] : undefined;
}
