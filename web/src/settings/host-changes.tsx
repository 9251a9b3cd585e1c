import type { ReactNode } from 'react';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
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
  return (
    <Notice tone="warning" title={words.title(countOf(changes))}>
      <p>{words.body}</p>
      <Changes changes={changes} columns={words.columns} />
    </Notice>
  );
}

/** Once it is saved: what is still to do at Exotel. */
export function HostsChanged({ changes }: { readonly changes: readonly WebsocketChange[] }): ReactNode {
  const { done } = words;
  return (
    <Notice tone="warning" title={done.title} actions={<LinkButton to="/">{done.action}</LinkButton>}>
      <p>{done.body(countOf(changes))}</p>
      <Changes changes={changes} columns={done.columns} />
    </Notice>
  );
}

function countOf(changes: readonly WebsocketChange[]): number {
  return changes.reduce((sum, { numbers }) => sum + numbers, 0);
}

interface ChangesProps {
  readonly changes: readonly WebsocketChange[];
  readonly columns: Readonly<Record<'bot' | 'before' | 'after', string>>;
}

function Changes({ changes, columns }: ChangesProps): ReactNode {
  const rest = changes.slice(BOTS_SHOWN);
  return (
    <>
      <ChangesTable changes={changes.slice(0, BOTS_SHOWN)} columns={columns} />
      {rest.length > 0 && (
        <details>
          <summary>{words.more(rest.length)}</summary>
          <ChangesTable changes={rest} columns={columns} />
        </details>
      )}
    </>
  );
}

function ChangesTable({ changes, columns }: ChangesProps): ReactNode {
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
