import { useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { reveal } from '../ui/reveal';

const words = text.exotel.numbers;
/** Of a thousand rows each keystroke and each dialog would cost a second. */
const ROWS_AT_ONCE = 50;

interface DrawnNumbersProps<T> {
  readonly dids: readonly T[];
  /** Drawn wherever it stands. */
  readonly wantedId: string | undefined;
  /** Draws each with its id as `data-number`. */
  readonly children: (drawn: readonly T[]) => ReactNode;
}

/** The first numbers of a list, and more of them on demand. */
export function DrawnNumbers<T extends { readonly id: string }>({
  dids,
  wantedId,
  children,
}: DrawnNumbersProps<T>): ReactNode {
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const drawn = dids.filter(({ id }, index) => index < limit || id === wantedId);
  const left = dids.length - drawn.length;
  const drawMore = (): void => {
    const next = dids.slice(limit).find(({ id }) => id !== wantedId);
    flushSync(() => {
      setLimit(limit + ROWS_AT_ONCE);
    });
    // The button, which had the focus, went with the last of them.
    if (left <= ROWS_AT_ONCE) {
      reveal(`[data-number="${next?.id}"] :is(.row-actions, .card-actions) a`, 'nearest')?.focus();
    }
  };
  return (
    <>
      {children(drawn)}
      {dids.length > ROWS_AT_ONCE && (
        <div className="more">
          <p className="hint-text" role="status">
            {words.shown(drawn.length, dids.length)}
          </p>
          {left > 0 && <Button onClick={drawMore}>{words.more(Math.min(left, ROWS_AT_ONCE), left)}</Button>}
        </div>
      )}
    </>
  );
}
