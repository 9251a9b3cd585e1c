import { useId } from 'react';
import type { ReactNode } from 'react';

interface InlineFieldProps {
  readonly label: string;
  /** The control, which takes this id. */
  readonly children: (id: string) => ReactNode;
}

/** A label and its control, as they stand above a list. */
export function InlineField({ label, children }: InlineFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field field-inline">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
