import type { ReactNode } from 'react';
import { useLastCheck } from '../api/queries';
import type { Preflight } from '../api/queries';
import { text } from '../text/text';
import { Badge } from '../ui/notice';
import { Age } from '../ui/time';

const words = text.knowing.check;

/** Each row of a list asks for its last check; a list longer than this would ask too much. */
export const CHECKS_SHOWN = 50;

interface LastCheckProps {
  readonly didId: string;
  /** Says so when there was none. */
  readonly isAlwaysShown?: boolean;
  /** When the number got another bot or flow; who may not read the trail does not know. */
  readonly changedAt?: string | undefined;
}

/** What the last check of a number found, and how long ago. */
export function LastCheck({ didId, isAlwaysShown = false, changedAt }: LastCheckProps): ReactNode {
  const { data: check } = useLastCheck(didId);
  if (!check) return isAlwaysShown ? <span className="hint-text">{words.never}</span> : null;
  return (
    <span className="last-check">
      <Verdict check={check} changedAt={changedAt} />
      <span className="hint-text">
        <Age of={check.checked_at} />
      </span>
    </span>
  );
}

function Verdict({
  check,
  changedAt,
}: Pick<LastCheckProps, 'changedAt'> & { readonly check: Preflight }): ReactNode {
  if (isOutdated(check, changedAt)) return <Badge tone="neutral">{words.outdated}</Badge>;
  return <Badge tone={check.ok ? 'success' : 'danger'}>{check.ok ? words.works : words.fails}</Badge>;
}

/** A check proves nothing of a bot or flow that the number got after it. */
export function isOutdated(check: Preflight, changedAt: string | undefined): boolean {
  return changedAt !== undefined && Date.parse(changedAt) > Date.parse(check.checked_at);
}
