import type { ReactNode } from 'react';

interface ColumnHeadsProps {
  readonly names: readonly string[];
  /** Of a last column that is named for who does not see it. */
  readonly hiddenLast?: string;
}

/** The head of a table: one row that names its columns. */
export function ColumnHeads({ names, hiddenLast }: ColumnHeadsProps): ReactNode {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
        {hiddenLast !== undefined && (
          <th scope="col">
            <span className="visually-hidden">{hiddenLast}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
