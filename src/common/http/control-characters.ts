/** What no text that we take may hold. */
export const CONTROL = /\p{Cc}/u;

/** A text without the spaces around it; one with control characters is left alone, for it will be refused. */
export function trimmed(text: string): string {
  return CONTROL.test(text) ? text : text.trim();
}

/** The same in a class of a documented pattern, which knows no `\p{Cc}`. */
export const CONTROLS = '\\u0000-\\u001f\\u007f-\\u009f';
