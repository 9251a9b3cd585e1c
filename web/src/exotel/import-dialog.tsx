import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { Schemas } from '../api/client';
import { refreshNumbers, useExophones } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, DialogCancel, Modal } from '../ui/dialog';
import { Loaded } from '../ui/loaded';
import { Badge, Fault, Notice, Status } from '../ui/notice';
import { AttachBot } from './attach-bot';
import { NarrowedNumbers } from './number-search';

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
      void refreshNumbers(queryClient);
    },
  });
  return (
    <Modal title={words.title} intro={words.intro} onClose={onClose}>
      {add.data ? (
        <Results results={add.data.results} onClose={onClose} />
      ) : (
        <Loaded query={exophones}>
          {({ items }) => (
            <Choice exophones={items} isBusy={add.isPending} error={add.error} onChoose={add.mutate} />
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
}

function Choice({ exophones, isBusy, error, onChoose }: ChoiceProps): ReactNode {
  const fresh = freshOf(exophones);
  const [query, setQuery] = useState('');
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
      <NarrowedNumbers
        dids={exophones.map((exophone) => ({ ...exophone, label: exophone.friendly_name }))}
        query={query}
        onQuery={setQuery}
        hint={words.searchHint}
      >
        {(found) => (
          <>
            <AllChoice
              fresh={freshOf(found)}
              chosen={chosen}
              onChoose={(next) => {
                setSaid('');
                setChosen(next);
              }}
            />
            <ul className="checklist" aria-label={words.choose} tabIndex={0}>
              {found.map((exophone) => (
                <li key={exophone.number}>
                  <ExophoneChoice
                    exophone={exophone}
                    isChosen={chosen.has(exophone.number)}
                    onToggle={toggle}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </NarrowedNumbers>
      {error !== null && <Fault error={error} />}
      <DialogActions>
        <Status tone="danger">{said}</Status>
        <DialogCancel />
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

/** The numbers that can be imported. */
function freshOf(exophones: readonly Exophone[]): string[] {
  return exophones.filter(({ did_id, voice }) => did_id === '' && voice).map(({ number }) => number);
}

interface AllChoiceProps {
  /** Of those that are shown. */
  readonly fresh: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function AllChoice({ fresh, chosen, onChoose }: AllChoiceProps): ReactNode {
  const count = fresh.filter((number) => chosen.has(number)).length;
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={count > 0 && count === Math.min(fresh.length, AT_ONCE)}
        onChange={(event) => {
          const others = [...chosen].filter((number) => !fresh.includes(number));
          onChoose(new Set(event.target.checked ? [...others, ...fresh].slice(0, AT_ONCE) : others));
        }}
      />
      {words.all} ({fresh.length})
    </label>
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
  const added = results.filter(({ outcome }) => outcome === 'added');
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone with the choice.
    element.current?.focus();
  }, []);
  return (
    <div className="stack following" ref={element} tabIndex={-1}>
      <Notice tone={added.length > 0 ? 'success' : 'warning'} isUrgent>
        {words.imported(added.length, results.length - added.length)}
      </Notice>
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
      {added.length > 0 && <AttachBot numbers={added} onDone={() => element.current?.focus()} />}
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {text.common.close}
        </Button>
      </DialogActions>
    </div>
  );
}
