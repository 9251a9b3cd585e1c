import type { ReactNode } from 'react';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Fault, Notice, Status } from '../ui/notice';
import { CHECKED_AT_MOST } from './use-check-all';
import type { CheckAllRun } from './use-check-all';

const words = text.knowing.check.all;

interface CheckAllProps {
  /** Those that the list is narrowed to. */
  readonly numbers: readonly { readonly id: string; readonly number: string }[];
  /** Outlives a list that is empty for a moment. */
  readonly checkAll: CheckAllRun;
}

/** Checks the numbers of a list. The button is the same all the time, so that it keeps the focus. */
export function CheckAll({ numbers, checkAll: { run, tally, start, stop } }: CheckAllProps): ReactNode {
  const chosen = numbers.slice(0, CHECKED_AT_MOST);
  if (numbers.length < 2 && run.isIdle) return null;
  return (
    <>
      <div className="check-all">
        <Button
          onKeyDown={(event) => {
            // A key that is held down was not pressed to stop it, nor was the second click of two.
            if (event.key === 'Enter' && event.repeat) event.preventDefault();
          }}
          onClick={({ detail: clicks }) => {
            if (!run.isPending) start(chosen);
            else if (clicks < 2) stop();
          }}
        >
          {run.isPending ? words.stop : words.action(chosen.length, numbers.length)}
        </Button>
        {run.isPending && (
          <span className="hint-text">{words.progress(tally.checked + tally.missed.length, tally.all)}</span>
        )}
        <Status tone={toneOf(tally)}>{!run.isPending && !run.isIdle && words.result(tally)}</Status>
      </div>
      {!run.isPending && tally.missed.length > 0 && (
        <Notice tone="warning" isUrgent>
          {words.missed(tally.missed.join(', '))}
        </Notice>
      )}
      {run.error && <Fault error={run.error} />}
    </>
  );
}

function toneOf({ all, checked, broken }: CheckAllRun['tally']): 'success' | 'danger' | 'neutral' {
  if (broken > 0) return 'danger';
  return checked === all ? 'success' : 'neutral';
}
