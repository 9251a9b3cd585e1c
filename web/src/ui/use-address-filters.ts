import { useSearchParams } from 'wouter';

/** Filters that stand in the address, so that a filtered list can be shared; `""` takes one out. */
export function useAddressFilters<T extends object>(filtersOf: (search: URLSearchParams) => T) {
  const [search, setSearch] = useSearchParams();
  return {
    filters: filtersOf(search),
    setFilter: (name: keyof T & string, value: string): void => {
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      });
    },
    clear: (): void => {
      setSearch({});
    },
  };
}
