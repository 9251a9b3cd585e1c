import { useState } from 'react';
import type { ReactNode } from 'react';
import { InlineField } from './inline-field';

interface DateFieldProps {
  readonly label: string;
  /** Like `2026-03-04`; `""` for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** The first digits of a year that is being typed are a year, too. */
const EARLIEST = '2000-01-01';

/** The browser's own choice of a day; what is half typed does not count yet. */
export function DateField({ label, value, onChange }: DateFieldProps): ReactNode {
  const [base, setBase] = useState(value);
  const [draft, setDraft] = useState(value);
  if (base !== value) {
    setBase(value);
    setDraft(value);
  }
  return (
    <InlineField label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="date"
          min={EARLIEST}
          value={draft}
          onChange={({ target }) => {
            setDraft(target.value);
            if (target.validity.valid) onChange(target.value);
          }}
        />
      )}
    </InlineField>
  );
}
