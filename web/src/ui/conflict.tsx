import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { text } from '../text/text';
import { Button } from './button';
import { Notice } from './notice';
import { ColumnHeads } from './column-heads';

export interface ConflictRow {
  readonly name: string;
  readonly theirs: string;
  /** Undefined where nothing was changed here, so that theirs stays. */
  readonly mine: string | null | undefined;
}

interface ConflictProps {
  readonly rows: readonly ConflictRow[];
  readonly isBusy: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Both versions after a stale edit (412), and the choice between them. */
export function Conflict({ rows, isBusy, onKeepMine, onTakeTheirs }: ConflictProps): ReactNode {
  const words = text.common.conflict;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.focus();
  }, []);
  const takeTheirs = (): void => {
    const form = element.current?.closest('form');
    flushSync(onTakeTheirs);
    // The button that had the focus goes.
    form?.querySelector<HTMLElement>('input:enabled')?.focus();
  };
  const different = rows.filter(({ theirs, mine }) => mine !== undefined && theirs !== mine);
  return (
    <div className="conflict" ref={element} tabIndex={-1}>
      <Notice
        tone="warning"
        title={words.title}
        isUrgent
        actions={
          <>
            <Button look="primary" isBusy={isBusy} onClick={onKeepMine}>
              {words.keepMine}
            </Button>
            <Button onClick={takeTheirs}>{words.takeTheirs}</Button>
          </>
        }
      >
        <p>{words.body}</p>
        {different.length === 0 ? (
          <p>{words.hidden}</p>
        ) : (
          <table className="versions">
            <ColumnHeads names={[words.field, words.theirs, words.mine]} />
            <tbody>
              {different.map(({ name, theirs, mine }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td data-label={words.theirs}>{theirs || text.common.unset}</td>
                  <td data-label={words.mine}>{(mine ?? '') || text.common.unset}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Notice>
    </div>
  );
}
