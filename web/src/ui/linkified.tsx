import type { ReactNode } from 'react';

const URL_IN_TEXT = /(https?:\/\/[^\s)]+[^\s).,;])/;

/** A sentence of the service, its addresses as links. */
export function Linkified({ children }: { readonly children: string }): ReactNode {
  return children.split(URL_IN_TEXT).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
