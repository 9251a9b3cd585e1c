import { useEffect } from 'react';
import { text } from '../text/text';

/**
 * Asks before a link, a reload or closing the tab drops what was entered. The browser's Back is not asked about.
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
    window.addEventListener('beforeunload', onUnload);
    // Before the router hears of it.
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
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
