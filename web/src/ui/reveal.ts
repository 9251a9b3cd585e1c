/** Brings an element of the page into view; the dialog that closes gives it the focus, but does not scroll to it. */
export function reveal(selector: string, block: ScrollLogicalPosition): HTMLElement | null {
  const element = document.querySelector<HTMLElement>(selector);
  element?.scrollIntoView({ block });
  return element;
}
