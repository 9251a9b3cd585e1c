import type { ReactNode } from 'react';
import { useAudit, useIntegration } from '../api/queries';
import type { AuditFilters } from '../api/queries';
import { text } from '../text/text';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { useAddressFilters } from '../ui/use-address-filters';
import { Entry } from './audit-entry';
import { ACTIONS, Filters } from './audit-filters';

const words = text.audit;
const PAGE_SIZE = 25;

/** The trail. */
export default function AuditPage(): ReactNode {
  const { filters, setFilter, clear } = useAddressFilters(filtersOf);
  const audit = useAudit(filters, PAGE_SIZE);
  const dids = useIntegration().data?.value.dids ?? [];
  return (
    <Page title={words.title} intro={words.intro}>
      <Filters filters={filters} dids={dids} onChange={setFilter} />
      <PagedList query={audit} isFiltered={Object.keys(filters).length > 0} onClear={clear} words={words}>
        {(entries) => (
          <ol className="audit" aria-label={words.list}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} dids={dids} />
            ))}
          </ol>
        )}
      </PagedList>
    </Page>
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
