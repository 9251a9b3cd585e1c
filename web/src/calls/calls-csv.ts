import type { TestCall } from '../api/queries';
import { text } from '../text/text';

const { columns, statuses } = text.calls;

/** What the list shows of these calls, by RFC 4180: for spreadsheets and for programs. */
export function toCsv(calls: readonly TestCall[]): string {
  const heads = [columns.time, columns.from, columns.to, columns.status, columns.by];
  const rows = calls.map((call) => [
    call.created_at,
    call.did_number,
    call.to_number,
    statuses[call.status],
    call.requested_by,
  ]);
  return [heads, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

/** A spreadsheet takes what begins so for a formula; behind an apostrophe it is a text. */
function toCell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
