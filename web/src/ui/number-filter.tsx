import type { ReactNode } from 'react';
import { SelectField } from './select-field';

interface NumberFilterProps {
  readonly numbers: readonly { readonly id: string; readonly number: string; readonly label: string }[];
  readonly chosen: string | undefined;
  readonly words: Readonly<Record<'number' | 'anyNumber' | 'removedNumber', string>>;
  readonly onChange: (id: string) => void;
}

/** Chooses one of the numbers; one that is gone since stays chosen. */
export function NumberFilter({ numbers, chosen = '', words, onChange }: NumberFilterProps): ReactNode {
  const isUnlisted = chosen !== '' && numbers.every(({ id }) => id !== chosen);
  return (
    <SelectField
      label={words.number}
      value={chosen}
      onChange={onChange}
      options={[
        { value: '', label: words.anyNumber },
        ...numbers.map(({ id, number, label }) => ({
          value: id,
          label: label === '' ? number : `${number} · ${label}`,
        })),
        ...(isUnlisted ? [{ value: chosen, label: words.removedNumber }] : []),
      ]}
    />
  );
}
