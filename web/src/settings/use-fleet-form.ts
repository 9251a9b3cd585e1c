import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import type { Schemas, Tagged } from '../api/client';
import { codeOf, forgetFault } from '../api/problem';
import { keys, readSettings } from '../api/queries';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { useUnsavedGuard } from '../ui/use-unsaved-guard';
import { websocketChanges } from './websocket-changes';
import type { WebsocketChange } from './websocket-changes';

type Settings = Schemas['SettingsResponse'];

export interface HostRow {
  /** Stays with the row when it moves, so that the focus does too. */
  readonly key: number;
  readonly url: string;
}

const STAYS = /^\/settings$/;
let nextKey = 0;

function toRows(hosts: readonly string[]): HostRow[] {
  return hosts.map((url) => ({ key: (nextKey += 1), url }));
}

/**
 * The list of hosts as it is edited: nothing counts before it is saved as a whole.
 * @param dids undefined while it is not known which there are
 */
export function useFleetForm(current: Tagged<Settings>, dids: readonly Did[] | undefined) {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(current);
  const [rows, setRows] = useState(() => toRows(current.value.core_fleet));
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState('');
  const [addedKey, setAddedKey] = useState<number>();
  const [saved, setSaved] = useState<{
    readonly etag: string;
    readonly changes: readonly WebsocketChange[];
  }>();
  const hosts = rows.map(({ url }) => url.trim()).filter((url) => url !== '');
  const isChanged = JSON.stringify(hosts) !== JSON.stringify(base.value.core_fleet);
  useUnsavedGuard(isChanged, STAYS);
  const startFrom = (settings: Tagged<Settings>): void => {
    setBase(settings);
    setRows(toRows(settings.value.core_fleet));
  };
  if (base.etag !== current.etag && !isChanged) startFrom(current);
  const save = useMutation({
    /** On top of this version, or of whichever is stored now. */
    mutationFn: async (etag: string | undefined) =>
      askTagged(
        api.PUT('/api/v1/settings/fleet', {
          params: { header: { 'If-Match': etag ?? (await readSettings()).etag } },
          body: { core_fleet: hosts },
        }),
      ),
    onSuccess: (stored) => {
      // Against the numbers as they were: read anew, they have the new URLs.
      const changes = websocketChanges(dids ?? [], stored.value.core_fleet);
      setSaved({ etag: stored.etag, changes });
      queryClient.setQueryData(keys.settings, stored);
      startFrom(stored);
      void queryClient.invalidateQueries({ queryKey: keys.integration });
      void queryClient.invalidateQueries({ queryKey: keys.fleet });
    },
    onError: (error) => {
      if (codeOf(error) === 'precondition_failed') {
        void queryClient.invalidateQueries({ queryKey: keys.settings });
      }
    },
  });
  const edit = (next: HostRow[]): void => {
    setSaid('');
    setMoved('');
    setRows(next);
    if (save.isSuccess) save.reset();
    forgetFault(save);
  };
  return {
    rows,
    hosts,
    isChanged,
    /** Whose URL changes when this is saved; undefined where that is not known. */
    changes: dids && websocketChanges(dids, hosts),
    /** Whose URL changed when this was saved. */
    changed: !isChanged && saved?.etag === base.etag ? saved.changes : [],
    said,
    /** What a move did, for those who do not see the rows change places. */
    moved,
    isSaved: save.isSuccess,
    save,
    /** The row that was added last, to be typed into at once. */
    addedKey,
    setUrl: (key: number, url: string) => {
      edit(rows.map((row) => (row.key === key ? { key, url } : row)));
    },
    add: () => {
      const added = toRows(['']);
      setAddedKey(added[0]?.key);
      edit([...rows, ...added]);
    },
    remove: (key: number) => {
      edit(rows.filter((row) => row.key !== key));
    },
    move: (index: number, by: -1 | 1) => {
      const next = [...rows];
      const [row] = next.splice(index, 1);
      if (!row) return;
      next.splice(index + by, 0, row);
      edit(next);
      setMoved(text.settings.fleet.moved(row.url, index + by + 1));
    },
    submit: () => {
      // Gone before they are sent, so that the service counts the hosts as they are shown.
      edit(rows.filter(({ url }) => url.trim() !== ''));
      if (!isChanged) setSaid(text.common.nothingToSave);
      else if (!save.isPending) save.mutate(base.etag);
    },
    keepMine: () => {
      save.mutate(undefined);
    },
    takeTheirs: () => {
      startFrom(current);
      save.reset();
    },
  };
}
