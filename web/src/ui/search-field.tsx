import type { ReactNode } from 'react';
import { InlineField } from './inline-field';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
}

export function SearchField({ label, value, placeholder, onChange, onBlur }: SearchFieldProps): ReactNode {
  return (
    <InlineField label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="search"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onBlur={onBlur}
        />
      )}
    </InlineField>
  );
}
