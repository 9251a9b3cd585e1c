import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useAudit, useIntegration } from '../api/queries';
import type { AuditFilters } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Empty, Fault } from '../ui/notice';
import { Page } from '../ui/page';
import { Entry } from './audit-entry';
import { ACTIONS, Filters } from './audit-filters';

const words = text.audit;
const PAGE_SIZE = 25;

/** The trail; its filters stand in the address, so that a filtered list can be shared. */
export default function AuditPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const audit = useAudit(filters, PAGE_SIZE);
  const dids = useIntegration().data?.value.dids ?? [];
  const setFilter = (name: keyof AuditFilters, value: string): void => {
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === '') after.delete(name);
      else after.set(name, value);
      return after;
    });
  };
  return (
    <Page title={words.title} intro={words.intro}>
      <Filters filters={filters} dids={dids} onChange={setFilter} />
      <Loaded query={audit}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <NoEntries
              isFiltered={Object.keys(filters).length > 0}
              onClear={() => {
                setSearch({});
              }}
            />
          ) : (
            <ol className="audit" aria-label={words.list}>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} dids={dids} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {audit.isFetchNextPageError && <Fault error={audit.error} />}
      {audit.hasNextPage && (
        <div className="more">
          <Button isBusy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {audit.isFetchingNextPage ? words.loadingMore : words.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function NoEntries(props: { readonly isFiltered: boolean; readonly onClear: () => void }): ReactNode {
  return (
    <Empty
      title={props.isFiltered ? words.empty.filtered : words.empty.title}
      action={props.isFiltered && <Button onClick={props.onClear}>{words.empty.clear}</Button>}
    >
      {props.isFiltered ? '' : words.empty.body}
    </Empty>
  );
}

function filtersOf(search: URLSearchParams): AuditFilters {
  const actor = search.get('actor') ?? '';
  const action = search.get('action') ?? '';
  const didId = search.get('did_id') ?? '';
  return {
    ...(actor !== '' && { actor }),
    ...(ACTIONS.some((known) => known === action) && { action }),
    ...(didId !== '' && { did_id: didId }),
  };
}
