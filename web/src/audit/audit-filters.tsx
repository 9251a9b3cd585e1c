import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AuditEntry, AuditFilters, Did } from '../api/queries';
import { text } from '../text/text';
import { NumberFilter } from '../ui/number-filter';
import { SearchField } from '../ui/search-field';
import { SelectField } from '../ui/select-field';

const words = text.audit;
export const ACTIONS = Object.keys(words.actions) as AuditEntry['action'][];

interface FiltersProps {
  readonly filters: AuditFilters;
  readonly dids: readonly Did[];
  readonly onChange: (name: keyof AuditFilters, value: string) => void;
}

export function Filters({ filters, dids, onChange }: FiltersProps): ReactNode {
  return (
    <div className="filters" role="group" aria-label={words.filters.label}>
      <ActorField
        actor={filters.actor ?? ''}
        onChange={(value) => {
          onChange('actor', value);
        }}
      />
      <SelectField
        label={words.filters.action}
        value={filters.action ?? ''}
        onChange={(value) => {
          onChange('action', value);
        }}
        options={[
          { value: '', label: words.filters.anyAction },
          ...ACTIONS.map((action) => ({ value: action, label: words.actions[action] })),
        ]}
      />
      <NumberFilter
        numbers={dids}
        chosen={filters.did_id}
        words={words.filters}
        onChange={(value) => {
          onChange('did_id', value);
        }}
      />
    </div>
  );
}

interface ActorFieldProps {
  readonly actor: string;
  readonly onChange: (actor: string) => void;
}

/** Counts when it is left or Enter is pressed: half a name is nobody's. */
function ActorField({ actor, onChange }: ActorFieldProps): ReactNode {
  const [base, setBase] = useState(actor);
  const [draft, setDraft] = useState(actor);
  if (base !== actor) {
    setBase(actor);
    setDraft(actor);
  }
  const apply = (): void => {
    if (draft.trim() !== actor) onChange(draft.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <SearchField
        label={words.filters.actor}
        value={draft}
        placeholder={words.filters.anyActor}
        onChange={setDraft}
        onBlur={apply}
      />
    </form>
  );
}
