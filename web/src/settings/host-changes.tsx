import type { ReactNode } from 'react';
import { text } from '../text/text';
import { ColumnHeads } from '../ui/column-heads';
import { Notice } from '../ui/notice';
import type { WebsocketChange } from './websocket-changes';

const words = text.settings.fleet.changes;
/** More would push the button that saves out of sight. */
const BOTS_SHOWN = 10;

interface HostChangesProps {
  /** Undefined where the numbers are not known. */
  readonly changes: readonly WebsocketChange[] | undefined;
}

/** Before it is saved: whose address changes, and what must be done about it at Exotel. */
export function HostChanges({ changes }: HostChangesProps): ReactNode {
  if (!changes) return <p className="field-hint">{words.unknown}</p>;
  if (changes.length === 0) return <p className="field-hint">{words.none}</p>;
  const rest = changes.slice(BOTS_SHOWN);
  return (
    <Notice tone="warning" title={words.title(changes.reduce((sum, { numbers }) => sum + numbers, 0))}>
      <p>{words.body}</p>
      <ChangesTable changes={changes.slice(0, BOTS_SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{words.more(rest.length)}</summary>
          <ChangesTable changes={rest} />
        </details>
      )}
    </Notice>
  );
}

function ChangesTable({ changes }: { readonly changes: readonly WebsocketChange[] }): ReactNode {
  const { columns } = words;
  return (
    <table className="versions">
      <ColumnHeads names={[columns.bot, columns.before, columns.after]} />
      <tbody>
        {changes.map(({ bot, numbers, before, after }) => (
          <tr key={bot}>
            <th scope="row">{words.bot(bot, numbers)}</th>
            <td data-label={columns.before}>{before}</td>
            <td data-label={columns.after}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
