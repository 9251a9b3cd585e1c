/**
 * The path that a request target names, as the router reads it: without an origin (`GET http://host/path`) and a query,
 * and with letters that were escaped needlessly. RFC 9112, 3.2.2.
 */
export function pathOf(target: string): string {
  const [path = ''] = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1);
  try {
    return decodeURI(path) || '/';
  } catch {
    return path;
  }
}
