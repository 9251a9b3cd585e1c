import type { ReactNode } from 'react';
import type { AuditEntry } from '../api/queries';
import { text } from '../text/text';
import { changedRows } from './changed-rows';
import type { Shown } from './changed-rows';

const words = text.audit;

/** Before and after, field by field; of what was added or removed there is only one side. */
export function ChangesTable({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const rows = changedRows(entry);
  const hasBefore = entry.before !== null;
  const hasAfter = entry.after !== null;
  const before = hasAfter ? words.columns.before : words.columns.was;
  const after = hasBefore ? words.columns.after : words.columns.is;
  return (
    <table className="versions" aria-label={words.changesOf(words.actions[entry.action])}>
      <thead>
        <tr>
          <th scope="col">{words.columns.field}</th>
          {hasBefore && <th scope="col">{before}</th>}
          {hasAfter && <th scope="col">{after}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {hasBefore && (
              <td data-label={before}>
                <Cell shown={row.before} />
              </td>
            )}
            {hasAfter && (
              <td data-label={after}>
                <Cell shown={row.after} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ shown: { lines, fingerprint } }: { readonly shown: Shown }): ReactNode {
  if (fingerprint === undefined) {
    return lines.length === 0 ? <span className="hint-text">{text.common.none}</span> : lines.join('\n');
  }
  return (
    <>
      {lines.length > 0 && <>{lines.join('\n')} </>}
      <span className="hint-text">
        {words.secret.fingerprint} <code>{fingerprint}</code>
      </span>
    </>
  );
}
