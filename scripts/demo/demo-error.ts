/** The demo cannot go on; the message says why, in words for whoever watches it. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}
