import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useIsAway } from '../api/connection';
import { ApiError, ConnectionError } from '../api/problem';
import { text } from '../text/text';
import { Button } from './button';
import { Fault, Notice } from './notice';

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isFetching'>;
  readonly children: (data: T) => ReactNode;
}

/** Shows what was loaded; until then that it loads, or why it did not. Data that is there stays through later failures. */
export function Loaded<T>({ query, children }: LoadedProps<T>): ReactNode {
  const isAway = useIsAway();
  if (query.data !== undefined) return children(query.data);
  if (query.error && !isShownElsewhere(query.error, isAway)) return <LoadFault query={query} />;
  return <Skeleton />;
}

function LoadFault({
  query,
}: {
  readonly query: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>;
}): ReactNode {
  return (
    <div className="stack">
      <Notice tone="danger" title={text.common.failed.title} />
      <Fault error={query.error} />
      <div>
        <Button isBusy={query.isFetching} onClick={() => void query.refetch()}>
          {text.common.retry}
        </Button>
      </div>
    </div>
  );
}

/** The page's banner says that the service is away, its dialog that the token is refused. */
function isShownElsewhere(error: unknown, isAway: boolean): boolean {
  if (error instanceof ConnectionError) return isAway;
  return error instanceof ApiError && error.problem.status === 401;
}

export function Skeleton(): ReactNode {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{text.common.loading}</span>
      <div className="skeleton-line" />
      <div className="skeleton-line" />
      <div className="skeleton-line" />
    </div>
  );
}
