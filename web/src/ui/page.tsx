import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { text } from '../text/text';

interface PageProps {
  readonly title: string;
  readonly intro?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A view: names the document after itself, and takes the focus when the reader comes from another view. */
export function Page({ title, intro, beside, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${text.common.product}`;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro !== undefined && <p className="page-intro">{intro}</p>}
        </div>
        {beside !== undefined && <div className="page-beside">{beside}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly beside?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}

export function Card({ title, intro, beside, id, children }: CardProps): ReactNode {
  return (
    <section className="card" aria-label={title} id={id}>
      <header className="card-head">
        <div>
          <h2 tabIndex={-1}>{title}</h2>
          {intro !== undefined && <p className="card-intro">{intro}</p>}
        </div>
        {beside}
      </header>
      {children}
    </section>
  );
}
