import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { Schemas } from '../api/client';
import { keys, useExophones } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { Loaded } from '../ui/loaded';
import { Badge, Fault, Notice, Status } from '../ui/notice';

const words = text.knowing.import;
/** What one request may carry. */
const AT_ONCE = 500;

type Exophone = Schemas['ExophoneResponse'];
type Result = Schemas['ImportResultResponse'];

/** Adds numbers from the account's own list. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const exophones = useExophones();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (numbers: string[]) =>
      ask(api.POST('/api/v1/integrations/exotel/dids/import', { body: { numbers, dry_run: false } })),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.integration });
      void queryClient.invalidateQueries({ queryKey: keys.options });
    },
  });
  return (
    <Modal title={words.title} intro={words.intro} onClose={onClose}>
      {add.data ? (
        <Results results={add.data.results} onClose={onClose} />
      ) : (
        <Loaded query={exophones}>
          {({ items }) => (
            <Choice
              exophones={items}
              isBusy={add.isPending}
              error={add.error}
              onChoose={add.mutate}
              onClose={onClose}
            />
          )}
        </Loaded>
      )}
    </Modal>
  );
}

interface ChoiceProps {
  readonly exophones: readonly Exophone[];
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChoose: (numbers: string[]) => void;
  readonly onClose: () => void;
}

function Choice({ exophones, isBusy, error, onChoose, onClose }: ChoiceProps): ReactNode {
  const fresh = exophones.filter(({ did_id, voice }) => did_id === '' && voice).map(({ number }) => number);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const toggle = (number: string, isChosen: boolean): void => {
    setSaid('');
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(number);
      else after.delete(number);
      return after;
    });
  };
  if (fresh.length === 0) {
    return <Notice tone="info">{exophones.length === 0 ? words.empty : words.allThere}</Notice>;
  }
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={chosen.size > 0 && chosen.size === Math.min(fresh.length, AT_ONCE)}
          onChange={(event) => {
            setChosen(new Set(event.target.checked ? fresh.slice(0, AT_ONCE) : []));
          }}
        />
        {words.all} ({fresh.length})
      </label>
      <ul className="checklist" aria-label={words.choose} tabIndex={0}>
        {exophones.map((exophone) => (
          <li key={exophone.number}>
            <ExophoneChoice exophone={exophone} isChosen={chosen.has(exophone.number)} onToggle={toggle} />
          </li>
        ))}
      </ul>
      {error !== null && <Fault error={error} />}
      <DialogActions>
        <Status tone="danger">{said}</Status>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          look="primary"
          isBusy={isBusy}
          onClick={() => {
            if (chosen.size === 0) setSaid(words.nothing);
            else onChoose([...chosen]);
          }}
        >
          {isBusy ? words.importing : words.submit(chosen.size)}
        </Button>
      </DialogActions>
    </>
  );
}

interface ExophoneChoiceProps {
  readonly exophone: Exophone;
  readonly isChosen: boolean;
  readonly onToggle: (number: string, isChosen: boolean) => void;
}

function ExophoneChoice({ exophone, isChosen, onToggle }: ExophoneChoiceProps): ReactNode {
  const { number, friendly_name: name, did_id: didId, voice } = exophone;
  const isThere = didId !== '';
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isChosen || isThere}
        disabled={isThere || !voice}
        onChange={(event) => {
          onToggle(number, event.target.checked);
        }}
      />
      <span className="number">{number}</span>
      <span className="hint-text">{isThere ? words.there : voice ? name : words.noVoice}</span>
    </label>
  );
}

function Results({
  results,
  onClose,
}: {
  readonly results: readonly Result[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <>
      <ul className="checklist" aria-label={words.result} tabIndex={0}>
        {results.map(({ number, outcome }) => (
          <li key={number} className="check">
            <span className="number">{number}</span>
            <Badge tone={outcome === 'added' ? 'success' : outcome === 'exists' ? 'neutral' : 'warning'}>
              {words.outcomes[outcome]}
            </Badge>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {text.common.close}
        </Button>
      </DialogActions>
    </>
  );
}
