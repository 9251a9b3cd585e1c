import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { codeOf } from '../api/problem';
import { keys } from '../api/queries';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { Fault } from '../ui/notice';

const words = text.exotel.remove;

/** Asks before a number goes, and says what goes with it and what does not. */
export function RemoveDidDialog({
  did,
  onClose,
}: {
  readonly did: Did;
  readonly onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const cancel = useRef<HTMLButtonElement>(null);
  const gone = async (): Promise<void> => {
    onClose();
    await queryClient.invalidateQueries({ queryKey: keys.integration });
    await queryClient.invalidateQueries({ queryKey: keys.options });
  };
  const remove = useMutation({
    mutationFn: () =>
      ask(api.DELETE('/api/v1/integrations/exotel/dids/{did_id}', { params: { path: { did_id: did.id } } })),
    onSuccess: gone,
    // Somebody else was faster; what was wanted is so.
    onError: (error) => (codeOf(error) === 'did_not_found' ? gone() : undefined),
  });
  return (
    <Modal title={words.title(did.number)} onClose={onClose} isAlert focusFirst={cancel} intro={words.body}>
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
