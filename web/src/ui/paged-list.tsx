import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { Button } from './button';
import { Loaded } from './loaded';
import { Empty, Fault } from './notice';

interface PagedListProps<T> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly words: {
    readonly empty: Readonly<Record<'title' | 'body' | 'filtered' | 'clear', string>>;
    readonly more: string;
    readonly loadingMore: string;
  };
  readonly children: (items: readonly T[]) => ReactNode;
}

/**
 * What was loaded of a list, more of it on demand, and what it says when there is nothing or
 * nothing that fits. Rows of the filters before are marked until those of the new ones are there.
 */
export function PagedList<T>({ query, isFiltered, onClear, words, children }: PagedListProps<T>): ReactNode {
  return (
    <>
      <p className="visually-hidden" role="status">
        {query.isPlaceholderData && text.common.loading}
      </p>
      <div className="paged" aria-busy={query.isPlaceholderData}>
        <Loaded query={query}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length > 0) return children(items);
            return (
              <Empty
                title={isFiltered ? words.empty.filtered : words.empty.title}
                action={isFiltered && <Button onClick={onClear}>{words.empty.clear}</Button>}
              >
                {isFiltered ? '' : words.empty.body}
              </Empty>
            );
          }}
        </Loaded>
      </div>
      {query.isFetchNextPageError && <Fault error={query.error} />}
      {query.hasNextPage && (
        <div className="more">
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? words.loadingMore : words.more}
          </Button>
        </div>
      )}
    </>
  );
}
