import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import type { Schemas, Tagged } from '../api/client';
import { codeOf, forgetFault, formFault } from '../api/problem';
import { readDid, refreshNumbers, useDid } from '../api/queries';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Conflict } from '../ui/conflict';
import { DialogActions, DialogCancel, Modal } from '../ui/dialog';
import { focusFirstFault } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { Fault, Notice, Status } from '../ui/notice';
import { reveal } from '../ui/reveal';
import { DID_FIELDS, DidFields, toDidDraft } from './did-fields';
import type { DidDraft } from './did-fields';
import { useFlowUrl } from './use-flow-url';

const words = text.exotel.did;

interface AddDidDialogProps {
  readonly onAdded: (did: Did) => void;
  readonly onClose: () => void;
}

export function AddDidDialog({ onAdded, onClose }: AddDidDialogProps): ReactNode {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const addedId = useRef<string>(undefined);
  const [draft, setDraft] = useState<DidDraft>({ number: '', label: '', bot_id: '', flow_url: '' });
  const add = useMutation({
    mutationFn: (body: Schemas['AddDidRequest']) =>
      askTagged(api.POST('/api/v1/integrations/exotel/dids', { body })),
    onSuccess: async ({ value }) => {
      await refreshNumbers(queryClient);
      // The row is drawn a moment after the answer came, and the focus goes there.
      await new Promise((resolve) => setTimeout(resolve));
      addedId.current = value.id;
      onAdded(value);
      onClose();
    },
    onError: () => {
      focusFirstFault(form.current);
    },
  });
  const flowUrl = useFlowUrl(draft.flow_url);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!add.isPending) add.mutate({ ...filled({ ...draft, flow_url: flowUrl }), number: draft.number });
  };
  return (
    <Modal title={words.addTitle} onClose={onClose} focusAfter={() => firstActionOf(addedId.current)}>
      <form ref={form} onSubmit={submit} noValidate className="stack">
        <DidFields
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            forgetFault(add);
          }}
          error={add.error}
        />
        {isForWholeForm(add.error) && <Fault error={add.error} />}
        <DialogActions>
          <DialogCancel />
          <Button type="submit" look="primary" isBusy={add.isPending}>
            {add.isPending ? text.common.saving : words.add}
          </Button>
        </DialogActions>
      </form>
    </Modal>
  );
}

export function EditDidDialog({
  did,
  onClose,
}: {
  readonly did: Did;
  readonly onClose: () => void;
}): ReactNode {
  const query = useDid(did.id);
  return (
    <Modal title={words.editTitle(did.number)} onClose={onClose}>
      <Loaded query={query}>{(stored) => <EditForm stored={stored} onClose={onClose} />}</Loaded>
    </Modal>
  );
}

export function MissingDidDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Modal title={text.common.notFound.title} onClose={onClose}>
      <Notice tone="warning">{words.missing}</Notice>
      <DialogActions>
        <Button onClick={onClose}>{text.common.close}</Button>
      </DialogActions>
    </Modal>
  );
}

function EditForm({
  stored,
  onClose,
}: {
  readonly stored: Tagged<Did>;
  readonly onClose: () => void;
}): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const edit = useEdit(stored, onClose, form);
  const { draft, theirs, update } = edit;
  return (
    <form ref={form} onSubmit={edit.submit} noValidate className="stack">
      <DidFields draft={draft} onChange={edit.setDraft} error={update.error} isNumberFixed />
      {codeOf(update.error) === 'precondition_failed' && theirs && (
        <Conflict
          rows={[
            { name: words.label, theirs: theirs.value.label, mine: edit.change.label },
            { name: words.bot, theirs: theirs.value.bot_id, mine: edit.change.bot_id },
            { name: words.flow, theirs: theirs.value.flow_url, mine: edit.change.flow_url },
          ]}
          isBusy={update.isPending}
          onKeepMine={edit.keepMine}
          onTakeTheirs={edit.takeTheirs}
        />
      )}
      {isForWholeForm(update.error) && <Fault error={update.error} />}
      {edit.theirsFault !== undefined && <Fault error={edit.theirsFault} />}
      <DialogActions>
        <Status>{edit.said}</Status>
        <DialogCancel />
        <Button type="submit" look="primary" isBusy={update.isPending}>
          {update.isPending ? text.common.saving : text.common.save}
        </Button>
      </DialogActions>
    </form>
  );
}

function useEdit(
  stored: Tagged<Did>,
  onClose: () => void,
  form: { readonly current: HTMLFormElement | null },
) {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(() => toDidDraft(stored.value));
  const flowUrl = useFlowUrl(draft.flow_url);
  const [theirs, setTheirs] = useState<Tagged<Did>>();
  const [theirsFault, setTheirsFault] = useState<unknown>();
  const [said, setSaid] = useState('');
  const update = useMutation({
    mutationFn: ({ body, ifMatch }: { body: Schemas['UpdateDidRequest']; ifMatch: string }) =>
      askTagged(
        api.PUT('/api/v1/integrations/exotel/dids/{did_id}', {
          params: { path: { did_id: base.value.id }, header: { 'If-Match': ifMatch } },
          body,
        }),
      ),
    onSuccess: async () => {
      await refreshNumbers(queryClient);
      onClose();
    },
    onError: async (error) => {
      focusFirstFault(form.current);
      if (codeOf(error) === 'precondition_failed') {
        await readDid(base.value.id).then(setTheirs, setTheirsFault);
      }
    },
  });
  const change = changedOnly({ ...draft, flow_url: flowUrl }, base.value);
  const send = (ifMatch: string): void => {
    setTheirsFault(undefined);
    const isEmpty = Object.keys(change).length === 0;
    setSaid(isEmpty ? text.common.nothingToSave : '');
    if (!isEmpty && !update.isPending) update.mutate({ body: change, ifMatch });
  };
  return {
    draft,
    change,
    theirs,
    theirsFault,
    update,
    said,
    setDraft: (next: DidDraft) => {
      setSaid('');
      setDraft(next);
      forgetFault(update);
    },
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      send(base.etag);
    },
    keepMine: () => {
      if (theirs) send(theirs.etag);
    },
    takeTheirs: () => {
      if (!theirs) return;
      setBase(theirs);
      setDraft(toDidDraft(theirs.value));
      setTheirs(undefined);
      update.reset();
    },
  };
}

/** Of a number's row, which may be narrowed out of the list. */
function firstActionOf(didId: string | undefined): HTMLElement | null {
  return didId === undefined ? null : reveal(`[data-number="${didId}"] .row-actions a`, 'center');
}

/** A number that is taken is said at its field. */
function isForWholeForm(error: unknown): boolean {
  return codeOf(error) !== 'duplicate_number' && formFault(error, DID_FIELDS) !== undefined;
}

function filled(draft: DidDraft): Partial<DidDraft> {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''));
}

function changedOnly(draft: DidDraft, stored: Did): Schemas['UpdateDidRequest'] {
  const { label, bot_id, flow_url } = draft;
  return {
    ...(label.trim() !== stored.label && { label }),
    ...(bot_id.trim() !== stored.bot_id && { bot_id }),
    ...(flow_url.trim() !== stored.flow_url && { flow_url }),
  };
}
