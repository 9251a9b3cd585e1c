import { useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { ColumnHeads } from '../ui/column-heads';
import { reveal } from '../ui/reveal';
import { CHECKS_SHOWN } from './last-check';
import { NumberRow } from './number-row';

const words = text.exotel.numbers;
/** Of a thousand rows each keystroke and each dialog would cost a second. */
const ROWS_AT_ONCE = 50;

interface NumbersTableProps {
  readonly dids: readonly Did[];
  readonly isConfigured: boolean;
  readonly wantedId: string | undefined;
}

export function NumbersTable({ dids, isConfigured, wantedId }: NumbersTableProps): ReactNode {
  const { columns } = words;
  const { drawn, left, drawMore } = useDrawnRows(dids, wantedId);
  const areChecksShown = dids.length <= CHECKS_SHOWN;
  return (
    <>
      {!areChecksShown && <p className="hint-text">{text.knowing.check.tooMany(CHECKS_SHOWN)}</p>}
      <div className="table-frame">
        <table className="table numbers">
          <ColumnHeads
            names={[columns.number, columns.bot, columns.websocket, columns.flow]}
            hiddenLast={columns.actions}
          />
          <tbody>
            {drawn.map((did) => (
              <NumberRow key={did.id} did={did} isConfigured={isConfigured} isCheckShown={areChecksShown} />
            ))}
          </tbody>
        </table>
      </div>
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

/** The first rows, more of them on demand, and the one that is wanted wherever it stands. */
function useDrawnRows(dids: readonly Did[], wantedId: string | undefined) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const drawn = dids.filter(({ id }, index) => index < limit || id === wantedId);
  const left = dids.length - drawn.length;
  return {
    drawn,
    left,
    drawMore: (): void => {
      const next = dids.slice(limit).find(({ id }) => id !== wantedId);
      flushSync(() => {
        setLimit(limit + ROWS_AT_ONCE);
      });
      // The button, which had the focus, went with the last of them.
      if (left <= ROWS_AT_ONCE) reveal(`[data-number="${next?.id}"] .row-actions a`, 'nearest')?.focus();
    },
  };
}
