import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useCalls, useTestCallOptions } from '../api/queries';
import type { CallFilters } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Loaded } from '../ui/loaded';
import { Empty, Fault } from '../ui/notice';
import { Page } from '../ui/page';
import { SelectField } from '../ui/select-field';
import { STATUSES } from './call-status';
import { CallsTable } from './calls-table';

const words = text.calls;
const PAGE_SIZE = 25;

/** The history; its filters stand in the address, so that a filtered list can be shared. */
export default function CallsPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const calls = useCalls(filters, PAGE_SIZE);
  const setFilter = (name: keyof CallFilters, value: string): void => {
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === '') after.delete(name);
      else after.set(name, value);
      return after;
    });
  };
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page title={words.title} intro={words.intro}>
      <Filters filters={filters} onChange={setFilter} />
      <Loaded query={calls}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return (
              <Empty
                title={isFiltered ? words.empty.filtered : words.empty.title}
                action={
                  isFiltered && (
                    <Button
                      onClick={() => {
                        setSearch({});
                      }}
                    >
                      {words.empty.clear}
                    </Button>
                  )
                }
              >
                {isFiltered ? '' : words.empty.body}
              </Empty>
            );
          }
          return <CallsTable calls={items} />;
        }}
      </Loaded>
      {calls.isFetchNextPageError && <Fault error={calls.error} />}
      {calls.hasNextPage && (
        <div className="more">
          <Button isBusy={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {calls.isFetchingNextPage ? words.loadingMore : words.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function filtersOf(search: URLSearchParams): CallFilters {
  const didId = search.get('did_id') ?? '';
  const status = search.get('status') ?? '';
  return {
    ...(didId !== '' && { did_id: didId }),
    ...(STATUSES.some((known) => known === status) && { status }),
  };
}

interface FiltersProps {
  readonly filters: CallFilters;
  readonly onChange: (name: keyof CallFilters, value: string) => void;
}

function Filters({ filters, onChange }: FiltersProps): ReactNode {
  const options = useTestCallOptions();
  const numbers = (options.data?.dids ?? []).map(({ id, number, label }) => ({
    value: id,
    label: label === '' ? number : `${number} · ${label}`,
  }));
  const chosen = filters.did_id ?? '';
  const isUnlisted = chosen !== '' && numbers.every(({ value }) => value !== chosen);
  return (
    <div className="filters" role="group" aria-label={words.filters.label}>
      <SelectField
        label={words.filters.number}
        value={chosen}
        onChange={(value) => {
          onChange('did_id', value);
        }}
        options={[
          { value: '', label: words.filters.anyNumber },
          ...numbers,
          ...(isUnlisted ? [{ value: chosen, label: words.filters.removedNumber }] : []),
        ]}
      />
      <SelectField
        label={words.filters.status}
        value={filters.status ?? ''}
        onChange={(value) => {
          onChange('status', value);
        }}
        options={[
          { value: '', label: words.filters.anyStatus },
          ...STATUSES.map((status) => ({ value: status, label: words.statuses[status] })),
        ]}
      />
    </div>
  );
}
