/** What no text that we take may hold. */
export const CONTROL = /\p{Cc}/u;

/** A text without the spaces around it; one with control characters is left alone, for it will be refused. */
export function trimmed(text: string): string {
  return CONTROL.test(text) ? text : text.trim();
}
