import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { codeOf } from '../api/problem';
import { refreshNumbers, useDid } from '../api/queries';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { Fault, Notice } from '../ui/notice';
import { reveal } from '../ui/reveal';

const words = text.exotel.remove;

interface RemoveDidDialogProps {
  readonly did: Did;
  readonly onRemoved: (did: Did) => void;
  readonly onClose: () => void;
}

/** Asks before a number goes, and says what goes with it and what does not. */
export function RemoveDidDialog({ did, onRemoved, onClose }: RemoveDidDialogProps): ReactNode {
  const queryClient = useQueryClient();
  const isGone = useRef(false);
  const stored = useDid(did.id);
  const cancel = useRef<HTMLButtonElement>(null);
  const gone = async (): Promise<void> => {
    isGone.current = true;
    onRemoved(did);
    onClose();
    await refreshNumbers(queryClient);
  };
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api.DELETE('/api/v1/integrations/exotel/dids/{did_id}', {
          params: {
            path: { did_id: did.id },
            ...(stored.data && { header: { 'If-Match': stored.data.etag } }),
          },
        }),
      ),
    onSuccess: gone,
    // Somebody else was faster; what was wanted is so.
    onError: async (error) => {
      if (codeOf(error) === 'did_not_found') await gone();
      if (codeOf(error) === 'precondition_failed') await stored.refetch();
    },
  });
  const isStale = codeOf(remove.error) === 'precondition_failed';
  return (
    <Modal
      title={words.title(did.number)}
      onClose={onClose}
      isAlert
      focusFirst={cancel}
      // The row goes, and what opened the dialog with it.
      focusAfter={() => (isGone.current ? reveal('#numbers h2', 'nearest') : null)}
      intro={words.body}
    >
      {did.websocket_url !== '' && <p>{words.urlLost(did.websocket_url)}</p>}
      {isStale && stored.data && <Changed did={stored.data.value} />}
      {remove.error && !isStale && <Fault error={remove.error} />}
      <DialogActions>
        <Button ref={cancel} onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button
          look="danger"
          isBusy={remove.isPending || stored.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {remove.isPending ? words.removing : words.confirm}
        </Button>
      </DialogActions>
    </Modal>
  );
}

/** What the question is about now. */
function Changed({ did }: { readonly did: Did }): ReactNode {
  const names = text.exotel.did;
  const rows = [
    [names.label, did.label],
    [names.bot, did.bot_id],
    [names.flow, did.flow_url],
  ] as const;
  return (
    <Notice tone="warning" title={text.common.conflict.title} isUrgent>
      <p>{words.changed}</p>
      <dl className="form-preview">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || text.common.unset}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
