import type { ReactNode } from 'react';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { ColumnHeads } from '../ui/column-heads';
import { DrawnNumbers } from './drawn-numbers';
import { NumberRow } from './number-row';

const words = text.exotel.numbers;

interface NumbersTableProps {
  readonly dids: readonly Did[];
  readonly isConfigured: boolean;
  readonly wantedId: string | undefined;
}

export function NumbersTable({ dids, isConfigured, wantedId }: NumbersTableProps): ReactNode {
  const { columns } = words;
  return (
    <DrawnNumbers dids={dids} wantedId={wantedId}>
      {(drawn) => (
        <div className="table-frame">
          <table className="table numbers">
            <ColumnHeads
              names={[columns.number, columns.bot, columns.websocket, columns.flow]}
              hiddenLast={columns.actions}
            />
            <tbody>
              {drawn.map((did) => (
                <NumberRow key={did.id} did={did} isConfigured={isConfigured} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DrawnNumbers>
  );
}
