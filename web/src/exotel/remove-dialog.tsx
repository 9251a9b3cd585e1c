import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { codeOf } from '../api/problem';
import { refreshNumbers } from '../api/queries';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { Fault } from '../ui/notice';
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
  const cancel = useRef<HTMLButtonElement>(null);
  const gone = async (): Promise<void> => {
    isGone.current = true;
    onRemoved(did);
    onClose();
    await refreshNumbers(queryClient);
  };
  const remove = useMutation({
    mutationFn: () =>
      ask(api.DELETE('/api/v1/integrations/exotel/dids/{did_id}', { params: { path: { did_id: did.id } } })),
    onSuccess: gone,
    // Somebody else was faster; what was wanted is so.
    onError: (error) => (codeOf(error) === 'did_not_found' ? gone() : undefined),
  });
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
      {remove.error && <Fault error={remove.error} />}
      <DialogActions>
        <Button ref={cancel} onClick={onClose}>
          {text.common.cancel}
        </Button>
        <Button
          look="danger"
          isBusy={remove.isPending}
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
