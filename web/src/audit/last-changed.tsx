import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useNewestEntries } from '../api/queries';
import type { AuditEntry, Did, Integration } from '../api/queries';
import type { Schemas } from '../api/client';
import { text } from '../text/text';
import { Age, Time } from '../ui/time';
import { actorName } from './actor-name';
import { lastChange } from './last-change';

const words = text.audit.lastChanged;
const NUMBER_ACTIONS = ['did.update', 'did.add', 'did.import'] as const;
/** Of each action: enough for most lists, and light enough for the first view. */
const ENTRIES_READ = 100;

/** Who changed a number last; nothing where the newest entries do not tell. */
export function NumberLastChanged({ did }: { readonly did: Did }): ReactNode {
  const newest = useNewestEntries(NUMBER_ACTIONS, ENTRIES_READ);
  const { number, label, bot_id, flow_url } = did;
  const entry = lastChange(newest.data ?? [], `integrations/exotel/dids/${did.id}`, {
    number,
    label,
    bot_id,
    flow_url,
  });
  // Rows must not move under the pointer when the answer comes.
  if (newest.isPending) return <span className="last-changed" />;
  return (
    entry && (
      <ChangedBy entry={entry} to={`/audit?${new URLSearchParams({ did_id: did.id })}`} what={number} />
    )
  );
}

export function CredentialsLastChanged({ integration }: { readonly integration: Integration }): ReactNode {
  const newest = useNewestEntries(['credentials.update'], 1);
  const { account_sid, updated_at: updatedAt } = integration;
  const entry = lastChange(newest.data ?? [], 'integrations/exotel', { account_sid });
  const { title: what, updated } = text.exotel.credentials;
  return <CardNote entry={entry} what={what} updated={updated} updatedAt={updatedAt} />;
}

export function FleetLastChanged({
  settings,
}: {
  readonly settings: Schemas['SettingsResponse'];
}): ReactNode {
  const newest = useNewestEntries(['settings.fleet'], 1);
  const entry = lastChange(newest.data ?? [], 'settings/fleet', { ...settings });
  const { title: what, updated } = text.settings.fleet;
  return <CardNote entry={entry} what={what} updated={updated} updatedAt={settings.updated_at} />;
}

interface CardNoteProps {
  readonly entry: AuditEntry | undefined;
  readonly what: string;
  readonly updated: string;
  readonly updatedAt: string | null;
}

/** Where the trail does not tell who, still when. */
function CardNote({ entry, what, updated, updatedAt }: CardNoteProps): ReactNode {
  if (!entry && updatedAt === null) return null;
  return (
    <span className="card-note">
      {entry ? (
        <ChangedBy entry={entry} to={`/audit?${new URLSearchParams({ action: entry.action })}`} what={what} />
      ) : (
        <>
          {updated}: <Time at={updatedAt ?? ''} />
        </>
      )}
    </span>
  );
}

interface ChangedByProps {
  readonly entry: AuditEntry;
  readonly to: string;
  readonly what: string;
}

function ChangedBy({ entry, to, what }: ChangedByProps): ReactNode {
  return (
    <span className="last-changed">
      <span>
        {words.changed} <Age of={entry.at} />
      </span>{' '}
      <span>
        {words.by}{' '}
        <Link href={to} title={words.all(what, actorName(entry))}>
          {actorName(entry)}
        </Link>
      </span>
    </span>
  );
}
