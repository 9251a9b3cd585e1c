import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AuditEntry, Did } from '../api/queries';
import { text } from '../text/text';
import { CopyButton } from '../ui/copy-button';
import { Time } from '../ui/time';
import { actorName } from './actor-name';
import { ChangesTable } from './changes-table';

const words = text.audit;

interface EntryProps {
  readonly entry: AuditEntry;
  /** Those that there are now. */
  readonly dids: readonly Did[];
}

export function Entry({ entry, dids }: EntryProps): ReactNode {
  const heading = `audit-${entry.id}`;
  return (
    <li>
      <article className="card audit-entry" aria-labelledby={heading}>
        <header className="card-head">
          <h2 id={heading}>
            {words.actions[entry.action]} <Subject entry={entry} dids={dids} />
          </h2>
          <span className="card-note">
            <Time at={entry.at} />
          </span>
        </header>
        <Origin entry={entry} />
        <ChangesTable entry={entry} />
      </article>
    </li>
  );
}

/** What it is about: a link to it where it still exists. */
function Subject({ entry, dids }: EntryProps): ReactNode {
  const id = didIdOf(entry);
  const did = dids.find((known) => known.id === id);
  const number = did?.number ?? numberIn(entry);
  const call = /^integrations\/exotel\/test-calls\/(.+)$/.exec(entry.target)?.[1];
  return (
    <>
      {number !== '' &&
        (did ? (
          <Link href={`/numbers/${did.id}`} className="number" aria-label={words.open.number(number)}>
            {number}
          </Link>
        ) : (
          <span className="number">{number}</span>
        ))}
      {call !== undefined && <Link href={`/calls/${call}`}>{words.open.call}</Link>}
    </>
  );
}

/** Who, and from where. */
function Origin({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const { actor, role, address, request_id: requestId } = entry;
  return (
    <dl className="audit-origin">
      <div>
        <dt>{words.who}</dt>
        <dd>
          <Link href={`/audit?${new URLSearchParams({ actor })}`} title={words.onlyBy(actor)}>
            {actorName(entry)}
          </Link>
          {role !== '' && <span className="hint-text"> · {roleName(role)}</span>}
        </dd>
      </div>
      <Copyable name={words.address} value={address} label={words.copyAddress} />
      <Copyable name={words.request} value={requestId} label={words.copyRequest} />
    </dl>
  );
}

function Copyable(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}): ReactNode {
  if (props.value === '') return null;
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="address">
        <code title={props.value}>{props.value}</code>
        <CopyButton value={props.value} label={props.label} />
      </dd>
    </div>
  );
}

function didIdOf({ target, after }: AuditEntry): string {
  const inTarget = /^integrations\/exotel\/dids\/(.+)$/.exec(target)?.[1];
  return inTarget ?? (typeof after?.did_id === 'string' ? after.did_id : '');
}

/** The number of an entry whose number is gone; an update of it names only what it changed. */
function numberIn({ action, before, after }: AuditEntry): string {
  const state = after ?? before;
  const named = state?.number ?? state?.did_number;
  if (typeof named === 'string' && named !== '') return named;
  return action.startsWith('did.') ? words.filters.removedNumber : '';
}

function roleName(role: string): string {
  return Object.entries(text.common.roles).find(([known]) => known === role)?.[1] ?? role;
}
