import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { SearchField } from '../ui/search-field';
import { useFind } from './use-find';

const words = text.exotel.numbers.search;

/** A list that is seen at a glance needs no search. */
const WORTH_SEARCHING = 10;

interface Searchable {
  readonly number: string;
  readonly label: string;
  readonly bot_id?: string;
}

interface NumberSearchProps<T extends Searchable> {
  readonly dids: readonly T[];
  /** Draws those that were found. */
  readonly children: (found: readonly T[]) => ReactNode;
}

/** The view's list of numbers; what narrows it outlives other views. */
export function NumberSearch<T extends Searchable>(props: NumberSearchProps<T>): ReactNode {
  const [query, setQuery] = useFind();
  return <NarrowedNumbers {...props} query={query} onQuery={setQuery} />;
}

interface NarrowedNumbersProps<T extends Searchable> extends NumberSearchProps<T> {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hint?: string;
}

/** A list of numbers, and above a long one a field that narrows it by number, label or bot. */
export function NarrowedNumbers<T extends Searchable>({
  dids,
  query,
  onQuery,
  hint = words.hint,
  children,
}: NarrowedNumbersProps<T>): ReactNode {
  const asked = useDeferredValue(query.trim());
  if (dids.length <= WORTH_SEARCHING) return children(dids);
  const found = dids.filter((did) => fits(did, asked));
  return (
    <>
      <div className="number-search">
        <SearchField label={words.label} value={query} placeholder={hint} onChange={onQuery} />
        <p className="hint-text" role="status">
          {asked !== '' && words.found(found.length, dids.length)}
        </p>
      </div>
      {found.length > 0 && children(found)}
    </>
  );
}

function fits({ number, label, bot_id: bot = '' }: Searchable, asked: string): boolean {
  const isIn = (value: string): boolean => value.toLowerCase().includes(asked.toLowerCase());
  const digits = digitsOf(asked);
  return isIn(label) || isIn(bot) || isIn(number) || (digits !== '' && digitsOf(number).includes(digits));
}

/** The digits of what looks like a number, without the zeros that only one spelling of it begins with. */
function digitsOf(spelled: string): string {
  return /^[\d\s().+-]+$/.test(spelled) ? spelled.replace(/\D/g, '').replace(/^0+(?=\d{4})/, '') : '';
}
