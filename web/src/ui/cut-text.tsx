import type { ReactNode } from 'react';

/** An address on one line: its beginning gives way, for its end is what tells it from others. */
export function CutText({ children }: { readonly children: string }): ReactNode {
  return (
    <code className="cut-start" title={children}>
      <bdi dir="ltr">{children}</bdi>
    </code>
  );
}
