import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TestCall } from '../api/queries';
import { text } from '../text/text';
import { Time } from '../ui/time';
import { StatusBadge } from './call-status';

const { columns } = text.calls;

export function CallsTable({ calls }: { readonly calls: readonly TestCall[] }): ReactNode {
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.by}</th>
          </tr>
        </thead>
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
