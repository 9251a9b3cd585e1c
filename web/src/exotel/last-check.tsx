import type { ReactNode } from 'react';
import { useLastCheck } from '../api/queries';
import type { LastCheck as Check } from '../api/queries';
import { text } from '../text/text';
import { Badge } from '../ui/notice';
import { Age } from '../ui/time';
import { linksOf } from './links-of';

const words = text.knowing.check;

interface LastCheckProps {
  readonly didId: string;
  /** Says so when there was none. */
  readonly isAlwaysShown?: boolean;
}

/** What the last check of a number found, and how long ago. */
export function LastCheck({ didId, isAlwaysShown = false }: LastCheckProps): ReactNode {
  const check = useLastCheck(didId);
  if (!check) return isAlwaysShown ? <span className="hint-text">{words.never}</span> : null;
  return (
    <span className="last-check">
      {check.outdated ? (
        <Badge tone="neutral">{words.outdated}</Badge>
      ) : (
        <Badge tone={check.ok ? 'success' : 'danger'}>{check.ok ? words.works : words.fails}</Badge>
      )}
      <span className="hint-text">
        <Age of={check.checked_at} />
      </span>
      {!check.outdated && <Found check={check} />}
    </span>
  );
}

/** Which links of the chain were not found good. */
function Found({ check }: { readonly check: Check }): ReactNode {
  const found = (['failed', 'warned', 'unknown'] as const)
    .filter((kind) => check[kind].length > 0)
    .map((kind) => words.found[kind](linksOf(check[kind])));
  return found.length > 0 && <span className="found">{found.join('; ')}</span>;
}
