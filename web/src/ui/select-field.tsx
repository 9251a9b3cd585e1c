import type { ReactNode } from 'react';
import { InlineField } from './inline-field';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The browser's own select: on a phone nothing is better. */
export function SelectField({ label, value, onChange, options }: SelectFieldProps): ReactNode {
  return (
    <InlineField label={label}>
      {(id) => (
        <select
          id={id}
          className="input select"
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </InlineField>
  );
}
