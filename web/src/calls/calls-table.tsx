import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TestCall } from '../api/queries';
import { text } from '../text/text';
import { Time } from '../ui/time';
import { StatusBadge } from './call-status';
import { ColumnHeads } from '../ui/column-heads';

const { columns } = text.calls;

export function CallsTable({ calls }: { readonly calls: readonly TestCall[] }): ReactNode {
  return (
    <div className="table-frame">
      <table className="table">
        <ColumnHeads names={[columns.time, columns.from, columns.to, columns.status, columns.by]} />
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <td data-label={columns.time}>
                <Link href={`/calls/${call.id}`}>
                  <Time at={call.created_at} />
                </Link>
              </td>
              <td data-label={columns.from} className="number">
                {call.did_number}
              </td>
              <td data-label={columns.to} className="number">
                {call.to_number}
              </td>
              <td data-label={columns.status}>
                <StatusBadge status={call.status} />
              </td>
              <td data-label={columns.by}>{call.requested_by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
