import { useEffect } from 'react';
import { text } from '../text/text';

/** The forms that hold something now. */
const holding = new Set<() => boolean>();
let isDecided = false;

/** Asks, where something is not saved; for what leaves by another way than the address. */
export function mayDropUnsaved(): boolean {
  return ![...holding].some((holds) => holds()) || window.confirm(text.common.dropUnsaved);
}

/** Goes back from what is saved, or was given up already. */
export function goBackUnasked(): void {
  isDecided = true;
  const done = (): void => {
    isDecided = false;
  };
  window.addEventListener('popstate', done, { once: true });
  window.history.back();
}

/**
 * Asks before a link, the browser's Back, a reload or closing the tab drops what was entered.
 * @param stays the paths that leave the form where it is: its view's own, and those of the dialogs above it
 * @param holds a stable function where only the moment itself can tell
 */
export function useUnsavedGuard(isDirty: boolean, stays: RegExp, holds = always): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const isHolding = (): boolean => !isDecided && holds();
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (isHolding()) event.preventDefault();
    };
    const onClick = (event: MouseEvent): void => {
      if (!leaves(event, stays) || !isHolding() || window.confirm(text.common.dropUnsaved)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onNavigate = (event: NavigateEvent): void => {
      if (!goesBack(event, stays) || !isHolding() || window.confirm(text.common.dropUnsaved)) return;
      event.preventDefault();
    };
    holding.add(isHolding);
    window.addEventListener('beforeunload', onUnload);
    // Before the router hears of it.
    document.addEventListener('click', onClick, { capture: true });
    // Browsers from before 2026 may lack it, and leave without a question.
    if ('navigation' in window) navigation.addEventListener('navigate', onNavigate);
    return () => {
      holding.delete(isHolding);
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
      if ('navigation' in window) navigation.removeEventListener('navigate', onNavigate);
    };
  }, [isDirty, stays, holds]);
}

function always(): boolean {
  return true;
}

/** Another tab, and another site, are asked about by the browser or not at all. */
function leaves(event: MouseEvent, stays: RegExp): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isElsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || isElsewhere || link.target === '_blank' || link.origin !== location.origin) return false;
  return !stays.test(link.pathname);
}

/** Back and Forward within the page; what leaves it altogether unloads it. */
function goesBack({ navigationType, destination, cancelable }: NavigateEvent, stays: RegExp): boolean {
  if (navigationType !== 'traverse' || !cancelable || !destination.sameDocument) return false;
  return !stays.test(new URL(destination.url).pathname);
}
