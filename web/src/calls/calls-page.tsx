import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';
import { useCalls, useIntegration, useTestCallOptions } from '../api/queries';
import type { CallFilters } from '../api/queries';
import { may, useSession } from '../session/session';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DateField } from '../ui/date-field';
import { NumberFilter } from '../ui/number-filter';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { saveFile } from '../ui/save-file';
import { SelectField } from '../ui/select-field';
import { useAddressFilters } from '../ui/use-address-filters';
import { STATUSES } from './call-status';
import { toCsv } from './calls-csv';
import { CallsTable } from './calls-table';
import { betweenDays, isDay } from './days';
import { rememberSearch } from './list-address';

const words = text.calls;
const PAGE_SIZE = 25;

/** The history. */
export default function CallsPage(): ReactNode {
  const { filters, setFilter, clear } = useAddressFilters(filtersOf);
  const calls = useCalls(betweenDays(filters), PAGE_SIZE);
  const loaded = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const search = useSearch();
  useEffect(() => {
    rememberSearch(search);
  }, [search]);
  return (
    <Page
      title={words.title}
      intro={words.intro}
      beside={
        loaded.length > 0 && (
          <Button
            isBusy={calls.isPlaceholderData}
            onClick={() => {
              saveFile('test-calls.csv', 'text/csv', toCsv(loaded));
            }}
          >
            {words.save(loaded.length)}
          </Button>
        )
      }
    >
      <Filters filters={filters} onChange={setFilter} />
      <PagedList query={calls} isFiltered={Object.keys(filters).length > 0} onClear={clear} words={words}>
        {(items) => <CallsTable calls={items} />}
      </PagedList>
    </Page>
  );
}

/** As they stand in the address, where times are days. */
function filtersOf(search: URLSearchParams): CallFilters {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  const didId = search.get('did_id') ?? '';
  const status = search.get('status') ?? '';
  return {
    ...(didId !== '' && { did_id: didId }),
    ...(STATUSES.some((known) => known === status) && { status }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  };
}

interface FiltersProps {
  readonly filters: CallFilters;
  readonly onChange: (name: keyof CallFilters, value: string) => void;
}

function Filters({ filters, onChange }: FiltersProps): ReactNode {
  const { session } = useSession();
  const isSuperAdmin = may(session, 'super_admin');
  const all = useIntegration(isSuperAdmin).data?.value.dids;
  // An Admin is told of no others.
  const usable = useTestCallOptions(!isSuperAdmin).data?.dids;
  const { unlistedNumber, removedNumber } = words.filters;
  return (
    <div className="filters" role="group" aria-label={words.filters.label}>
      <NumberFilter
        numbers={(isSuperAdmin ? all : usable) ?? []}
        chosen={filters.did_id}
        words={{ ...words.filters, removedNumber: isSuperAdmin ? removedNumber : unlistedNumber }}
        onChange={(value) => {
          onChange('did_id', value);
        }}
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
      {(['from', 'to'] as const).map((name) => (
        <DateField
          key={name}
          label={words.filters[name]}
          value={filters[name] ?? ''}
          onChange={(day) => {
            onChange(name, day);
          }}
        />
      ))}
    </div>
  );
}
