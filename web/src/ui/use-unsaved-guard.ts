import { useEffect } from 'react';
import { text } from '../text/text';

/**
 * Asks before a link, the browser's Back, a reload or closing the tab drops what was entered.
 * @param stays the paths that leave the form where it is: its view's own, and those of the dialogs above it
 */
export function useUnsavedGuard(isDirty: boolean, stays: RegExp): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const onUnload = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    const onClick = (event: MouseEvent): void => {
      if (!leaves(event, stays) || window.confirm(text.common.dropUnsaved)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onNavigate = (event: NavigateEvent): void => {
      if (!goesBack(event, stays) || window.confirm(text.common.dropUnsaved)) return;
      event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    // Before the router hears of it.
    document.addEventListener('click', onClick, { capture: true });
    // Browsers from before 2026 may lack it, and leave without a question.
    if ('navigation' in window) navigation.addEventListener('navigate', onNavigate);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
      if ('navigation' in window) navigation.removeEventListener('navigate', onNavigate);
    };
  }, [isDirty, stays]);
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
