import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { SearchField } from '../ui/search-field';
import { SelectField } from '../ui/select-field';
import { useFind } from './use-find';

const words = text.exotel.numbers.search;

/** A list that is seen at a glance needs no search. */
export const WORTH_SEARCHING = 10;

interface Searchable {
  readonly number: string;
  readonly label: string;
  readonly bot_id?: string;
}

/** Something that a number is, or is not. */
export interface NumberState<T> {
  readonly value: string;
  readonly label: string;
  readonly includes: (did: T) => boolean;
}

interface NumbersProps<T extends Searchable> {
  readonly dids: readonly T[];
  /** Draws those that were found. */
  readonly children: (found: readonly T[]) => ReactNode;
}

interface NumberSearchProps<T extends Searchable> extends NumbersProps<T> {
  readonly states?: readonly NumberState<T>[];
}

/** The view's list of numbers; what narrows it outlives other views. */
export function NumberSearch<T extends Searchable>({
  states = [],
  ...numbers
}: NumberSearchProps<T>): ReactNode {
  const [{ find, state }, narrow] = useFind();
  return (
    <NarrowedNumbers
      {...numbers}
      query={find}
      onQuery={(query) => {
        narrow({ find: query });
      }}
      state={states.find(({ value }) => value === state)}
      beside={
        states.length > 0 && (
          <StateField
            dids={numbers.dids}
            states={states}
            chosen={state}
            onChoose={(value) => {
              narrow({ state: value });
            }}
          />
        )
      }
    />
  );
}

interface StateFieldProps<T> {
  readonly dids: readonly T[];
  readonly states: readonly NumberState<T>[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

function StateField<T>({ dids, states, chosen, onChoose }: StateFieldProps<T>): ReactNode {
  return (
    <SelectField
      label={words.state}
      value={states.some(({ value }) => value === chosen) ? chosen : ''}
      onChange={onChoose}
      options={[
        { value: '', label: words.counted(words.anyState, dids.length) },
        ...states.map(({ value, label, includes }) => ({
          value,
          label: words.counted(label, dids.filter(includes).length),
        })),
      ]}
    />
  );
}

interface NarrowedNumbersProps<T extends Searchable> extends NumbersProps<T> {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hint?: string;
  /** Only those that are in it are found. */
  readonly state?: NumberState<T> | undefined;
  /** Stands beside the field. */
  readonly beside?: ReactNode;
}

/** A list of numbers, and above a long one a field that narrows it by number, label or bot. */
export function NarrowedNumbers<T extends Searchable>({
  dids,
  query,
  onQuery,
  hint = words.hint,
  state,
  beside,
  children,
}: NarrowedNumbersProps<T>): ReactNode {
  const asked = useDeferredValue(query.trim());
  if (dids.length <= WORTH_SEARCHING) return children(dids);
  const found = dids.filter((did) => (state?.includes(did) ?? true) && fits(did, asked));
  return (
    <>
      <div className="number-search">
        <SearchField label={words.label} value={query} placeholder={hint} onChange={onQuery} />
        {beside}
        <p className="hint-text" role="status">
          {(asked !== '' || state) && words.found(found.length, dids.length)}
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
